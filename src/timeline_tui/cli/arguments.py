"""From the words of a command line to the arguments of one command."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator, Sequence

from timeline_tui.cli.commands import COMMANDS, DEFAULT, command


def read_arguments(words: Sequence[str]) -> argparse.Namespace:
    """Return what was typed, with the name of the command as `command`: the first word, or "open".

    Raises `Failure` for wrong usage, and SystemExit after help has been printed.
    """
    before, words = _colour_in_front(words)
    name = words[0] if words and words[0] in COMMANDS else DEFAULT
    rest = [*before, *(words if name == DEFAULT else words[1:])]
    parser = command(name).parser()
    # Options may stand between operands: convert IN --date-order dmy OUT.
    return parser.parse_intermixed_args(
        list(_with_joined_queries(rest)), argparse.Namespace(command=name, refused=False, told="")
    )


def _colour_in_front(words: Sequence[str]) -> tuple[Sequence[str], Sequence[str]]:
    """Part the option --color, which every command takes, from the command after it."""
    if words and words[0].startswith("--color"):
        end = 1 if "=" in words[0] else 2
        if words[end : end + 1] and words[end] in COMMANDS:
            return words[:end], words[end:]
    return (), words


def _with_joined_queries(words: Iterable[str]) -> Iterator[str]:
    """Yield the words with each query tied to its option.

    A query may begin with a minus sign, and argparse would take it for an option.
    """
    rest = iter(words)
    for word in rest:
        if word == "--":
            yield word
            yield from rest
        elif word in ("-q", "--query"):
            query = next(rest, None)
            yield word if query is None else f"--query={query}"
        else:
            yield word
