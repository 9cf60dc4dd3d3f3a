"""From the text of a table to rows that know their lines.

RFC 4180, and what people and spreadsheets make of it: cells parted by commas, semicolons, tabs or
bars, any line break, ``sep=;`` in the first line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator
from io import StringIO
from itertools import islice
from typing import NamedTuple

import msgspec

from timeline_tui.core.text import fold
from timeline_tui.files.problems import ProblemsError
from timeline_tui.files.readers.drafts import Refusal
from timeline_tui.files.readers.yaml.encoding import decoded

DELIMITERS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_SEP = re.compile(r"sep=(.)(?:\r\n|\n|\r)", re.IGNORECASE)
_NOT_IN_A_NAME = re.compile(r"[\W_]+")
_HOW = "save it as UTF-8: Excel calls that 'CSV UTF-8'; iconv -f WINDOWS-1252 -t UTF-8 does it too"
_LOOKED_AT = 20  # rows, to tell what parts the cells
_LONGEST_CELL = 1 << 30


class Row(NamedTuple):
    """The cells of a row, and the line in which it begins."""

    line: int
    cells: list[str]

    @property
    def where(self) -> str:
        """The place, as refusals say it."""
        return f"line {self.line}"


class Table(msgspec.Struct):
    """A header, and rows that are no longer than it; rows that cannot be read are refused."""

    columns: list[str]
    rows: list[Row]
    delimiter: str = ","
    refused: list[Refusal] = msgspec.field(default_factory=list)

    def remarks(self) -> list[str]:
        """Return how the cells were parted, where that is no matter of course."""
        if self.delimiter in ",\t":
            return []
        return [f"the cells are read as parted by {DELIMITERS[self.delimiter]}"]


def column_key(name: str) -> str:
    """Return the name of a column for comparing: no case, accents, blanks or signs."""
    return _NOT_IN_A_NAME.sub(" ", fold(name)).strip()


def table_of(data: bytes, name: str, knows: Callable[[str], bool]) -> Table:
    """Return the table in a file; `knows` says whether a column's `column_key` is one of ours.

    Raises ProblemsError when it is no text, or holds nothing.
    """
    report = decoded(data, _HOW)
    if report.problems:
        raise ProblemsError(name, report.problems)
    text = report.text
    said = _SEP.match(text)
    start = said.end() if said else 0
    delimiter = said[1] if said else _delimiter(text, knows)
    refused: list[Refusal] = []
    lines_before = 1 if said else 0
    rows = (row for row in _rows(text[start:], delimiter, lines_before, refused) if any(row.cells))
    header = next(rows, None)
    if header is None:
        report.add(0, "the table is empty", "its first row names the columns: date,title")
        raise ProblemsError(name, report.problems)
    columns = [cell.strip() for cell in header.cells]
    kept = list(_fitting(rows, len(columns), delimiter, refused))
    return Table(columns, kept, delimiter, refused)


def _rows(text: str, delimiter: str, before: int, refused: list[Refusal]) -> Iterator[Row]:
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    while True:
        line = reader.line_num + before + 1
        try:
            yield Row(line, next(reader))
        except StopIteration:
            return
        except csv.Error as error:
            refused.append(_unreadable(line, str(error)))


def _unreadable(line: int, message: str) -> Refusal:
    if message.startswith("unexpected end"):
        reason = 'a quote (") opens in this row and is never closed; the rest of the file is in it'
        return Refusal(f"line {line}", reason, 'close it, or write "" for a quote inside a cell')
    reason = 'text stands after a closing quote (")'
    return Refusal(f"line {line}", reason, 'write "" for a quote inside a cell')


def _fitting(
    rows: Iterable[Row], width: int, delimiter: str, refused: list[Refusal]
) -> Iterator[Row]:
    """Yield rows of just that many cells; empty ones may be missing or too many."""
    for row in rows:
        cells = row.cells
        if any(cell.strip() for cell in cells[width:]):
            reason = f"the row has {len(cells)} cells, the header {width}"
            what = DELIMITERS.get(delimiter, f"'{delimiter}'")
            refused.append(
                Refusal(row.where, reason, f'put a text that holds {what} in quotes (")')
            )
        else:
            yield Row(row.line, [*cells[:width], *[""] * (width - len(cells))])


def _delimiter(text: str, knows: Callable[[str], bool]) -> str:
    """Return what parts the cells: what gives the most columns that we know, then the most even."""

    def fitness(delimiter: str) -> tuple[int, float, int]:
        rows = [row.cells for row in islice(_rows(text, delimiter, 0, []), _LOOKED_AT)]
        filled = [cells for cells in rows if any(cells)] or [[""]]
        header = filled[0]
        known = sum(knows(column_key(name)) for name in header)
        even = sum(len(cells) == len(header) for cells in filled) / len(filled)
        return known, even if len(header) > 1 else 0, len(header)

    return max(DELIMITERS, key=fitness)
