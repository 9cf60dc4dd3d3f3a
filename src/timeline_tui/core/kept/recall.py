"""Going back through earlier texts in an input line, with up and down."""

from __future__ import annotations

from typing import Self

import msgspec
from msgspec.structs import replace


class Recall(msgspec.Struct, frozen=True):
    """Earlier texts, oldest first, and which of them is shown; made by `recall`.

    ``at`` is its place in ``texts``; one past the end stands for ``written``, the text that is
    being written.
    """

    texts: tuple[str, ...]
    at: int
    written: str = ""

    @property
    def text(self) -> str:
        """What to show."""
        return self.texts[self.at] if self.at < len(self.texts) else self.written

    def up(self, now: str) -> Self:
        """Go to the text before; `now` is what stands in the line.

        One equal to it is passed over, because going there would show nothing new.
        """
        here, at = self._holding(now), self.at - 1
        while at >= 0 and self.texts[at] == now:
            at -= 1
        return here if at < 0 else replace(here, at=at)

    def down(self, now: str) -> Self:
        """Go to the text after, and after the last one to the text that was being written."""
        return replace(self._holding(now), at=min(self.at + 1, len(self.texts)))

    def _holding(self, now: str) -> Self:
        return replace(self, written=now) if self.at == len(self.texts) else self


def recall(texts: tuple[str, ...]) -> Recall:
    """Return the state of a line that has just been opened."""
    return Recall(texts, len(texts))
