"""`timeline-tui convert`: a file of any format as a timeline file, or as any other."""

from __future__ import annotations

from argparse import Namespace
from pathlib import PurePath

from timeline_tui.cli.exporting import put_out_export
from timeline_tui.cli.failures import Exit, failure
from timeline_tui.cli.inputs import found, outcome, source_in
from timeline_tui.cli.names import name_of
from timeline_tui.cli.outputs import put_out_pieces, refuse_same_file
from timeline_tui.cli.parser import EXIT_CODES, Parser
from timeline_tui.cli.streams import write_error
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible_line
from timeline_tui.files.formats import format_for, writers
from timeline_tui.files.options import Writing
from timeline_tui.files.recognising import YAML
from timeline_tui.files.writers.pieces import in_pieces


def parser() -> Parser:
    """Return what may stand after `convert`."""
    made = Parser(
        prog="timeline-tui convert",
        usage="timeline-tui convert IN [OUT] [--from FORMAT] [-f FORMAT] [--force]\n"
        "                            [--date-order ORDER] [--map COLUMN=FIELD]...",
        description="Read a file of any format, and write it as a timeline file in YAML, or in\n"
        "any other format.  What cannot be read is told on standard error, record by\n"
        "record; the rest is written.  Nothing is guessed: a date that can be read two\n"
        "ways is refused, and --date-order says which is meant.",
        epilog=f"""\
examples:
  timeline-tui convert talks.csv talks.yaml
  timeline-tui convert a.csv a.yaml --date-order dmy --map Wann=date
  timeline-tui convert calendar.ics - | less
  curl -s https://example.org/timeline.json | timeline-tui convert - talks.yaml
{EXIT_CODES}
It is 1 when a record was refused, although the others are written, and when
none could be read: then nothing is.
""",
    )
    made.add_argument("file", metavar="IN", help="what to read; - is standard input")
    made.add_argument(
        "out",
        metavar="OUT",
        nargs="?",
        default="-",
        help="what to write; - or nothing is standard output",
    )
    made.add_reading()
    made.add_argument(
        "-f",
        "--format",
        choices=writers(),
        metavar="FORMAT",
        help=f"{', '.join(writers())}; without it, what the suffix of OUT says, or {YAML}",
    )
    made.add_argument("--force", action="store_true", help="replace OUT if it exists")
    return made


def run(arguments: Namespace) -> int:
    """Write what a file holds in another format, and tell what became of its records."""
    name = arguments.format or _format_of(arguments.out)
    refuse_same_file(arguments.file, arguments.out)
    opened = found(arguments.file, arguments, once=True)
    if name == YAML and opened.imported:
        from timeline_tui.files.writers.yaml.conversion import converted

        put_out_pieces(in_pieces(converted(opened.imported)), arguments.out, force=arguments.force)
    else:
        source = source_in(arguments.file, opened) if name == YAML else b""
        everything = select(Index(opened.timeline), EVERYTHING)
        options = Writing(source=source)
        put_out_export(everything, name, options, arguments.out, force=arguments.force)
    if opened.imported and opened.imported.is_whole:
        from timeline_tui.files.show_import import counts

        write_error(f"{name_of(arguments.file)}: {counts(opened.imported)}\n")
    return outcome(arguments)


def _format_of(out: str) -> str:
    suffix = PurePath(out).suffix
    name = format_for(out) if suffix else YAML
    if name is None:
        hint = f"  hint: add -f and one of {', '.join(writers())}"
        raise failure(Exit.USAGE, f"no format has the suffix {visible_line(suffix)}", hint)
    return name
