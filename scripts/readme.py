"""Writes the parts of the README that the program knows best: keys and query fields.

make readme             a test says when this is due
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from timeline_tui.core.query.fields import FIELDS
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


PARTS = {"keys": keys, "fields": fields}


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
