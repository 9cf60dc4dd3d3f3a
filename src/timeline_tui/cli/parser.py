"""What all commands have in common: how they complain, and how they name a file and a query."""

from __future__ import annotations

import argparse
import sys
from functools import partial
from typing import NoReturn, get_args

from timeline_tui.cli import colour
from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.streams import is_terminal, write_error
from timeline_tui.core.text import visible_line
from timeline_tui.files.options import DateOrder

EXIT_CODES = """
exit codes:
  0  fine
  1  problems found in the data
  2  wrong usage, or a query that cannot be understood
  3  could not read or write
"""


_WIDTH = 78  # cells of a line of the help


class Parser(argparse.ArgumentParser):
    """A parser whose complaints are a `Failure`, and whose help goes through our own streams."""

    def __init__(self, prog: str, usage: str, description: str, epilog: str) -> None:
        super().__init__(
            prog=prog,
            usage=usage,
            description=description,
            epilog=epilog,
            # With a width of its own, argparse need not load what asks for the terminal's.
            formatter_class=partial(argparse.RawDescriptionHelpFormatter, width=_WIDTH),
            allow_abbrev=False,
        )
        self.add_argument(
            "--color",
            choices=colour.CHOICES,
            action=_Colour,
            metavar="WHEN",
            help=f"use colour: {', '.join(colour.CHOICES)} (default: auto)",
        )

    def add_file_and_query(self) -> None:
        """Let one timeline be named, and any number of queries about it."""
        self.add_argument(
            "file",
            metavar="FILE",
            nargs="?",
            help="the timeline, a YAML file or one of the formats that can be read; - is standard "
            "input; without it, the story that is built in",
        )
        self.add_reading()
        self.add_argument(
            "-q",
            "--query",
            dest="queries",
            metavar="QUERY",
            action="append",
            default=[],
            help="take only the events that it picks; of several, all must hold",
        )

    def add_reading(self) -> None:
        """Let it be said how foreign files are meant."""
        from timeline_tui.files.recognising import YAML, readers

        names = [YAML, *(name for name in readers() if name != YAML)]
        self.add_argument(
            "--from",
            dest="from_format",
            metavar="FORMAT",
            choices=names,
            help=f"the format of FILE, where its ending does not say it: {', '.join(names)}",
        )
        self.add_argument(
            "--date-order",
            metavar="ORDER",
            choices=get_args(DateOrder),
            help="how dates such as 10/11/2012 are meant: dmy, mdy or ymd; refused without it",
        )
        self.add_argument(
            "--map",
            dest="columns",
            metavar="COLUMN=FIELD",
            type=_column,
            action="append",
            default=[],
            help="which field of an event a column of a table fills, such as --map When=date",
        )

    def takes(self) -> list[argparse.Action]:
        """Return the options and operands that the help tells of, in its order."""
        return [action for action in self._actions if action.help != argparse.SUPPRESS]

    def error(self, message: str) -> NoReturn:
        """Complain about wrong usage."""
        hint = f"  hint: {self.prog} --help"
        raise failure(Exit.USAGE, visible_line(message), hint) from None

    def _print_message(self, message: str, file: object = None) -> None:
        if file is sys.stderr:
            write_error(message)
        else:
            from timeline_tui.cli.outputs import put_out

            if colour.is_wanted(terminal=is_terminal(sys.stdout)):
                message = colour.painted_help(message)
            put_out(message.encode())


def _column(text: str) -> tuple[str, str]:
    column, sign, field = text.rpartition("=")
    if sign and column.strip() and field.strip():
        return column.strip(), field.strip()
    raise argparse.ArgumentTypeError(f"'{text}' is not COLUMN=FIELD")


class _Colour(argparse.Action):
    """Takes effect as soon as it is read: a complaint about what comes after it obeys it too."""

    def __call__(
        self,
        parser: argparse.ArgumentParser,
        namespace: argparse.Namespace,
        values: object,
        option_string: str | None = None,
    ) -> None:
        del parser, option_string
        setattr(namespace, self.dest, values)
        colour.choose(str(values))


def query_help() -> str:
    """Return what a query may say, as a part of the help."""
    from timeline_tui.core.query.fields import FIELDS

    rows = [
        ('word, "a phrase"', "found in titles, summaries, quotes, names, tags, places"),
        *((f"{name}:{row.example}", row.asks) for name, row in FIELDS.items()),
        ("-term", "leaves out what the term picks"),
        ("term term", "both must hold; also: term or term, ( )"),
    ]
    lines = "".join(f"  {left:<18} {right}\n" for left, right in rows)
    return (
        f"query:\n{lines}  An actor is named by id, name or alias; accents and case do not matter."
    )
