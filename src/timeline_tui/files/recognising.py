"""Which format a file is of: by its ending, and by its content where that leaves a choice."""

from __future__ import annotations

import re

from timeline_tui.files.formats import FORMATS, Format

YAML = "yaml"
_YAML_ENDINGS = (".yaml", ".yml")
_SHOWS_AT_ONCE = 4096  # bytes
_RECORD_ON_A_LINE = rb'\s*\{\s*"record"\s*:'
_MARKS = b"\xef\xbb\xbf"


def readers() -> dict[str, Format]:
    """Return the foreign formats that can be read; our own YAML is read by its own way."""
    return {name: row for name, row in FORMATS.items() if row.read}


def format_of(path: str, data: bytes) -> str:
    """Return the name of the format of a file, "-" for standard input; YAML where nothing tells."""
    if path.lower().endswith(_YAML_ENDINGS):
        return YAML
    from pathlib import PurePath

    suffix = PurePath(path).suffix.lower()
    if suffix:
        for name, row in readers().items():
            if any(ending.endswith(suffix) for ending in row.endings) and _fits(name, data):
                return name
    fitting = {
        name: max(map(len, endings))
        for name, row in readers().items()
        if (endings := [ending for ending in row.endings if path.lower().endswith(ending)])
    }
    return max(fitting, key=fitting.__getitem__) if fitting else _by_content(data)


def _fits(name: str, data: bytes) -> bool:
    fits = FORMATS[name].fits
    return fits is not None and fits(data)


def _by_content(data: bytes) -> str:
    """Tell formats that begin like no other; what has no ending comes from a pipe, mostly."""
    start = data[:_SHOWS_AT_ONCE].removeprefix(_MARKS).lstrip()
    if start[:15].upper() == b"BEGIN:VCALENDAR":
        return "ical"
    if re.match(_RECORD_ON_A_LINE, start):
        return "jsonl"
    if start.startswith(b"{") and _is_json(data):
        return "timelinejs" if _fits("timelinejs", data) else "json"
    return YAML


def _is_json(data: bytes) -> bool:
    """Say whether all of it is JSON: what begins like that may be YAML as well."""
    import msgspec

    try:
        msgspec.json.decode(data.removeprefix(_MARKS), type=dict[str, msgspec.Raw])
    except msgspec.DecodeError:
        return False
    return True
