"""Where a command's output goes: standard output or a file, or a `Failure` that says why not."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import suppress

from timeline_tui.cli.failures import Exit, failure, reason_of
from timeline_tui.cli.streams import write_out
from timeline_tui.core.store.shelf import BrokenStoreError
from timeline_tui.core.text import visible_line
from timeline_tui.files.bundled import path_of


class CutOffError(BrokenStoreError):
    """A store is broken, which was found out when a part of the output had gone out for good."""


def put_out(data: bytes) -> None:
    """Write data to standard output."""
    put_out_pieces([data])


def put_out_pieces(pieces: Iterable[bytes], out: str | None = None, *, force: bool = False) -> bool:
    """Write data as it is made, piece by piece, to a file or to standard output: None or "-".

    Return whether all of it was wanted: who reads standard output may have gone.
    """
    begun = False

    def told() -> Iterator[bytes]:
        nonlocal begun
        for piece in pieces:
            begun = True
            yield piece

    try:
        if out is None or out == "-":
            return _print(told())
        _save(out, told(), force=force)
    except BrokenStoreError as error:
        # Where nothing has gone out, the command may begin anew.
        if begun and not _is_whole_or_nothing(out):
            raise CutOffError(*error.args) from error
        raise
    return True


def refuse_same_file(file: str | None, out: str | None) -> None:
    """Refuse to write over the timeline that is read, even with --force."""
    path = path_of(file)
    if path is None or out is None or out == "-":
        return
    from pathlib import Path

    with suppress(OSError):
        if Path(path).samefile(out):
            reason = f"{visible_line(out)} is the timeline itself"
            raise failure(Exit.USAGE, reason, "  hint: choose another name for the output")


def _is_whole_or_nothing(out: str | None) -> bool:
    """Tell whether what is written becomes a file only in the end; a device takes it at once."""
    if out is None or out == "-":
        return False
    from pathlib import Path

    return Path(out).is_file() or not Path(out).exists()


def _print(pieces: Iterable[bytes]) -> bool:
    try:
        return write_out(pieces)
    except OSError as error:
        reason = f"cannot write to standard output: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason) from error


def _save(out: str, pieces: Iterable[bytes], *, force: bool) -> None:
    from timeline_tui.cli.ending import ending_tidily
    from timeline_tui.files.save import save

    try:
        with ending_tidily():
            save(out, pieces, force=force)
    except FileExistsError as error:
        reason = f"{visible_line(out)} exists already, and was left as it is"
        raise failure(Exit.UNREADABLE, reason, "  hint: --force replaces it") from error
    except OSError as error:
        reason = f"cannot write {visible_line(out)}: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason) from error
