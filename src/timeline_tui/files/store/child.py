"""The process that makes a store beside the screen: what it is told, and what it tells.

    python -c … [PATH] STORE

It writes lines of JSON to standard output: how far it is, and at last that the store is there, or
why there is none.  Then it adds more to the store, and says so each time.  Without a file that is
to be read, the store is there, and it adds what is missing.  When nobody listens any more, it ends,
and deletes a store that nobody has taken.
"""

from __future__ import annotations

import os
import signal
import sys
from hashlib import blake2b
from pathlib import Path
from time import monotonic, time_ns
from typing import BinaryIO

import msgspec

from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.processes import ending_with
from timeline_tui.files.readers.yaml.reading import read_file, read_whole
from timeline_tui.files.readers.yaml.tree import RefusedError
from timeline_tui.files.reading_bytes import bytes_of
from timeline_tui.files.stamps import stamp_of
from timeline_tui.files.store.building import add_other_tables, add_words, build, build_from
from timeline_tui.files.store.reports import Report
from timeline_tui.files.store.stored import Origin

_EVERY = 0.1  # seconds between two reports
_NICER = 10  # so much is what nobody waits for behind all else


def main() -> None:
    """Make the store that the command line asks for."""
    *paths, target = sys.argv[1:]
    # Where there are no groups of processes, Ctrl-C is for us too: when we end, the screen decides.
    signal.signal(signal.SIGINT, signal.SIG_IGN)

    def clean() -> None:
        if paths:  # a store that is kept has another name by then
            Path(target).unlink(missing_ok=True)

    try:
        with ending_with(os.getppid(), clean), Path(target).open("rb+") as store:
            for path in paths:
                _make(path, store)
                _tell(Report(finished=True))
            if hasattr(os, "nice"):
                os.nice(_NICER)
            for add in (add_other_tables, add_words):
                add(store)
                _tell(Report(finished=True))
    except BrokenPipeError:
        clean()
    except ProblemsError as error:
        _tell(Report(problems=list(error.problems)))
    except (OSError, RefusedError):
        # The disk may be full, the file may have vanished, or changed while it was read: whoever
        # listens reads it for himself, and learns what it is.
        return


def _make(path: str, store: BinaryIO) -> None:
    told, doing = 0.0, ""

    def progress(what: str, done: int, total: int) -> None:
        nonlocal told, doing
        now = monotonic()
        if now - told >= _EVERY or what != doing:
            told, doing = now, what
            _tell(Report(what, done, total))

    before = stamp_of(path)
    try:
        with Path(path).open("rb") as file:
            build(path, file, store, progress)
    except (RefusedError, UnicodeError, msgspec.ValidationError):
        # What cannot be read in pieces may be sound as a whole; else we learn what is wrong.  What
        # has changed meanwhile has not been read at all.
        began, stamp = time_ns(), stamp_of(path)
        data = bytes_of(path)
        records = (read_whole if stamp == before else read_file)(data, path)
        if stamp is None or stamp_of(path) != stamp:
            raise RefusedError from None
        store.seek(0)
        store.truncate()
        build_from(Origin(path, stamp, blake2b(data).digest(), began), records, store, progress)


def _tell(report: Report) -> None:
    """Tell whoever listens.  Raises BrokenPipeError when there is nobody."""
    left = msgspec.json.encode(report) + b"\n"
    while left:  # who is stopped and goes on has written a part
        left = left[os.write(1, left) :]
