"""iCalendar (RFC 5545): calendars and their entries as drafts of events."""
