"""Values as JSON that is safe to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from timeline_tui.core.text.hostile import STEERING, is_clean

_STEP = "  "


def json_object(members: Mapping[str, object]) -> Iterator[str]:
    """Yield a JSON object in pieces, indented by two; what a terminal might obey is escaped.

    A member that is an iterator becomes an array, whose items are made one by one.
    """
    before = "{\n"
    for key, value in members.items():
        yield f'{before}{_STEP}"{key}": '
        yield from json_array(value, 1) if isinstance(value, Iterator) else [_written(value, 1)]
        before = ",\n"
    yield "\n}"


def json_array(items: Iterable[object], depth: int = 0) -> Iterator[str]:
    """Yield a JSON array in the same way, item by item; `depth` is how far it is indented."""
    line = "\n" + _STEP * (depth + 1)
    before = "["
    for item in items:
        yield f"{before}{line}{_written(item, depth + 1)}"
        before = ","
    yield "[]" if before == "[" else f"\n{_STEP * depth}]"


def json_line(record: object) -> str:
    """Return a value as a line of JSON Lines, escaped in the same way."""
    return _compact(record) + "\n"


def _written(value: object, depth: int) -> str:
    text = msgspec.json.format(_compact(value), indent=len(_STEP))
    # No line break is within a text: there it is an escape.
    return text.replace("\n", "\n" + _STEP * depth)


def _compact(value: object) -> str:
    text = msgspec.json.encode(value).decode()
    return text if is_clean(text) else re.sub(STEERING, _escaped, text)


def _escaped(match: re.Match[str]) -> str:
    """Return a character as JSON escapes it: one code unit of UTF-16, or two (RFC 8259, 7)."""
    units = match[0].encode("utf-16-be").hex()
    return "".join(f"\\u{units[at : at + 4]}" for at in range(0, len(units), 4))
