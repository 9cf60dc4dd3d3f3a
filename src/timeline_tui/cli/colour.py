"""Colour on the terminal: whether to use it, and which parts of a message have which.

What ``--color`` says is kept in the environment, in the variables that the libraries we use and
the programs we start read too: NO_COLOR (no-color.org) and FORCE_COLOR.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable

CHOICES = {
    "auto": "where the output is a terminal, unless NO_COLOR is set",
    "always": "even into a file or a pipe",
    "never": "nowhere",
}
_SET = {"always": ("FORCE_COLOR", "NO_COLOR"), "never": ("NO_COLOR", "FORCE_COLOR")}
_CODES = {
    "heading": "1",
    "name": "1",
    "error": "1;31",
    "warning": "1;33",
    "caret": "1;31",
    "hint": "36",
}
# As texts: most output has no colours, and to compile them takes time at the start.
_PROBLEM = r"(\S.*?:)( (?:line \d+: )?)((error|refused|warning|note):)(?= )"
_OTHERS = r"(?P<name>\Atimeline-tui:)|(?P<hint>(?<=\A  )hint:)|(?P<caret>(?<=\A {6}\|).*\^\Z)"
_HEADING = r"(?m)^[a-z][a-z ]*:(?= |$)"


def choose(choice: str) -> None:
    """Use colour as one of the `CHOICES` says, from now on."""
    if choice in _SET:
        put, drop = _SET[choice]
        os.environ[put] = "1"
        os.environ.pop(drop, None)


def is_wanted(*, terminal: bool) -> bool:
    """Tell whether to colour what goes to a terminal, or elsewhere."""
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return terminal and os.environ.get("TERM") != "dumb"


def painted(text: str, style: str) -> str:
    """Return a text in the colour of a style; unknown styles have none."""
    code = _CODES.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if code and text else text


def painted_line(pieces: Iterable[tuple[str, str]]) -> str:
    """Return the pieces of a line, each a text and its style, in their colours."""
    return "".join(painted(text, style) for text, style in pieces)


def painted_message(text: str) -> str:
    """Return a message in colour: who speaks or where, what it is, the hint, the caret."""
    return "\n".join(map(_painted_line_of, text.split("\n")))


def _painted_line_of(line: str) -> str:
    if found := re.match(_PROBLEM, line):
        where, place, kind, word = found.groups()
        style = "error" if word in ("error", "refused") else "warning"
        return painted(where, "name") + place + painted(kind, style) + line[found.end() :]
    return re.sub(_OTHERS, lambda one: painted(one[0], one.lastgroup or ""), line)


def painted_help(text: str) -> str:
    """Return a help text with its headings in colour."""
    return re.sub(_HEADING, lambda found: painted(found[0], "heading"), text)
