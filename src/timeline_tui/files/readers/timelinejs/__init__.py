"""TimelineJS 3: its JSON, and the spreadsheet that its makers start from."""
