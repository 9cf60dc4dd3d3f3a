"""JSON: of our own shape, as lines, and as other programs write it."""
