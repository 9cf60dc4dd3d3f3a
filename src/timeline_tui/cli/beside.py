"""The reading of a large file by another process."""

from __future__ import annotations

from argparse import Namespace
from contextlib import suppress
from typing import TYPE_CHECKING

from timeline_tui.files.opening import loading
from timeline_tui.files.recognising import YAML

if TYPE_CHECKING:
    # What makes a store need not be loaded where there is one.
    from timeline_tui.files.store.loading import Loading


def large_file(arguments: Namespace) -> Loading | None:
    """Return the reading of the file, if it is large and not kept from an earlier time."""
    if arguments.file is None or arguments.from_format not in (None, YAML):
        return None
    with suppress(OSError):  # which is told when it is read
        return loading(arguments.file)
    return None
