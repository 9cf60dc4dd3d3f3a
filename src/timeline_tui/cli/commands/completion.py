"""`timeline-tui completion`: the script that lets a shell complete the command line."""

from __future__ import annotations

import argparse
import sys

from timeline_tui.cli.failures import Exit
from timeline_tui.cli.outputs import put_out
from timeline_tui.cli.parser import EXIT_CODES, Parser
from timeline_tui.cli.shells import SCRIPTS, answer


def parser() -> Parser:
    """Return what may stand after `completion`."""
    made = Parser(
        prog="timeline-tui completion",
        usage=f"timeline-tui completion {'|'.join(SCRIPTS)}",
        description="Print a script that lets the shell complete commands, options, formats,\n"
        "files, and queries with the actors, tags and places of the file that is named.",
        epilog=f"""\
examples:
  timeline-tui completion bash >> ~/.bashrc
  timeline-tui completion zsh >> ~/.zshrc
  timeline-tui completion fish > ~/.config/fish/completions/timeline-tui.fish
{EXIT_CODES}""",
    )
    made.add_argument("shell", metavar="SHELL", choices=SCRIPTS, help=", ".join(SCRIPTS))
    made.add_argument("--words", action="store_true", help=argparse.SUPPRESS)
    return made


def run(arguments: argparse.Namespace) -> int:
    """Print the script, or answer it."""
    if not arguments.words:
        put_out(SCRIPTS[arguments.shell].encode())
        return Exit.FINE
    put_out(answer(arguments.shell, sys.stdin.buffer.read()).encode())
    return Exit.FINE
