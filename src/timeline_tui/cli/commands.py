"""What each command does.  Every one takes its arguments and returns an exit code."""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable
from contextlib import suppress
from difflib import get_close_matches
from pathlib import Path, PurePath

from timeline_tui.cli.failures import Exit, Failure, failure
from timeline_tui.cli.queries import selected
from timeline_tui.cli.streams import is_terminal, write_error, write_out
from timeline_tui.core.holdings import holdings
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.formats import export, format_for, writers
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.options import Writing
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.save import save
from timeline_tui.files.show import show_problems


def run_open(arguments: Namespace) -> int:
    """Open the explorer, or print the text export where there is no terminal to open it on."""
    if arguments.version:
        from timeline_tui import version

        _print(f"timeline-tui {version()}\n".encode())
        return Exit.FINE
    selection = _selected(arguments)
    if not is_terminal(sys.stdout):
        _print(export(selection, "text"))
        return Exit.FINE
    from timeline_tui.tui.run import run_explorer

    timeline, query = selection.index.timeline, selection.query
    try:
        return run_explorer(timeline, query, name=_name(arguments.file), file=arguments.file)
    except OSError as error:
        raise failure(Exit.UNREADABLE, f"cannot open the screen: {_reason(error)}") from error


def run_export(arguments: Namespace) -> int:
    """Write what a query picks, to standard output or to a file."""
    out = None if arguments.out == "-" else arguments.out
    name = arguments.format or _format_of(out)
    _refuse_same_file(arguments.file, out)
    options = _options(arguments, name)
    selection = _selected(arguments)
    data = export(selection, name, options)
    if out is None:
        _print(data)
    else:
        _save(out, data, force=arguments.force)
    return Exit.FINE


def _options(arguments: Namespace, name: str) -> Writing:
    if arguments.ascii and not arguments.chart:
        raise failure(Exit.USAGE, "--ascii says how to draw the chart", "  hint: --chart --ascii")
    if arguments.chart and name != "text":
        raise failure(Exit.USAGE, "--chart is for the text format", "  hint: -f text")
    return Writing(arguments.width, arguments.chart, arguments.ascii)


def run_check(arguments: Namespace) -> int:
    """Tell what is wrong with each file, or what it holds; return the highest of their codes."""
    worst = Exit.FINE
    for file in arguments.files:
        try:
            _print(f"{_name(file)}: {holdings(_opened(file))}\n".encode())
        except Failure as error:
            write_error(error.text)
            worst = max(worst, error.code)
    return worst


COMMANDS: dict[str, Callable[[Namespace], int]] = {
    "open": run_open,
    "export": run_export,
    "check": run_check,
}


def _selected(arguments: Namespace) -> Selection:
    file = arguments.file
    return selected(arguments.queries, lambda: _opened(file), lambda: _marks(file))


def _marks(file: str | None) -> frozenset[str]:
    from timeline_tui.files.state import open_state

    kept = open_state(file)
    if kept.message:
        write_error(f"timeline-tui: {kept.message}\n")
    return kept.state.marked


def _opened(file: str | None) -> Timeline:
    if file == "-" and sys.stdin is None:
        raise failure(Exit.UNREADABLE, "cannot read standard input: it is closed")
    try:
        return open_timeline(file)
    except ProblemsError as error:
        raise Failure(Exit.PROBLEMS, show_problems(error)) from error
    except OSError as error:
        hint = []
        if isinstance(error, FileNotFoundError) and file:
            hint = [
                f"  hint: did you mean the command {command}?"
                for command in get_close_matches(
                    file, [name for name in COMMANDS if name != "open"], 1
                )
            ]
        raise failure(
            Exit.UNREADABLE, f"cannot read {_name(file)}: {_reason(error)}", *hint
        ) from error


def _print(data: bytes) -> None:
    try:
        write_out(data)
    except OSError as error:
        reason = f"cannot write to standard output: {_reason(error)}"
        raise failure(Exit.UNREADABLE, reason) from error


def _save(out: str, data: bytes, *, force: bool) -> None:
    try:
        save(out, data, force=force)
    except FileExistsError as error:
        reason = f"{visible_line(out)} exists already, and was left as it is"
        raise failure(Exit.UNREADABLE, reason, "  hint: --force replaces it") from error
    except OSError as error:
        reason = f"cannot write {visible_line(out)}: {_reason(error)}"
        raise failure(Exit.UNREADABLE, reason) from error


def _format_of(out: str | None) -> str:
    name = "text" if out is None else format_for(out)
    if name is None:
        suffix = visible_line(PurePath(out or "").suffix)
        names = " or ".join(f"-f {name}" for name in writers())
        raise failure(Exit.USAGE, f"no format has the suffix {suffix}", f"  hint: add {names}")
    return name


def _refuse_same_file(file: str | None, out: str | None) -> None:
    """Refuse to write an export over the timeline it is made from, even with --force."""
    path = _path(file)
    if path is None or out is None:
        return
    with suppress(OSError):
        if Path(path).samefile(out):
            reason = f"{visible_line(out)} is the timeline itself"
            raise failure(Exit.USAGE, reason, "  hint: choose another name for the export")


def _path(file: str | None) -> str | None:
    """Return where a timeline lies; None for standard input."""
    return None if file == "-" else file or str(bundled_story())


def _name(file: str | None) -> str:
    """Return what messages call a timeline."""
    if file is None:
        return "the built-in story"
    return "standard input" if file == "-" else visible_line(file)


def _reason(error: OSError) -> str:
    return visible_line(error.strerror or str(error))
