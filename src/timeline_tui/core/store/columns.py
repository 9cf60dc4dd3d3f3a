"""Columns: many numbers or texts in one piece of memory, which can be mapped from a file."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Sequence
from itertools import accumulate, islice
from typing import TypeAlias, cast

from timeline_tui.core.on_demand import OnDemand

# An array where it was made, a view of the memory where it was mapped.  Both are indexed, sliced
# and iterated alike; a list stands in for numbers that no machine word holds.
Numbers: TypeAlias = "Sequence[int]"

LEAST, MOST = -(2**63), 2**63 - 1
"""What stands for -inf and inf in a column of numbers."""


def numbers_of(values: Iterable[float]) -> Numbers:
    """Return whole numbers, inf and -inf among them, as a column that is ordered as they are.

    Infinite ones become `LEAST` and `MOST`, the ends of what a machine word holds.  Where any other
    number lies beyond these, the column is a list of the numbers as they are.
    """
    numbers = list(values)
    try:
        return array("q", numbers)  # type: ignore[arg-type] # it refuses what is no int
    except (TypeError, OverflowError):
        pass
    column = array("q")
    try:
        column.extend(
            number if isinstance(number, int) else LEAST if number < 0 else MOST
            for number in numbers
        )
    except OverflowError:
        return cast("Numbers", numbers)
    return column


class Texts(OnDemand[str]):
    """Texts, one after the other in UTF-8; ``ends`` has where each begins, and then the end.

    Made by `texts_of` or `TextsMaker`.
    """

    __slots__ = __match_args__ = ("octets", "ends")

    def __init__(self, octets: bytes | bytearray | memoryview, ends: Numbers) -> None:
        self.octets = octets
        self.ends = ends

    def __len__(self) -> int:
        return len(self.ends) - 1

    def _at(self, place: int) -> str:
        return self.encoded(place).decode("utf-8", "surrogatepass")

    def encoded(self, place: int) -> bytes:
        """Return the bytes of a text."""
        return bytes(self.octets[self.ends[place] : self.ends[place + 1]])


class TextsMaker:
    """Texts as they come, one by one."""

    def __init__(self) -> None:
        self._octets = bytearray()
        self._ends = array("Q", (0,))

    def add(self, text: str) -> None:
        """Take the next text."""
        self._octets += text.encode("utf-8", "surrogatepass")
        self._ends.append(len(self._octets))

    def extend(self, texts: Sequence[str]) -> None:
        """Take the next texts."""
        encoded = [text.encode("utf-8", "surrogatepass") for text in texts]
        self._ends.extend(islice(accumulate(map(len, encoded), initial=self._ends[-1]), 1, None))
        self._octets += b"".join(encoded)

    def __len__(self) -> int:
        return len(self._ends) - 1

    def done(self) -> Texts:
        """Return the texts taken."""
        return Texts(self._octets, self._ends)


def texts_of(texts: Iterable[str]) -> Texts:
    """Return texts as a column."""
    maker = TextsMaker()
    maker.extend([*texts])
    return maker.done()
