"""What a person may choose beyond a format's name; a format ignores what does not concern it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import Literal, NamedTuple, TypeAlias

DateOrder: TypeAlias = Literal["dmy", "mdy", "ymd"]
WIDTH = 80
NARROWEST, WIDEST = 20, 1000


class Writing(NamedTuple):
    """How to write.

    ``width`` is the longest line of plain text, in cells of a terminal; ``chart`` puts the chart at
    its head, drawn with ``ascii_only`` in ASCII.  ``raw`` leaves cells of tables as they are even
    where a spreadsheet would take them for formulas.  ``source`` is the file that the timeline was
    read from, if it is at hand: our own YAML keeps the comments and the order that it finds there.
    """

    width: int = WIDTH
    chart: bool = False
    ascii_only: bool = False
    raw: bool = False
    source: bytes = b""


class Reading(NamedTuple):
    """How to read a foreign format.

    ``date_order`` says how dates such as 10/11/12 are meant, which are refused without it.
    ``columns`` names the field that a table's column fills, by the column's heading.
    """

    date_order: DateOrder | None = None
    columns: Mapping[str, str] = MappingProxyType({})
