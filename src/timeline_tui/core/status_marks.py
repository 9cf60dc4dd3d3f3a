"""The marks that tell, without colour, what happened from what is planned or claimed."""

from __future__ import annotations

from timeline_tui.core.records import Status

STATUS_MARKS: dict[Status, str] = {"happened": "●", "planned": "○", "claimed": "◇"}
STATUS_MARKS_ASCII: dict[Status, str] = {"happened": "*", "planned": "o", "claimed": "!"}
"""The same in ASCII, where a question mark stands for what is uncertain."""
MARKED = "★"
"""The sign of an event that the user has marked."""
