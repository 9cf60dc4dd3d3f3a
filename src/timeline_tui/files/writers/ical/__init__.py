"""iCalendar (RFC 5545): a selection as a calendar."""
