"""A large file in pieces, so that no more of it than some events is ever a tree.

The events of most files stand in a block sequence, each on lines of its own.  Such a file is cut
before lines that begin an event, and every piece is YAML by itself.  A cut in the wrong place, in
the middle of a quoted text, leaves pieces that are none: then, and wherever a file looks otherwise,
it is refused here, and has to be read as a whole.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import Protocol

import msgspec

from timeline_tui.core.records import File
from timeline_tui.files.readers.yaml.blanks import without_blanks
from timeline_tui.files.readers.yaml.outlines import Outline, outline_of
from timeline_tui.files.readers.yaml.plain import plain_events
from timeline_tui.files.readers.yaml.shapes import boolean_keys, file_shape
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import RefusedError, Tree, Trees

_EVENTS = re.compile(rb"^events:[ \t]*(?:#[^\n]*)?\r?\n", re.MULTILINE)
_FIRST_EVENT = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?\r?\n)*( *)-(?=[ \r\n])")
_BLANKS_OR_COMMENTS = re.compile(rb"(?:[ \t]*(?:#[^\n]*)?(?:\r?\n|\Z))*")
_ENDS_A_DOCUMENT = re.compile(rb"^\.\.\.", re.MULTILINE)
_MARKS_A_DOCUMENT = re.compile(rb"^(?:\.\.\.|---)", re.MULTILINE)
_KEY = re.compile(rb"[A-Za-z]")
_OTHER_ENCODINGS = (b"\xff\xfe", b"\xfe\xff")
_FEW = 1 << 14
_MANY = 1 << 18
_GROWS = 4  # times as many, from piece to piece
_OFTEN = 4  # an outline that misses more than one event in so many is of no use
_MOST_LEARNED = 4


def parts_of(chunks: Iterable[bytes]) -> Iterator[File]:
    """Yield the records of a file as it is read: what comes before the events, events, the rest.

    Raises RefusedError where the file has to be read as a whole, and what msgspec and PyYAML raise.
    """
    return (part for _, part in _Parts(iter(chunks), None).parts())


class Turns(Protocol):
    """Who reads what, where several read one file together."""

    is_first: bool
    """Whether this one reads what comes before the events and what comes after."""

    def take(self, number: int) -> bool:
        """Tell whether the piece of events with that number is this one's."""


class TogetherError(RefusedError):
    """The pieces of a file cannot be read apart from each other."""


def some_parts_of(chunks: Iterable[bytes], turns: Turns) -> Iterator[tuple[int, File]]:
    """Yield those parts that are one's own, with their numbers; else as `parts_of`.

    The parts of all together are those of the file.  Raises TogetherError too.
    """
    return _Parts(iter(chunks), turns).parts()


class _Parts:
    def __init__(self, chunks: Iterator[bytes], turns: Turns | None) -> None:
        self._chunks = chunks
        self._turns = turns
        self._left = b""
        self._trees = Trees(boolean_keys())
        self._texts = reader_of_texts()
        self._keys: set[str] = {"events"}
        self._is_plain = True
        self._outline: Outline | None = None
        self._learned = 0

    def parts(self) -> Iterator[tuple[int, File]]:
        """Yield the records; the first events come soon, the others in larger pieces."""
        turns = self._turns
        head, indent = self._head()
        if head.startswith(_OTHER_ENCODINGS) or _ENDS_A_DOCUMENT.search(head):
            raise RefusedError
        number = 0
        if turns is None or turns.is_first:
            yield number, self._mapping(head)
        begins = b"\n" + b" " * indent + b"-"
        ends = _end_of_events(indent)
        at_most = _FEW
        while True:
            more = self._more(at_most)
            found = ends.search(self._left)
            stop = found.start() + 1 if found else len(self._left)
            if not found and more:
                stop = self._left.rfind(begins) + 1
                if not stop:
                    at_most *= 2
                    continue
            piece, self._left = self._left[:stop], self._left[stop:]
            number += 1
            if turns is None or turns.take(number):
                events = self._events(piece, indent, learns=at_most >= _MANY)
                part = self._file({"events": events})
                if turns is not None and not self._trees.are_apart:
                    raise TogetherError
                yield number, part
            at_most = min(_GROWS * at_most, _MANY)
            if found or not more:
                break
        if turns is None or turns.is_first:
            yield number + 1, self._tail()

    def _events(self, piece: bytes, indent: int, *, learns: bool) -> Tree:
        """Return the events of a piece; libyaml is asked for those that are not written plainly."""
        if self._is_plain and piece.endswith(b"\n"):
            with suppress(RefusedError):
                text = piece.decode()
                found = plain_events(text, indent, boolean_keys(), self._outline)
                self._is_plain = 2 * sum(isinstance(one, str) for one in found) <= len(found)
                if learns:
                    self._learn(text, found, indent)
                return [
                    self._trees.one(one.encode()) if isinstance(one, str) else one for one in found
                ]
        # A cut through a quoted text is no event, but may be a part of one.
        return self._trees.next(piece, depth=2)

    def _learn(self, text: str, found: list[dict[str, Tree] | str], indent: int) -> None:
        """Learn how events are written, for the next pieces, unless that is known."""
        if self._outline is not None:
            missed, self._outline.missed = self._outline.missed, 0
            if _OFTEN * missed <= len(found):
                return
        self._outline = None
        if self._learned < _MOST_LEARNED:
            self._learned += 1
            self._outline = outline_of(text, found, indent, boolean_keys())

    def _more(self, size: int) -> bool:
        """Read until so many bytes are left to be looked at; tell whether there may be more."""
        parts = [self._left]
        length = len(self._left)
        more = True
        while length < size:
            chunk = next(self._chunks, b"")
            if not chunk:
                more = False
                break
            parts.append(chunk)
            length += len(chunk)
        self._left = b"".join(parts)
        return more

    def _head(self) -> tuple[bytes, int]:
        """Return what comes before the first event, and how far that is indented."""
        size = _FEW
        while True:
            more = self._more(size)
            events = _EVENTS.search(self._left)
            first = _FIRST_EVENT.match(self._left, events.end()) if events else None
            if events and first:
                head, indent = self._left[: events.start()], first[1]
                self._left = self._left[first.start(1) :]
                return head, len(indent)
            if not more:
                raise RefusedError
            size = max(size, len(self._left)) * 2

    def _tail(self) -> File:
        while self._more(len(self._left) + _MANY):
            pass
        tail, self._left = self._left, b""
        rest = tail[_BLANKS_OR_COMMENTS.match(tail).end() :]  # type: ignore[union-attr]
        if not rest:
            return File()
        if not _KEY.match(rest) or _MARKS_A_DOCUMENT.search(rest):
            raise RefusedError
        return self._mapping(tail)

    def _mapping(self, piece: bytes) -> File:
        tree = self._trees.next(piece, depth=1)
        if tree is None and not self._trees.blanks:
            return File()
        if not isinstance(tree, dict) or not self._keys.isdisjoint(tree):
            raise RefusedError
        self._keys |= tree.keys()
        return self._file(tree)

    def _file(self, tree: Tree) -> File:
        if self._trees.blanks:
            tree = without_blanks(tree, file_shape())
        return msgspec.convert(tree, File, dec_hook=self._texts)


def _end_of_events(indent: int) -> re.Pattern[bytes]:
    """Return what finds the line break before the first line that is no part of a sequence."""
    less = b" {0,%d}[^ #\r\n]|" % (indent - 1) if indent else b""
    return re.compile(b"\n(?:" + less + b" {%d}(?:[^ #\r\n-]|-[^ \r\n]))" % indent)
