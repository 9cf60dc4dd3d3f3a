"""What tells the JSON of TimelineJS from our own; it is asked of every file of JSON."""

from __future__ import annotations

import re

_START = re.compile(rb'"start_date"\s*:')


def is_timelinejs(data: bytes) -> bool:
    """Say whether JSON is more likely of TimelineJS than of our own shape."""
    return _START.search(data) is not None
