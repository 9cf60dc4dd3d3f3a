"""`timeline-tui new`: a timeline file to start from."""

from __future__ import annotations

from argparse import Namespace
from pathlib import Path

from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.outputs import put_out, put_out_pieces
from timeline_tui.cli.parser import EXIT_CODES, Parser
from timeline_tui.core.query.command_line import shell_word
from timeline_tui.core.text import visible_line
from timeline_tui.files.recognising import YAML, format_of
from timeline_tui.files.starting import SCHEMA_NAME, starting_file


def parser() -> Parser:
    """Return what may stand after `new`."""
    made = Parser(
        prog="timeline-tui new",
        usage="timeline-tui new FILE [--force]",
        description="Write a small timeline to start from: it teaches the format by its example.",
        epilog=f"""\
Where {SCHEMA_NAME} stands beside FILE, its first line tells editors so;
see timeline-tui schema --help.

examples:
  timeline-tui new talks.yaml && timeline-tui talks.yaml
  timeline-tui new - | less
{EXIT_CODES}""",
    )
    made.add_argument("file", metavar="FILE", help="the file to write; - is standard output")
    made.add_argument("--force", action="store_true", help="replace FILE if it exists")
    return made


def run(arguments: Namespace) -> int:
    """Write the file, and say what to do next."""
    out = arguments.file
    if out == "-":
        put_out(starting_file().encode())
        return Exit.FINE
    data = starting_file(with_schema=Path(out).with_name(SCHEMA_NAME).is_file()).encode()
    if format_of(out, data) != YAML:
        shown = visible_line(out)
        reason = f"by its name, {shown} would not be read as a timeline file"
        raise failure(Exit.USAGE, reason, "  hint: a name that ends in .yaml")
    put_out_pieces([data], out, force=arguments.force)
    word = visible_line(shell_word(out if not out.startswith("-") else f"./{out}"))
    put_out(
        f"{visible_line(out)} is written: change it, and see it with timeline-tui {word}\n".encode()
    )
    return Exit.FINE
