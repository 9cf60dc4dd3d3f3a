"""markwhen: entries with their dates, in plain text, as drafts of events."""
