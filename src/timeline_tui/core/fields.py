"""The table of query fields: what each one asks, in words, with an example.

The parser knows a field by its row here, help and README are made from it, and
`core.selection` holds what each one picks.
"""

from __future__ import annotations

from typing import NamedTuple


class FieldRow(NamedTuple):
    """One field of the query language."""

    asks: str
    example: str
    words: str


FIELDS: dict[str, FieldRow] = {
    "actor": FieldRow("who takes part or is quoted", "trump", "with {}"),
    "by": FieldRow("who is quoted", "zelensky", "quoting {}"),
}
