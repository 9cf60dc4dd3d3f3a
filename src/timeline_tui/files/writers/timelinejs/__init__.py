"""TimelineJS 3: a selection as the JSON that its web page shows."""
