"""A sequence of what is worked out, or read, when it is asked for."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterator, Sequence
from typing import TypeVar, overload

T_co = TypeVar("T_co", covariant=True)


class OnDemand(Sequence[T_co]):
    """A sequence that knows its length, and what is at a place.  A part of it is a list."""

    __slots__ = ()

    @abstractmethod
    def _at(self, place: int) -> T_co:
        """Return what is at a place, which is one of 0 and more, below the length."""

    @overload
    def __getitem__(self, place: int) -> T_co: ...
    @overload
    def __getitem__(self, place: slice) -> list[T_co]: ...
    def __getitem__(self, place: int | slice) -> T_co | list[T_co]:
        size = len(self)
        if isinstance(place, slice):
            return [self._at(one) for one in range(*place.indices(size))]
        if not -size <= place < size:
            raise IndexError(place)
        return self._at(place if place >= 0 else place + size)

    def __iter__(self) -> Iterator[T_co]:
        return map(self._at, range(len(self)))
