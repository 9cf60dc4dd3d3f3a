"""What may come next on a command line: commands, options, their values, parts of a query.

All of it is read off the parsers of the commands.  The shells ask for it through the scripts of
`cli/shells.py`, so that they all offer the same.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.cli.commands import COMMANDS, DEFAULT, command
from timeline_tui.cli.parser import Parser

if TYPE_CHECKING:
    from timeline_tui.core.timeline import Timeline

_FILES = ("FILE", "IN", "OUT")
_QUERY = "QUERY"
_LARGEST = 5_000_000  # bytes that are read between two keys without a wait


class Choice(NamedTuple):
    """A word that may stand there, and what it means."""

    word: str
    about: str = ""


class Choices(NamedTuple):
    """Words that may stand there, and whether any file may."""

    words: list[Choice]
    files: bool = False


class _Typed(NamedTuple):
    """What stands before the word that is being written."""

    options: list[argparse.Action]
    waiting: argparse.Action | None
    operands: list[str]
    only_operands: bool


def choices(words: Sequence[str]) -> Choices:
    """Return what may stand in place of the last of the words, which is being written."""
    *before, typed = words or [""]
    name = before[0] if before and before[0] in COMMANDS else DEFAULT
    typing_command = not before
    parser = command(name).parser()
    so_far = _so_far(parser, before if name == DEFAULT else before[1:])
    option, sign, value = typed.partition("=")
    file = _file_in(parser, so_far.operands)
    if so_far.waiting:
        return _values(so_far.waiting, typed, file)
    if sign and typed.startswith("--") and (action := _option(parser, option)):
        found = _values(action, value, file)
        return found._replace(
            words=[Choice(f"{option}={one}", about) for one, about in found.words]
        )
    if typed.startswith("-") and not so_far.only_operands:
        return Choices(list(_options(parser, so_far.options, typed)))
    found = _operand(parser, typed, so_far.operands)
    if typing_command:
        commands = [Choice(one, about) for one, about in COMMANDS.items() if one.startswith(typed)]
        return found._replace(words=commands + found.words)
    return found


def _so_far(parser: Parser, words: Sequence[str]) -> _Typed:
    options: list[argparse.Action] = []
    operands: list[str] = []
    waiting: argparse.Action | None = None
    for place, word in enumerate(words):
        if waiting:
            waiting = None
        elif word == "--":
            return _Typed(options, None, operands + list(words[place + 1 :]), only_operands=True)
        elif word.startswith("-") and word != "-":
            name, sign, _ = word.partition("=")
            if action := _option(parser, name):
                options.append(action)
                waiting = action if action.nargs != 0 and not sign else None
        else:
            operands.append(word)
    return _Typed(options, waiting, operands, only_operands=False)


def _option(parser: Parser, name: str) -> argparse.Action | None:
    return next((one for one in parser.takes() if name in one.option_strings), None)


def _options(parser: Parser, given: Sequence[argparse.Action], typed: str) -> Iterator[Choice]:
    """Yield the options that may still be given, by their long names where they have one."""
    for action in parser.takes():
        again = isinstance(action, argparse._AppendAction)  # noqa: SLF001
        if action.option_strings and (again or action not in given):
            names = [name for name in action.option_strings if name.startswith(typed)]
            yield from (Choice(name, help_of(action)) for name in names[-1:])


def help_of(action: argparse.Action) -> str:
    """Return the help about an option, on one line."""
    return str(action.help or "").replace("%%", "%")


def _operand(parser: Parser, typed: str, before: Sequence[str]) -> Choices:
    actions = [action for action in parser.takes() if not action.option_strings]
    place = len(before)
    if place >= len(actions) and not (actions and actions[-1].nargs in ("*", "+")):
        return Choices([])
    return _values(actions[min(place, len(actions) - 1)], typed, None)


def _file_in(parser: Parser, operands: Sequence[str]) -> str | None:
    """Return the timeline that the words before name, if they do."""
    actions = [action for action in parser.takes() if not action.option_strings]
    return next(
        (word for action, word in zip(actions, operands, strict=False) if action.dest == "file"),
        None,
    )


def _values(action: argparse.Action, typed: str, file: str | None) -> Choices:
    """Return the values that an option or an operand may have."""
    if action.choices is not None:
        meanings = action.choices if isinstance(action.choices, dict) else {}
        return Choices(
            [
                Choice(one, _meaning(meanings.get(one)))
                for one in action.choices
                if one.startswith(typed)
            ]
        )
    if action.metavar == _QUERY:
        return Choices(_in_query(typed, file))
    return Choices([], files=action.metavar in _FILES)


def _meaning(value: object) -> str:
    text = value if isinstance(value, str) else getattr(value, "about", getattr(value, "title", ""))
    return str(text)


def _in_query(typed: str, file: str | None) -> list[Choice]:
    """Return how a query may go on, by the timeline that stands on the same command line."""
    from timeline_tui.core.query.completion import complete
    from timeline_tui.core.query.parsing import parse
    from timeline_tui.core.selection import select
    from timeline_tui.core.selection.index import Index
    from timeline_tui.core.text import visible_line

    if file == "-":
        return []
    selection = select(Index(_timeline(file)), parse(""))
    found = [
        Choice(typed[: one.at] + one.text + typed[one.end :], visible_line(one.about))
        for one in complete(selection, typed)
    ]
    return [one for one in found if one.word.isprintable()]


def _timeline(file: str | None) -> Timeline:
    """Return the timeline in a file; an empty one where it cannot be read at once."""
    from timeline_tui.core.records import File
    from timeline_tui.core.timeline import timeline_of
    from timeline_tui.files.opening import open_timeline
    from timeline_tui.files.problems import ProblemsError

    with suppress(OSError, ProblemsError):
        if file is None or Path(file).stat().st_size <= _LARGEST:
            return open_timeline(file)
    return timeline_of(File())
