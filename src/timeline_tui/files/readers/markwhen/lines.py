"""A text of markwhen taken apart: its header, its entries with their lines, and what else is there.

An entry goes from its first line to the next entry or section; comments belong to what follows.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from timeline_tui.files.readers.markwhen.grammar import (
    COMMENT,
    ENTRY,
    FENCE,
    OLD_END,
    OLD_SECTION,
    PROPERTY,
    SECTION,
)

_BREAK = re.compile("\r\n|\n|\r")


class Entry(msgspec.Struct):
    """An entry: its line, its date, what follows the colon, its properties and its description.

    `date` is the whole of its date as written, from `start` to `end`.  `sections` are the titles of
    the sections that it stands in, the outermost first.
    """

    line: int
    date: str
    start: str
    end: str | None
    repeats: bool
    title: str
    sections: tuple[str, ...]
    properties: list[str] = msgspec.field(default_factory=list)
    description: list[str] = msgspec.field(default_factory=list)
    comments: list[str] = msgspec.field(default_factory=list)


class Parts(msgspec.Struct):
    """The header's lines; the entries; lines that belong to no entry, with their numbers.

    `comments` stand at the head of the file, `last` at its end.  `about_sections` tells whether
    sections have properties of their own.
    """

    header: list[str] = msgspec.field(default_factory=list)
    entries: list[Entry] = msgspec.field(default_factory=list)
    stray: list[tuple[int, str]] = msgspec.field(default_factory=list)
    comments: list[str] = msgspec.field(default_factory=list)
    last: list[str] = msgspec.field(default_factory=list)
    about_sections: bool = False


def parts_of(text: str) -> Parts:
    """Return the parts of a text."""
    lines = _BREAK.split(text)
    parts = Parts()
    at = _header(lines, parts)
    _Body(lines, parts).read(at)
    return parts


def _is_beginning(line: str) -> bool:
    return bool(
        ENTRY.fullmatch(line)
        or SECTION.fullmatch(line)
        or (OLD_SECTION.fullmatch(line) and ":" not in line)
    )


def _header(lines: Sequence[str], parts: Parts) -> int:
    """Read the header; return where the body begins."""
    fenced = False
    for at, line in enumerate(lines):
        if FENCE.match(line):
            if fenced:
                return at + 1
            fenced = not any(map(str.strip, parts.header))
            continue
        if not fenced and _is_beginning(line):
            return at
        if comment := COMMENT.fullmatch(line):
            parts.comments.append(comment["text"])
        else:
            parts.header.append(line)
    return len(lines)


class _Body:
    def __init__(self, lines: Sequence[str], parts: Parts) -> None:
        self._lines = lines
        self._parts = parts
        self._entry: Entry | None = None
        self._sections: list[tuple[int, str]] = []
        self._comments: list[str] = []

    def read(self, at: int) -> None:
        while at < len(self._lines):
            at = self._take(at)
        self._parts.last = self._comments

    def _take(self, at: int) -> int:
        """Read what stands at a line; return the next line to be read."""
        line = self._lines[at]
        if comment := COMMENT.fullmatch(line):
            self._comments.append(comment["text"])
        elif entry := ENTRY.fullmatch(line):
            sections = tuple(title for _, title in self._sections if title)
            self._entry = Entry(
                at + 1,
                line[entry.start("start") : entry.end("end" if entry["end"] else "start")],
                entry["start"],
                entry["end"],
                bool(entry["every"]),
                entry["title"],
                sections,
                comments=self._comments,
            )
            self._comments = []
            self._parts.entries.append(self._entry)
            return self._properties(at + 1, self._entry.properties)
        elif self._section(line):
            self._entry = None
            found: list[str] = []
            at = self._properties(at + 1, found)
            self._parts.about_sections |= bool(found)
            return at
        elif self._entry:
            if line.strip():
                # A comment within a description belongs to its entry, not to the next one.
                self._entry.comments += self._comments
                self._comments = []
            self._entry.description.append(line)
        elif line.strip():
            self._parts.stray.append((at + 1, line))
        return at + 1

    def _section(self, line: str) -> bool:
        """Open or close a section; tell whether the line does so."""
        if OLD_END.fullmatch(line):
            if self._sections:
                self._sections.pop()
            return True
        if section := SECTION.fullmatch(line):
            level = len(section["level"])
            while self._sections and self._sections[-1][0] >= level:
                self._sections.pop()
            self._sections.append((level, section["title"]))
            return True
        old = OLD_SECTION.fullmatch(line)
        if old and ":" not in line:
            self._sections.append((0, old["title"] or ""))
            return True
        return False

    def _properties(self, at: int, found: list[str]) -> int:
        """Read the properties that begin at a line; return the line after them."""
        fenced = at < len(self._lines) and bool(FENCE.match(self._lines[at]))
        at += fenced
        while at < len(self._lines):
            line = self._lines[at]
            if fenced and FENCE.match(line):
                return at + 1
            if not fenced and (not PROPERTY.match(line) or ENTRY.fullmatch(line)):
                break
            found.append(line)
            at += 1
        return at
