"""A calendar taken apart into its entries, each with its line, so that a broken one stands alone.

The library that reads the entries neither counts lines nor goes on after a fault in the structure.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

# Entries stand side by side in a calendar, and never in one another (RFC 5545, 3.6).
ENTRIES = frozenset({"VEVENT", "VTODO", "VJOURNAL", "VFREEBUSY", "VTIMEZONE"})
CALENDAR = "VCALENDAR"
_CONTENT = re.compile(r"[A-Za-z0-9-]+[;:]")
_BREAK = re.compile("\r\n|\n|\r")


class Part(msgspec.Struct):
    """A calendar or an entry: its name, the line of its BEGIN, and its lines, unfolded.

    `numbers` are the lines' numbers, `inside` the names of what stands in it (VALARM), `fault` says
    what is wrong with its structure, `odd` are the numbers of lines that are no iCalendar at all.
    """

    name: str
    line: int
    lines: list[str] = msgspec.field(default_factory=list)
    numbers: list[int] = msgspec.field(default_factory=list)
    inside: list[str] = msgspec.field(default_factory=list)
    odd: list[int] = msgspec.field(default_factory=list)
    fault: str = ""

    def text(self) -> str:
        """Return it as iCalendar."""
        return "\r\n".join([f"BEGIN:{self.name}", *self.lines, f"END:{self.name}", ""])

    def line_of(self, name: str) -> int:
        """Return the line of the first property of this name, or that of the BEGIN."""
        for number, line in zip(self.numbers, self.lines, strict=True):
            if line[: len(name)].upper() == name and line[len(name) :][:1] in (";", ":"):
                return number
        return self.line


def parts_of(text: str) -> list[Part]:
    """Return the calendars and entries of a text, in the order in which they begin."""
    cutter = _Cutter()
    for number, line in _unfolded(text):
        cutter.take(number, line)
    cutter.end()
    return cutter.parts


def _unfolded(text: str) -> Iterator[tuple[int, str]]:
    """Yield the lines that are not blank with their numbers; a blank at the start goes on (3.1)."""
    pieces: list[str] = []
    first = 0
    for number, line in enumerate(_BREAK.split(text), 1):
        if line[:1] in (" ", "\t") and pieces:
            pieces.append(line[1:])
            continue
        if pieces:
            yield first, "".join(pieces)
        pieces, first = ([line], number) if line.strip() else ([], number)
    if pieces:
        yield first, "".join(pieces)


class _Cutter:
    def __init__(self) -> None:
        self.parts: list[Part] = []
        self._calendar: Part | None = None
        self._entry: Part | None = None
        self._inner: list[str] = []

    def take(self, number: int, line: str) -> None:
        key, _, value = line.partition(":")
        name = value.strip().upper()
        if key.upper() == "BEGIN":
            self._begin(number, name)
        elif key.upper() == "END":
            self._finish(name)
        elif self._entry and self._inner and self._entry.name != "VTIMEZONE":
            return
        elif part := self._entry or self._calendar:
            if _CONTENT.match(line):
                part.lines.append(line)
                part.numbers.append(number)
            else:
                part.odd.append(number)

    def end(self) -> None:
        """Close what the end of the file leaves open."""
        self._cut_off()

    def _begin(self, number: int, name: str) -> None:
        if name == CALENDAR or name in ENTRIES or not self._entry:
            self._cut_off()
            part = Part(name, number)
            self.parts.append(part)
            if name == CALENDAR:
                self._calendar = part
            else:
                self._entry = part
            return
        self._inner.append(name)
        self._entry.inside.append(name)
        self._keep_in_zone(number, f"BEGIN:{name}")

    def _finish(self, name: str) -> None:
        entry = self._entry
        if entry is None:
            if name == CALENDAR:
                self._calendar = None
            return
        if self._inner and name == self._inner[-1]:
            self._inner.pop()
            self._keep_in_zone(entry.line, f"END:{name}")
        elif name == entry.name and not self._inner:
            self._entry = None
        else:
            self._cut_off()
            if name == CALENDAR:
                self._calendar = None

    def _keep_in_zone(self, number: int, line: str) -> None:
        """Keep what stands in a time zone: without it the zone says nothing."""
        if self._entry and self._entry.name == "VTIMEZONE":
            self._entry.lines.append(line)
            self._entry.numbers.append(number)

    def _cut_off(self) -> None:
        if self._entry:
            missing = self._inner[-1] if self._inner else self._entry.name
            self._entry.fault = f"its END:{missing} is missing"
        self._entry, self._inner = None, []
