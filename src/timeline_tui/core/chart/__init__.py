"""The time chart as plain lines: what is drawn for a selection, a window and a size."""
