"""Where a command's output goes: standard output or a file, or a `Failure` that says why not."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

from timeline_tui.cli.failures import Exit, failure, reason_of
from timeline_tui.cli.streams import write_out
from timeline_tui.core.text import visible_line
from timeline_tui.files.bundled import path_of
from timeline_tui.files.save import save


def put_out(data: bytes, out: str | None = None, *, force: bool = False) -> None:
    """Write data to a file, or to standard output: None or "-"."""
    if out is None or out == "-":
        _print(data)
    else:
        _save(out, data, force=force)


def refuse_same_file(file: str | None, out: str | None) -> None:
    """Refuse to write over the timeline that is read, even with --force."""
    path = path_of(file)
    if path is None or out is None or out == "-":
        return
    with suppress(OSError):
        if Path(path).samefile(out):
            reason = f"{visible_line(out)} is the timeline itself"
            raise failure(Exit.USAGE, reason, "  hint: choose another name for the output")


def _print(data: bytes) -> None:
    try:
        write_out(data)
    except OSError as error:
        reason = f"cannot write to standard output: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason) from error


def _save(out: str, data: bytes, *, force: bool) -> None:
    try:
        save(out, data, force=force)
    except FileExistsError as error:
        reason = f"{visible_line(out)} exists already, and was left as it is"
        raise failure(Exit.UNREADABLE, reason, "  hint: --force replaces it") from error
    except OSError as error:
        reason = f"cannot write {visible_line(out)}: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason) from error
