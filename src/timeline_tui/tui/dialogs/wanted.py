"""A file that a thread writes while somebody may change their mind."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from threading import Event
from typing import Any

from textual.worker import Worker


class StoppedError(Exception):
    """Somebody wants no more of a file that is being written."""


def while_wanted(pieces: Iterable[bytes], unwanted: Event, worker: Worker[Any]) -> Iterator[bytes]:
    """Yield the pieces of a file.  Raises `StoppedError` when it is no longer wanted."""
    for piece in chain(pieces, (b"",)):
        if unwanted.is_set() or worker.is_cancelled:
            raise StoppedError
        yield piece
