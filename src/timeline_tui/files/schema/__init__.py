"""The JSON Schema of a timeline file, for editors and other programs."""
