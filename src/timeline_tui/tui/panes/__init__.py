"""The panes of the explorer: each binds one part of the view to a list of rows."""
