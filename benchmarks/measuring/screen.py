"""A terminal screen in memory that tells which output changed what stands on it."""

from __future__ import annotations

import re
from itertools import chain

import pyte

# What pyte would print: questions about modes, keyboards and versions, and other strings.
_NOT_DRAWN = re.compile(
    rb"\x1b\[\?[0-9;]*\$p|\x1b\[[<>=?][0-9;]*[a-gi-zA-Z]"
    rb"|\x1b\[[0-9;]* ?[tq]|\x1b[P_^][^\x1b]*\x1b\\"
)
_MODES = re.compile(rb"\x1b\[\?[0-9;]*[hl]")
_UNFINISHED = re.compile(rb"\x1b(?:\[[0-9;?<=> $]*|[P_^\]][^\x07\x1b]*\x1b?)?\Z")

Line = tuple[pyte.screens.Char, ...]


class Screen:
    """The cells of a terminal.  A change is another character or style; the cursor is none."""

    def __init__(self, columns: int, rows: int, ignored: frozenset[int] = frozenset()) -> None:
        """Take the size, and the rows whose changes do not count: a clock, for one."""
        self._columns = columns
        self._ignored = ignored
        self._screen = pyte.Screen(columns, rows)
        self._stream = pyte.ByteStream(self._screen)
        self._lines = [self._line(y) for y in range(rows)]
        self._held = b""

    @property
    def text(self) -> str:
        """What stands on the screen, line by line."""
        return "\n".join(self._screen.display)

    def draw(self, output: bytes) -> bool:
        """Draw what a program has written; tell whether it changed a cell."""
        output = self._held + output
        cut = _UNFINISHED.search(output)
        self._held = output[cut.start() :] if cut else b""
        output = output[: cut.start()] if cut else output
        self._stream.feed(_NOT_DRAWN.sub(_kept, output))
        changed = False
        for y in self._screen.dirty:
            line = self._line(y)
            if line != self._lines[y]:
                self._lines[y] = line
                changed |= y not in self._ignored
        self._screen.dirty.clear()
        return changed

    def _line(self, y: int) -> Line:
        cells = self._screen.buffer[y]
        return tuple(cells[x] for x in range(self._columns))


def _kept(match: re.Match[bytes]) -> bytes:
    """Return the modes that pyte knows; the rest is left out."""
    return match[0] if _MODES.fullmatch(match[0]) else b""


def answers(output: bytes) -> bytes:
    """Return what a terminal answers to the questions in a program's output.

    It knows synchronised output (mode 2026) and no other private mode, as xterm answers DECRQM.
    """
    asked = (
        (b"\x1b[?%s;%d$y" % (mode, 2 if mode == b"2026" else 0) for mode in _ASKED.findall(output)),
        (b"\x1b[?62;22c" for _ in _DEVICE.findall(output)),
        (b"\x1b[1;1R" for _ in range(output.count(b"\x1b[6n"))),
    )
    return b"".join(chain.from_iterable(asked))


_ASKED = re.compile(rb"\x1b\[\?([0-9]+)\$p")
_DEVICE = re.compile(rb"\x1b\[0?c")
