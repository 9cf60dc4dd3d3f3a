"""From files to timelines: a room or a module a format."""
