"""The manual page, made of what the parsers of the commands say: nothing is declared twice.

It is roff with the macros of man(7).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Container, Iterator
from textwrap import wrap

from timeline_tui.cli.commands import COMMANDS, DEFAULT, command
from timeline_tui.cli.parser import Parser

_HEADING = re.compile(r"([a-z][a-z ]*):")
_WIDTH = 70
_FIRST = re.compile(r"^([.'])", re.MULTILINE)


def manual_page(version: str) -> str:
    """Return the page timeline-tui(1)."""
    main = command(DEFAULT).parser()
    lines = [
        f'.TH TIMELINE\\-TUI 1 "" "timeline\\-tui {_text(version)}" "User Commands"',
        ".SH NAME",
        "timeline\\-tui \\- see a timeline in the terminal",
        ".SH SYNOPSIS",
        *_usage(main),
        ".SH DESCRIPTION",
        *_words(main.description or ""),
        ".SH OPTIONS",
        "Commands take those of them that they name, too.",
        *_options(main, set()),
    ]
    common = {_key(action) for action in main.takes()}
    for name in COMMANDS:
        parser = command(name).parser()
        lines += [f".SH {_text(name.upper())}", *_usage(parser)]
        lines += [".PP", *_words(parser.description or ""), *_options(parser, common)]
        lines += _examples(parser.epilog or "")
    lines += _sections(main.epilog or "")
    return re.sub(r"(?m)(^\.SH .*\n)\.PP\n", r"\1", "\n".join(lines) + "\n")


def _key(action: argparse.Action) -> tuple[object, ...]:
    return (*action.option_strings, action.metavar, action.help)


def _usage(parser: Parser) -> list[str]:
    return _lines((parser.usage or "").replace(f"\n{' ' * len('usage: ')}", "\n"))


def _options(parser: Parser, common: Container[tuple[object, ...]]) -> Iterator[str]:
    """Yield what a command takes, but for what is common to many."""
    for action in parser.takes():
        if _key(action) in common:
            continue
        yield ".TP"
        value = action.metavar or action.dest.upper()
        shown = f"\\fI{_text(str(value))}\\fR"
        if action.option_strings:
            names = ", ".join(f"\\fB{_text(name)}\\fR" for name in action.option_strings)
            yield names if action.nargs == 0 else f"{names} {shown}"
        else:
            yield shown
        yield from _words(str(action.help).replace("%%", "%"))


def _examples(epilog: str) -> Iterator[str]:
    for title, lines in _parts(epilog):
        if title == "examples":
            yield ".PP"
            yield "Examples:"
            yield from _lines("\n".join(lines))


def _sections(epilog: str) -> Iterator[str]:
    for title, lines in _parts(epilog):
        if title and title != "commands":
            yield f".SH {_text(title.upper())}"
            yield from _lines("\n".join(lines))


def _parts(epilog: str) -> Iterator[tuple[str, list[str]]]:
    """Yield the parts of an epilog: its headings, and the lines below each."""
    title, lines = "", list[str]()
    for line in epilog.split("\n"):
        heading = _HEADING.fullmatch(line)
        if heading:
            yield title, lines
            title, lines = heading[1], []
        else:
            lines.append(line)
    yield title, lines


def _lines(text: str) -> list[str]:
    """Return a text whose lines stay as they are."""
    lines = text.strip("\n").split("\n")
    least = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return [".PP", ".nf", *(_text(line[least:]) or "\\&" for line in lines), ".fi"]


def _words(text: str) -> list[str]:
    return [_text(line) for line in wrap(text, _WIDTH, break_on_hyphens=False)]


def _text(text: str) -> str:
    """Return a text in which nothing is taken for a request or an escape."""
    text = text.replace("\\", "\\e").replace("-", "\\-").replace("'", "\\(aq").replace("`", "\\(ga")
    return _FIRST.sub(r"\\&\1", text)
