"""Texts as YAML: plain where they stay what they are, else quoted, folded or line by line.

Every text is read back exactly, by our own reader and by any reader of YAML 1.1 or 1.2.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from timeline_tui.core.text.hostile import hostile_in, is_clean
from timeline_tui.core.text.wrap import cells

WIDTH = 100
"""The longest line where there is a choice, in cells."""

_SHORT = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t", "\r": "\\r", "\0": "\\0"}
_SHORT["\x1b"] = "\\e"
_INDICATOR = re.compile(r"""[!&*|>'"%@`#,\[\]{}]|[-?:](?=$|\s)""")
_INSIDE = re.compile(r":(?=$|\s)|\s#|[\n\t]")
_BREAK = re.compile(r"[\n\t]")
_IN_FLOW = re.compile(r"[,\[\]{}:?]")
# Words that some reader takes for something other than text, beyond what PyYAML knows of YAML 1.1:
# its y and n, and the numbers of YAML 1.2 (10.3.2).
_NO_TEXT = re.compile(r"[yYnN]|0o[0-7]+|[-+]?(\.\d+|\d+(\.\d*)?)([eE][-+]?\d+)?")


@lru_cache(maxsize=4096)
def inline(text: str, *, flow: bool = False, is_date: bool = False) -> str:
    """Return a text on one line: plain, or in quotes.

    ``flow`` is for inside brackets.  A date stands plain even where a reader may know it as one.
    """
    if _is_plain(text, is_date=is_date) and not (flow and _IN_FLOW.search(text)):
        return text
    return _quoted(text)


def needs_quotes_in_flow_only(text: str) -> bool:
    """Say whether brackets around it are all that forces a text into quotes."""
    return _is_plain(text, is_date=False) and _IN_FLOW.search(text) is not None


def block(text: str, room: int) -> list[str] | None:
    """Return a text as a block: its header, ">-" or "|" and the like, and its lines, not indented.

    ``room`` is how many cells a line has.  None where the text stands better on one line, or where
    only quotes hold it exactly.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    chomping = "" if body != text else "-"
    if not _fits_a_block(body, lines):
        return None
    # A folded line that begins with a blank would keep its line break.
    is_long = any(cells(line) > room for line in lines) and "\n " not in body
    folded = [list(_filled(line, room)) for line in lines] if is_long else []
    if any(len(some) > 1 for some in folded):
        # A reader joins lines: between two that are not empty, a line feed needs an empty one.
        return [f">{chomping}", *_joined(folded)]
    return [f"|{chomping}", *lines] if len(lines) > 1 or chomping == "" else None


def _fits_a_block(body: str, lines: list[str]) -> bool:
    """Say whether the ends can be seen, and nothing needs an escape."""
    return (
        bool(lines[-1])
        and not body[:1].isspace()
        and "\n\t" not in body
        and not any(line[-1:].isspace() for line in lines)
        and not _has_hostile(body)
    )


def _joined(folded: Iterable[list[str]]) -> Iterator[str]:
    for place, some in enumerate(folded):
        if place and some != [""]:
            yield ""
        yield from some


def _filled(line: str, room: int) -> Iterator[str]:
    """Yield a line cut at single blanks, which is where a reader puts it together again."""
    start = end = used = 0
    for found in re.finditer(r"(?<=\S) (?=\S)|$", line):
        used += cells(line[end : found.start()])
        if end > start and used > room:
            yield line[start:end]
            start = end + 1
            used = cells(line[start : found.start()])
        end = found.start()
    yield line[start:]


def _is_plain(text: str, *, is_date: bool) -> bool:
    if not text or text[0].isspace() or text[-1].isspace():
        return False
    if _has_hostile(text) or _INDICATOR.match(text) or _INSIDE.search(text):
        return False
    return is_date or not (_NO_TEXT.fullmatch(text) or _is_more_than_text(text))


def _is_more_than_text(text: str) -> bool:
    """Say whether YAML 1.1 sees a number, a date, a truth value or nothing in a plain text."""
    return any(pattern.match(text) for pattern in _resolvers().get(text[0], ()))


@cache
def _resolvers() -> dict[str, list[re.Pattern[str]]]:
    from yaml.resolver import Resolver

    known: dict[str, list[tuple[str, Any]]] = Resolver.yaml_implicit_resolvers
    return {first: [pattern for _, pattern in rows] for first, rows in known.items() if first}


def _has_hostile(text: str) -> bool:
    return not is_clean(text) and any(True for _ in hostile_in(text))


def _quoted(text: str) -> str:
    """Return a text in quotes: single ones where that saves escapes.

    What a file cannot hold or an eye cannot see becomes an escape.
    """
    hostile = set(hostile_in(text))
    if not hostile and not _BREAK.search(text) and ('"' in text or "\\" in text):
        return "'" + text.replace("'", "''") + "'"
    return (
        '"'
        + "".join(
            _escape(character) if place in hostile else _SHORT.get(character, character)
            for place, character in enumerate(text)
        )
        + '"'
    )


def _escape(character: str) -> str:
    code = ord(character)
    if code < 0x100:
        return _SHORT.get(character, f"\\x{code:02x}")
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"
