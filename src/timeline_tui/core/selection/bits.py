"""Sets of small whole numbers as Python integers: bit i is set when i is in the set.

Union, intersection, difference and counting are then `|`, `&`, `& ~` and `.bit_count()`, each a few
microseconds for 100,000 members.  Flags are the same set as bytes, 1 for a member and 0 for another
number, for what has to look at one number after the other.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import lru_cache, reduce
from itertools import compress
from operator import itemgetter, or_
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    from array import array

    from timeline_tui.core.store.columns import Numbers

_ROUND = 1 << 16
_SPARSE = 16  # of so many numbers less than one is found faster by itself
_DIGITS_TO_FLAGS = bytes.maketrans(b"01", b"\x00\x01")
_TO_FLAGS = bytes((0, *(1,) * 255))
_FLAGS_TO_DIGITS = bytes.maketrans(b"\x00\x01", b"01")


def bits_of(members: Iterable[int], size: int) -> int:
    """Return the set of the given members, all of them in range(size)."""
    octets = bytearray(size // 8 + 1)
    for member in members:
        octets[member >> 3] |= 1 << (member & 7)
    return int.from_bytes(octets, "little")


def members_of(bits: int) -> list[int]:
    """Return the members of a set in rising order."""
    flags = flags_of(bits, bits.bit_length())
    if bits.bit_count() * _SPARSE < len(flags):
        return [*_places(flags)]
    return list(compress(_numbers(-(-len(flags) // _ROUND)), flags))


def _places(flags: bytes) -> Iterator[int]:
    """Yield where flags are 1, going from one to the next."""
    at = flags.find(1)
    while at >= 0:
        yield at
        at = flags.find(1, at + 1)


@lru_cache(maxsize=2)
def _numbers(rounds: int) -> list[int]:
    """Return numbers from 0 on; sharing them is twice as fast as making them each time."""
    return list(range(rounds * _ROUND))


def flags_of(bits: int, size: int) -> bytes:
    """Return the flags of the numbers in range(size), of which the set holds no others."""
    return f"{bits:0{size}b}"[::-1].encode("ascii").translate(_DIGITS_TO_FLAGS)[:size]


def bits_of_flags(flags: bytes) -> int:
    """Return the set that flags stand for."""
    return int(flags[::-1].translate(_FLAGS_TO_DIGITS), 2) if flags else 0


def changes_in(column: Numbers) -> int:
    """Return the places of those numbers that are other than the one before, and of the first.

    All numbers are compared at once: to look at one after the other takes six times as long.
    """
    if not column:
        return 0
    numbers = memoryview(cast("array[int]", column))
    size, octets = numbers.itemsize, numbers.cast("B")
    here = int.from_bytes(octets, "little")
    changed = (here ^ here << 8 * size).to_bytes(len(octets) + size, "little")[: len(octets)]
    parts = (int.from_bytes(changed[part::size], "little") for part in range(size))
    flags = reduce(or_, parts).to_bytes(len(numbers), "little").translate(_TO_FLAGS)
    return bits_of_flags(flags) | 1


def all_bits(size: int) -> int:
    """Return the set of every number in range(size)."""
    return (1 << size) - 1


def has(bits: int, member: int) -> bool:
    """Tell whether a number is in the set."""
    return member >= 0 and bool(bits >> member & 1)


def flags_at(places: Iterable[int]) -> Callable[[bytes], bytes]:
    """Return what takes the flags of these numbers, in this order, out of the flags of all.

    To make it takes memory and time; then it is thrice as fast as looking one up after the other.
    """
    # With a single place itemgetter gives no tuple: the first number is asked twice more.
    take = itemgetter(0, 0, *places)
    return lambda flags: bytes(take(flags)[2:]) if flags else b""
