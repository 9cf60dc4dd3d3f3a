"""The marks that tell, without colour, what happened from what is planned or claimed."""

from __future__ import annotations

from timeline_tui.core.records import Status

STATUS_MARKS: dict[Status, str] = {"happened": "●", "planned": "○", "claimed": "◇"}
MARKED = "★"
"""The sign of an event that the user has marked."""
STATUS_MARKS_ASCII: dict[Status, str] = {"happened": "*", "planned": "o", "claimed": "?"}
