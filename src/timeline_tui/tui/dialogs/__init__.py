"""What opens above the panes, asks for one thing, and closes again with Esc."""
