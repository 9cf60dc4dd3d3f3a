"""The timeline that a command is asked about, or a `Failure` that says why there is none."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, TypeVar

from timeline_tui.cli.commands import COMMANDS
from timeline_tui.cli.failures import Exit, Failure, failure, reason_of
from timeline_tui.cli.names import name_of
from timeline_tui.cli.streams import write_error
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.bundled import path_of
from timeline_tui.files.opening import (
    NothingReadError,
    Opened,
    commented,
    look_through,
    open_file,
)
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.reading_bytes import bytes_of

if TYPE_CHECKING:
    from timeline_tui.core.records import File
    from timeline_tui.core.selection import Selection
    from timeline_tui.files.readers.gathering import Import

T = TypeVar("T")


def picked(
    arguments: Namespace, keep: Callable[[Opened], object] = id, *, once: bool = False
) -> Selection:
    """Return what the queries pick from the file; see `Parser.add_file_and_query`.

    `keep` is given what was found in it; ``once`` as for `found`.
    """
    from timeline_tui.cli.queries import selected

    file = arguments.file

    def read() -> Timeline:
        what = found(file, arguments, once=once)
        keep(what)
        return what.timeline

    return selected(arguments.queries, read, lambda: _marks(file))


def found(file: str | None, arguments: Namespace, *, once: bool = False) -> Opened:
    """Return what is in a file, read as the arguments of `Parser.add_reading` say.

    Tells on standard error what of a foreign file was refused, and keeps it for `outcome`.  Who
    goes through all events ``once``, and does nothing else with them, needs less memory.
    """
    with _telling_all(file):
        what = _open_as_asked(file, arguments, once=once)
    _keep(file, arguments, what.imported)
    return what


def looked_through(
    file: str | None,
    arguments: Namespace,
    look: Callable[[bytes], object],
    take: Callable[[Iterable[File]], T],
) -> T:
    """Return what `take` makes of the records of a file as it is read; tell the same as `found`.

    `look` is given the bytes of the file before they are read.
    """
    with _telling_all(file):
        what, imported = look_through(file, look, take, arguments.from_format, _reading(arguments))
    _keep(file, arguments, imported)
    return what


@contextmanager
def _telling_all(file: str | None) -> Iterator[None]:
    if file == "-" and sys.stdin is None:
        raise failure(Exit.UNREADABLE, "cannot read standard input: it is closed")
    with telling(file):
        yield


def _keep(file: str | None, arguments: Namespace, imported: Import | None) -> None:
    if imported:
        arguments.told = _tell(file, imported)
        arguments.refused |= bool(imported.refused)


@contextmanager
def telling(file: str | None) -> Iterator[None]:
    """Raise a `Failure` for whatever is wrong with a file that is opened here."""
    try:
        yield
    except NothingReadError as error:
        _tell(file, error.imported)
        raise _problems(error) from error
    except ProblemsError as error:
        raise _problems(error) from error
    except InterruptedError:
        raise
    except OSError as error:
        hints = []
        if isinstance(error, FileNotFoundError) and file:
            from difflib import get_close_matches

            meant = get_close_matches(file, COMMANDS, 1)
            hints = [f"  hint: did you mean the command {name}?" for name in meant]
        reason = f"cannot read {name_of(file)}: {reason_of(error)}"
        raise failure(Exit.UNREADABLE, reason, *hints) from error


def _problems(error: ProblemsError) -> Failure:
    from timeline_tui.files.show import show_problems

    return Failure(Exit.PROBLEMS, show_problems(error))


def source_in(file: str | None, opened: Opened) -> bytes:
    """Return the file that has the comments on what was opened; see `commented`."""
    data = opened.data
    if data is None:
        with telling(file):
            data = bytes_of(path_of(file) or "")
    return commented(data, opened.imported)


def outcome(arguments: Namespace) -> Exit:
    """Return how a command ends that could do its work: records may have been refused."""
    return Exit.PROBLEMS if arguments.refused else Exit.FINE


def _open_as_asked(file: str | None, arguments: Namespace, *, once: bool = False) -> Opened:
    """Open a file as the arguments of `Parser.add_reading` say; see `open_file` for its errors."""
    return open_file(file, arguments.from_format, _reading(arguments), once=once)


def _reading(arguments: Namespace) -> Reading:
    return Reading(arguments.date_order, dict(arguments.columns))


def read_again(file: str | None, arguments: Namespace) -> Timeline:
    """Return what is in a file that has changed; tell what of a foreign one is refused now.

    What was told before and is still so is not told again.
    """
    try:
        what = _open_as_asked(file, arguments)
    except NothingReadError as error:
        arguments.told = _tell(file, error.imported, known=arguments.told)
        raise
    if what.imported:
        arguments.told = _tell(file, what.imported, known=arguments.told)
    return what.timeline


def _tell(file: str | None, imported: Import, known: str = "") -> str:
    """Tell what became of the records of a foreign file, unless that is known; return it."""
    from timeline_tui.files.show_import import show_import

    says = show_import(name_of(file), imported)
    if says != known:
        write_error(says)
    return says


def _marks(file: str | None) -> frozenset[str]:
    from timeline_tui.files.state import open_state

    kept = open_state(file)
    if kept.message:
        write_error(f"timeline-tui: {kept.message}\n")
    return kept.state.marked
