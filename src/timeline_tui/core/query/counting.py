"""Counts as queries write them: ``3``, ``<2``, ``>=3``, ``2..4``."""

from __future__ import annotations

import re

from timeline_tui.core.query.parsing import QueryError
from timeline_tui.core.query.terms import Field
from timeline_tui.core.text import plural

_COMPARED = re.compile(r"(<=|>=|<|>|=|)(\d{1,9})", re.ASCII)
_RANGE = re.compile(r"(\d{0,9})\.\.(\d{0,9})", re.ASCII)
MOST = 10**9
"""More than anything that is counted."""


def count_asked(field: Field, value: str) -> tuple[int, int]:
    """Return the least and the greatest count that will do.  Raises `QueryError`."""
    if compared := _COMPARED.fullmatch(value):
        number = int(compared[2])
        return {
            "<": (0, number - 1),
            "<=": (0, number),
            ">": (number + 1, MOST),
            ">=": (number, MOST),
        }.get(compared[1], (number, number))
    ranged = _RANGE.fullmatch(value)
    if ranged and (ranged[1] or ranged[2]):
        return int(ranged[1] or 0), int(ranged[2] or MOST)
    hint = f"for example {field.name}:3, {field.name}:<2, {field.name}:>=3 or {field.name}:2..4"
    raise QueryError(field.place_of(value), f"'{value}' is not a count", hint)


def count_words(least: int, most: int, noun: str) -> str:
    """Return "no sources", "1 source", "at least 3 sources", "2 to 4 sources"."""
    if most <= 0:
        return f"no {noun}s"
    if least == most:
        return plural(least, noun)
    if most >= MOST:
        return f"at least {plural(least, noun)}"
    return f"{least} to {plural(most, noun)}" if least else f"at most {plural(most, noun)}"
