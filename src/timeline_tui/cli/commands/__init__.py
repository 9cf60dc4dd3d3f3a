"""The one table of commands: each is a module of this room, loaded when it is asked for.

The module of a command has ``parser()``, which returns the `Parser` of its arguments, and
``run(arguments)``, which does what they say and returns an exit code.
"""

from __future__ import annotations

from argparse import Namespace
from importlib import import_module
from typing import Protocol, cast

from timeline_tui.cli.parser import Parser

DEFAULT = "open"

# By name, in the order of the help: what each does, in a few words.
COMMANDS: dict[str, str] = {
    "export": "write what a query picks, in one of many formats",
    "convert": "read a file of any format; write a timeline file",
    "list": "list the actors, quotes, sources, tags or places",
    "new": "write a small timeline to start from",
    "schema": "print the JSON Schema of timeline files, for editors",
    "check": "tell everything that is wrong with files, or what they hold",
    "completion": "print what lets bash, zsh or fish complete the command line",
}


class Command(Protocol):
    """What the module of a command offers."""

    def parser(self) -> Parser:
        """Return what may stand after the name of the command."""

    def run(self, arguments: Namespace) -> int:
        """Do it, and return the exit code.  Raises `Failure`."""


def command(name: str) -> Command:
    """Return a command of the table, or the one that needs no name: `DEFAULT`."""
    return cast("Command", import_module(f"{__name__}.{name}"))
