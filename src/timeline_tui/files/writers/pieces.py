"""A file as a writer makes it: texts one after the other, of which none need stay in memory."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TypeAlias

Note: TypeAlias = Callable[[str], object]
"""Told what a file cannot hold, with a count, when all of it has been made."""

_ENOUGH = 1 << 16


def in_pieces(texts: Iterable[str]) -> Iterator[bytes]:
    """Yield texts in UTF-8, put together to pieces that are worth writing."""
    held: list[str] = []
    size = 0
    for text in texts:
        held.append(text)
        size += len(text)
        if size >= _ENOUGH:
            yield "".join(held).encode()
            held.clear()
            size = 0
    yield "".join(held).encode()
