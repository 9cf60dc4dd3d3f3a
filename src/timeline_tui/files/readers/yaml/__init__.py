"""Our own format: timeline files in YAML, read at full speed, or slowly to say what is wrong."""
