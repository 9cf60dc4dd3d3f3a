"""Where one has been: a list of stops with a way back and forward, as a frozen value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Self, TypeVar

import msgspec

T = TypeVar("T")
_LONGEST = 200


class History(msgspec.Struct, Generic[T], frozen=True):
    """The present stop, those before it (the last one nearest) and those after it."""

    now: T
    past: tuple[T, ...] = ()
    future: tuple[T, ...] = ()

    def at(self, stop: T) -> Self:
        """Return the history with the present stop replaced."""
        return type(self)(stop, self.past, self.future)

    def each(self, change: Callable[[T], T]) -> Self:
        """Return the history with every stop changed."""
        past, future = tuple(map(change, self.past)), tuple(map(change, self.future))
        return type(self)(change(self.now), past, future)

    def go(self, stop: T) -> Self:
        """Return the history one stop further; what lay ahead is dropped, as in a browser."""
        return type(self)(stop, (*self.past, self.now)[-_LONGEST:])

    def back(self) -> Self:
        """Return the history one stop back; at its beginning, itself."""
        if not self.past:
            return self
        return type(self)(self.past[-1], self.past[:-1], (self.now, *self.future))

    def forward(self) -> Self:
        """Return the history one stop forward; at its end, itself."""
        if not self.future:
            return self
        return type(self)(self.future[0], (*self.past, self.now), self.future[1:])
