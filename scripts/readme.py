"""Writes the parts of the README that the program knows best: keys, fields, formats, commands.

make readme             a test says when this is due
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from timeline_tui.cli.commands import COMMANDS, command
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.files.formats import FORMATS
from timeline_tui.tui.keys import key_groups
from timeline_tui.tui.keys.naming import shown_keys

README = Path(__file__).parent.parent / "README.md"


def keys() -> Iterator[str]:
    """Yield the table of keys."""
    yield "| | keys |"
    yield "|---|---|"
    for title, bindings in key_groups():
        shown = [f"`{shown_keys(key)}` {_lower(key.tooltip)}" for key in bindings]
        yield f"| **{title}** | {' · '.join(shown)} |"


def fields() -> Iterator[str]:
    """Yield the table of query fields."""
    yield "| field | asks | example |"
    yield "|---|---|---|"
    for name, row in FIELDS.items():
        yield f"| `{name}:` | {row.asks} | `{name}:{row.example}` |"


def formats() -> Iterator[str]:
    """Yield the table of formats."""
    yield "| format | `-f` | ending | in | out | what it cannot hold |"
    yield "|---|---|---|---|---|---|"
    for name, row in FORMATS.items():
        endings = " ".join(f"`{ending}`" for ending in row.endings)
        reads, writes = ("✓" if way else "" for way in (row.read or name == "yaml", row.write))
        yield f"| {row.title} | `{name}` | {endings} | {reads} | {writes} | {row.loses} |"


def commands() -> Iterator[str]:
    """Yield the commands as one types them, each with what it does."""
    yield "| command | does |"
    yield "|---|---|"
    yield "| `timeline-tui [FILE] [-q QUERY] [--safe]` | open the explorer |"
    for name in COMMANDS:
        usage = " ".join((command(name).parser().usage or "").split())
        cell = usage.replace("|", "\\|")  # a bar would end the cell
        yield f"| `{cell}` | {COMMANDS[name]} |"


PARTS = {"keys": keys, "fields": fields, "formats": formats, "commands": commands}


def with_parts(text: str) -> str:
    """Return the README's text with every generated part made anew."""
    for name, lines in PARTS.items():
        part = re.compile(f"(<!-- {name} -->\n).*?(<!-- /{name} -->)", re.DOTALL)
        made = "\n".join(lines()) + "\n"
        text, found = part.subn(lambda match, made=made: match[1] + made + match[2], text)
        if found != 1:
            raise SystemExit(f"README.md needs one part between <!-- {name} --> and its end")
    return text


def _lower(text: str) -> str:
    return text[:1].lower() + text[1:]


if __name__ == "__main__":
    README.write_text(with_parts(README.read_text(encoding="utf-8")), encoding="utf-8")
