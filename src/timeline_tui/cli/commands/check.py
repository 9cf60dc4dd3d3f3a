"""`timeline-tui check`: what is wrong with files, or what they hold."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from timeline_tui.cli.failures import Exit, Failure
from timeline_tui.cli.inputs import looked_through, outcome
from timeline_tui.cli.names import name_of
from timeline_tui.cli.outputs import put_out
from timeline_tui.cli.parser import EXIT_CODES, Parser
from timeline_tui.cli.streams import write_error
from timeline_tui.core.holdings import holdings_of
from timeline_tui.files.readers.yaml.warnings import warnings_in
from timeline_tui.files.show import show_warnings


def parser() -> Parser:
    """Return what may stand after `check`."""
    made = Parser(
        prog="timeline-tui check",
        usage="timeline-tui check FILE...",
        description="For every file, print one line that says what it holds, or every problem\n"
        "with its line, its column and what to do about it.",
        epilog=f"""\
examples:
  timeline-tui check talks.yaml
  timeline-tui check *.yaml && git commit
{EXIT_CODES}
The summaries go to standard output, problems and warnings to standard error.
Of several files all are checked, and the highest code counts.  Characters that
nobody sees, or that reorder text, are worth a warning, which is no problem.
""",
    )
    made.add_argument("files", metavar="FILE", nargs="+", help="a timeline; - is standard input")
    made.add_reading()
    return made


def run(arguments: Namespace) -> int:
    """Tell what is wrong with each file, or what it holds; return the highest of their codes."""
    worst = Exit.FINE
    for file in arguments.files:
        try:
            holds = looked_through(file, arguments, partial(_warn, file), holdings_of)
            put_out(f"{name_of(file)}: {holds}\n".encode())
        except Failure as error:
            write_error(error.text)
            worst = max(worst, error.code)
    return max(worst, outcome(arguments))


def _warn(file: str, data: bytes) -> None:
    write_error(show_warnings(name_of(file), warnings_in(data)))
