"""`timeline-tui schema`: the JSON Schema of timeline files."""

from __future__ import annotations

from argparse import Namespace

from timeline_tui.cli.failures import Exit
from timeline_tui.cli.outputs import put_out
from timeline_tui.cli.parser import EXIT_CODES, Parser


def parser() -> Parser:
    """Return what may stand after `schema`."""
    return Parser(
        prog="timeline-tui schema",
        usage="timeline-tui schema",
        description="Print the JSON Schema (draft-07) of timeline files.  By it, editors complete\n"
        "keys and values, and say what they are for.",
        epilog=f"""\
An editor with yaml-language-server finds it by the first line of a file:
  # yaml-language-server: $schema=timeline.schema.json

examples:
  timeline-tui schema > timeline.schema.json
{EXIT_CODES}""",
    )


def run(arguments: Namespace) -> int:  # noqa: ARG001 - there is nothing to say
    """Print the schema."""
    from timeline_tui.files.schema.building import schema_text

    put_out(schema_text().encode())
    return Exit.FINE
