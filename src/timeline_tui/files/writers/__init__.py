"""From a selection to the bytes of a file: a module a format."""
