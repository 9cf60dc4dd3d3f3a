"""Our own format, written as a person would: block style, and no quotes where none are needed."""
