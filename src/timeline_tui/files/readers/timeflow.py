"""Files of TimeFlow: a header that says what the fields are, then a table parted by tabs.

The header names the type of every field, and which of them are the start, the end and the label of
an event; what else the fields are goes by their names, as in any table.  The source that it names
is one of every event.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from timeline_tui.files.options import Reading
from timeline_tui.files.problems import Problem, ProblemsError, quoted
from timeline_tui.files.readers.drafts import Drafts, Refusal
from timeline_tui.files.readers.tables.columns import SEVERAL, knows
from timeline_tui.files.readers.tables.events import read_events
from timeline_tui.files.readers.tables.rows import Row, Table, column_key
from timeline_tui.files.readers.yaml.encoding import decoded

_MARK = "#TIMEFLOW"
# A cell is in quotes only when it holds a tab or a line break; other quotes are text.
_CELL = re.compile(r'"((?:[^"]|"")*+)"(?=[\t\r\n]|\Z)|([^\t\r\n]*)')
_BREAK = re.compile(r"\r\n|\n|\r")
_ROLES = {"TIMEFLOW_LABEL": "title", "TIMEFLOW_START": "date", "TIMEFLOW_END": "end"}
_TRACK = "TIMEFLOW_TRACK"
_NO_SOURCE = ("", "[unknown]", "[source unspecified]")
# Java's kk counts the hours from 1 to 24: the first one of a day is written 24.
_HOUR_24 = re.compile(r"(?<= )24(?=:\d\d)")


class _Header(msgspec.Struct):
    """What stands before the table: `types` and `roles` are by the names of fields."""

    source: str = ""
    about: str = ""
    types: dict[str, str] = msgspec.field(default_factory=dict)
    roles: dict[str, str] = msgspec.field(default_factory=dict)


def read_timeflow(data: bytes, name: str, options: Reading) -> Drafts:
    """Return what a file of TimeFlow holds; ProblemsError where it is none."""
    report = decoded(data)
    if not report.problems and not report.text.startswith(_MARK):
        report.add(0, "this is no file of TimeFlow", f"it begins with {_MARK} and a tab")
    if report.problems:
        raise ProblemsError(name, report.problems)
    rows = _rows(report.text)
    header = _header(rows)
    columns = next(rows, None)
    if columns is None:
        message = "the file ends before its table begins"
        raise ProblemsError(name, [Problem(1, 1, message, "it may be cut off")])
    table = Table([cell.strip() for cell in columns.cells], [], "\t")
    for row in rows:
        _keep(row, header, table)
    asked, remarks = _asked(header, table.columns, options)
    drafts = read_events(table, name, options._replace(columns=asked))
    drafts.remarks.extend(remarks)
    _add_header(drafts, header)
    return drafts


def _rows(text: str) -> Iterator[Row]:
    """Yield the rows that hold something, each with its line."""
    line = at = 0
    while at < len(text):
        begin, cells = at, []
        while True:
            cell = _CELL.match(text, at)
            if cell is None:  # what may not be is a defect of the pattern
                raise ValueError(f"no cell at {at}")
            at = cell.end()
            cells.append(cell[2] if cell[1] is None else cell[1].replace('""', '"'))
            if text[at : at + 1] != "\t":
                break
            at += 1
        end = _BREAK.match(text, at)
        at = end.end() if end else at
        if any(map(str.strip, cells)):
            yield Row(line + 1, cells)
        line += len(_BREAK.findall(text, begin, at))


def _header(rows: Iterator[Row]) -> _Header:
    header = _Header()
    for row in rows:
        key, first, second = [cell.strip() for cell in [*row.cells[1:], "", "", ""]][:3]
        if key.startswith("==="):
            break
        if key == "field":
            header.types[first] = second
        elif key == "alias":
            header.roles[first] = second
        elif key == "source":
            header.source = first
        elif key == "description":
            header.about = first
    return header


def _keep(row: Row, header: _Header, table: Table) -> None:
    """Add a row to the table, its cells as any table would have them."""
    cells, width = row.cells, len(table.columns)
    if any(map(str.strip, cells[width:])):
        reason = f"the row has {len(cells)} cells, the header {width}"
        table.refused.append(Refusal(row.where, reason, "a tab within a text needs quotes"))
        return
    cells = [*cells[:width], *[""] * (width - len(cells))]
    types = [header.types.get(column, "") for column in table.columns]
    kept = [_cell(cell, type_) for cell, type_ in zip(cells, types, strict=True)]
    table.rows.append(Row(row.line, kept))


def _cell(cell: str, type_: str) -> str:
    if type_ == "List":
        return "; ".join(filter(None, map(str.strip, cell.split(","))))
    if type_ == "Date/Time":
        return _HOUR_24.sub("00", cell)
    return cell.removesuffix(".0") if type_ == "Number" else cell


def _asked(
    header: _Header, columns: list[str], options: Reading
) -> tuple[dict[str, str], list[str]]:
    """Return which field each column fills as far as the header says it, and what was supposed."""
    asked = {
        header.roles[role]: ours
        for role, ours in _ROLES.items()
        if header.roles.get(role) in columns
    }
    remarks = []
    by_name = {column_key(column) for column in columns}
    if "title" not in asked.values() and not by_name & {"title", "label"}:
        texts = [column for column in columns if header.types.get(column) == "Text"]
        free = [column for column in texts if column not in asked]
        if free and "title" not in options.columns.values():
            asked[free[0]] = "title"
            remarks.append(f"the file names no label: the titles are from {quoted(free[0])}")
    for column in columns:
        if column not in asked and not knows(column_key(column)):
            if column == header.roles.get(_TRACK):
                asked[column] = "tags"
            elif header.types.get(column) == "URL":
                asked[column] = "sources"
    given = options.columns
    asked = {
        column: ours
        for column, ours in asked.items()
        if column not in given and (ours in SEVERAL or ours not in given.values())
    }
    return {**asked, **given}, remarks


def _add_header(drafts: Drafts, header: _Header) -> None:
    if header.about:
        drafts.heading["about"] = header.about
    if header.source in _NO_SOURCE:
        return
    for draft in drafts.events:
        cited = draft.event.get("sources")
        draft.event["sources"] = [*(cited if isinstance(cited, list) else []), header.source]
