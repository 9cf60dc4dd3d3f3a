"""Values as JSON that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable

import msgspec

from timeline_tui.core.text.hostile import STEERING


def json_text(document: object) -> str:
    """Return a value as JSON, indented by two; what a terminal might obey is escaped."""
    text = msgspec.json.format(msgspec.json.encode(document), indent=2).decode()
    return re.sub(STEERING, _escaped, text) + "\n"


def json_lines_text(records: Iterable[object]) -> str:
    """Return values as JSON Lines, in the same way."""
    return re.sub(STEERING, _escaped, msgspec.json.Encoder().encode_lines(records).decode())


def _escaped(match: re.Match[str]) -> str:
    """Return a character as JSON escapes it: one code unit of UTF-16, or two (RFC 8259, 7)."""
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
