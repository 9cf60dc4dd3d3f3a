"""What a sound file may hide: characters that nobody sees, with the place of each.

They are no errors.  On the screen and in exports for people they are made visible.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from yaml.error import YAMLError
from yaml.events import ScalarEvent, StreamEndEvent

from timeline_tui.core.text import visible_line
from timeline_tui.core.text.hostile import character_name, hostile_in
from timeline_tui.files.problems import Problem
from timeline_tui.files.readers.yaml.encoding import text_of
from timeline_tui.files.readers.yaml.events import parser_events

_MOST_SHOWN = 50
_ASCII = bytes(range(0x80))
# The escapes of double quotes in YAML 1.1, 5.7, apart from those of ordinary characters.
_ESCAPE = re.compile(
    r"\\(?:([0abvfreNLP])|x([0-9A-Fa-f]{2})|u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|.)", re.DOTALL
)
_SHORT = dict(zip("0abvfreNLP", "\0\a\b\v\f\r\x1b\x85\u2028\u2029", strict=True))
_SEPARATORS = "\x85\u2028\u2029"
_REORDERING = re.compile("[\u202a-\u202e\u2066-\u2069]")


def warnings_in(data: bytes) -> tuple[Problem, ...]:
    """Return a warning for every invisible or hostile character in the bytes of a timeline file.

    Characters that are written as escapes count, those that a language needs do not.  A file
    without any costs next to nothing.  What is no text or no YAML has no warnings there.
    """
    if not _may_hide_something(data):
        return ()
    report = text_of(data)
    if report.problems:
        return ()
    found = sorted({*_raw(report.text), *_escaped(report.text)})
    for at, character, how in found[:_MOST_SHOWN]:
        report.add(at, f"{_kind(character)}: {character_name(character)}{how}", _hint(character))
    if len(found) > _MOST_SHOWN:
        more = f"and {len(found) - _MOST_SHOWN:,} more characters that nobody sees"
        report.add(found[_MOST_SHOWN][0], more)
    return tuple(report.problems)


def _may_hide_something(data: bytes) -> bool:
    """Look for candidates at the speed of the machine; ASCII alone is the usual case."""
    if b"\\" in data or b"\x7f" in data or b"\0" in data:
        return True
    # What is not ASCII stays whole, and is little in most languages.
    rest = data.translate(None, _ASCII).decode(errors="replace")
    return next(hostile_in(rest), None) is not None


def _raw(text: str) -> Iterator[tuple[int, str, str]]:
    # A carriage return is part of how some editors end a line.
    return ((at, text[at], "") for at in hostile_in(text) if text[at] != "\r")


def _escaped(text: str) -> Iterator[tuple[int, str, str]]:
    if not any(_hostile_escapes(text, 0, len(text))):
        return
    get = parser_events(text.encode())
    try:
        while type(event := get()) is not StreamEndEvent:
            start, end = event.start_mark.index, event.end_mark.index
            if type(event) is ScalarEvent and event.style == '"':
                yield from _hostile_escapes(text, start, end)
    except YAMLError:
        return


def _hostile_escapes(text: str, start: int, end: int) -> Iterator[tuple[int, str, str]]:
    for found in _ESCAPE.finditer(text, start, end):
        short, *codes = found.groups()
        code = int(next(filter(None, codes), "20"), 16)
        character = _SHORT[short] if short else chr(code) if code <= 0x10FFFF else ""
        # The letter stands for what is before it: a joiner is judged by that.
        if any(True for at in hostile_in(f"{text[found.start() - 1]}{character}") if at):
            yield found.start(), character, ", written as an escape"


def _kind(character: str) -> str:
    if character in _SEPARATORS:
        return "a line break that many editors do not show"
    if _REORDERING.match(character):
        return "a character that reorders text"
    return "a control character" if ord(character) < 0xA0 else "an invisible character"


def _hint(character: str) -> str:
    if character in _SEPARATORS:
        return "break the line in another way, or remove it"
    return f"remove it, unless it is meant; people see {visible_line(character)} in its place"
