"""Tables with one row an event, whoever made them."""

from __future__ import annotations

import re
from collections import Counter

from timeline_tui.core.dates import DateError, parse_date
from timeline_tui.core.text import plural
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import Problem, ProblemsError, quoted
from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.tables.columns import LEFT_OUT, fields_of
from timeline_tui.files.readers.tables.rows import Row, Table, column_key
from timeline_tui.files.readers.yaml.tree import Tree

_AT_SEMICOLONS = re.compile(r"\s*[;\n]\s*")
_AT_SEMICOLONS_OR_COMMAS = re.compile(r"\s*[;,\n]\s*")
_BEFORE_A_BLANK = re.compile(r"\s*(?:;(?=\s)|\n)\s*")  # URLs may hold a semicolon
_STILL = ("..", "ongoing", "present", "en cours", "still going on")
_TRUTH = {
    **dict.fromkeys(("yes", "y", "true", "1", "x", "oui", "vrai"), True),
    **dict.fromkeys(("no", "n", "false", "0", "non", "faux"), False),
}
_STATUSES = {
    **dict.fromkeys(("happened", "eu lieu", "realise"), "happened"),
    **dict.fromkeys(("planned", "scheduled", "prevu", "planifie"), "planned"),
    **dict.fromkeys(("claimed", "alleged", "affirme", "allegue"), "claimed"),
}
_LISTS = {
    "actors": _AT_SEMICOLONS,
    "tags": _AT_SEMICOLONS_OR_COMMAS,
    "sources": _BEFORE_A_BLANK,
    "follows": _AT_SEMICOLONS,
    "part_of": _AT_SEMICOLONS,
    "fulfils": _AT_SEMICOLONS,
}
_LINKS = ("follows", "part_of", "fulfils")


def read_events(table: Table, name: str, options: Reading) -> Drafts:
    """Return the drafts of a table's events.

    Raises ProblemsError where no column holds dates or titles, or a column that was asked for is
    not there.
    """
    fields = fields_of(table.columns, options.columns, name)
    _check(table, fields, name)
    return _Reader(table, fields, ForeignDates(options.date_order)).drafts()


def _check(table: Table, fields: list[str], name: str) -> None:
    columns = ", ".join(map(quoted, filter(None, table.columns)))
    problems = [
        Problem(
            1,
            1,
            f"no column is known to hold the {what}",
            f"say which does with --map COLUMN={what}; the columns are {columns}",
        )
        for what, kin in (("date", {"date", "year"}), ("title", {"title"}))
        if not kin & set(fields)
    ]
    if problems:
        raise ProblemsError(name, problems)


class _Reader:
    def __init__(self, table: Table, fields: list[str], dates: ForeignDates) -> None:
        self._table = table
        self._fields = fields
        self._dates = dates
        self._unknown: Counter[int] = Counter()

    def drafts(self) -> Drafts:
        drafts = Drafts(refused=list(self._table.refused))
        for row in self._table.rows:
            values = self._values(row)
            try:
                event = self._event(values)
            except (DateError, RefusedRecordError) as error:
                drafts.refused.append(Refusal(row.where, error.reason, error.hint))
            else:
                drafts.events.append(Draft(row.where, event))
        drafts.remarks.extend(self._table.remarks())
        drafts.remarks.extend(self._dates.remarks())
        for place, count in self._unknown.items():
            drafts.notes.append(self._left_out(place, count))
        return drafts

    def _left_out(self, place: int, count: int) -> str:
        column = self._table.columns[place]
        cells = plural(count, "cell")
        if not column:
            return f"column {place + 1}, which has no name ({cells})"
        keep = f"--map {quoted(f'{column}=summary')} keeps it"
        return f"the column {quoted(column)} ({cells}); {keep}"

    def _values(self, row: Row) -> dict[str, list[tuple[str, str]]]:
        """Return the cells that hold something, with their columns, by field."""
        values: dict[str, list[tuple[str, str]]] = {}
        for place, cell in enumerate(row.cells):
            text = cell.strip()
            field = self._fields[place]
            if not text or field == LEFT_OUT:
                continue
            if field:
                values.setdefault(field, []).append((self._table.columns[place], text))
            else:
                self._unknown[place] += 1
        return values

    def _event(self, values: dict[str, list[tuple[str, str]]]) -> dict[str, Tree]:
        single = {field: cells[0][1] for field, cells in values.items()}
        event: dict[str, Tree] = {"date": self._date(single)}
        if "title" not in single:
            raise RefusedRecordError("the title is missing", "write what happened in its column")
        event["title"] = single["title"]
        event |= {key: single[key] for key in ("id", "place") if key in single}
        if "summary" in values:
            event["summary"] = self._paragraphs(values["summary"])
        if "status" in single:
            event["status"] = self._status(single["status"])
        if "background" in single:
            said = single["background"]
            event["background"] = _TRUTH.get(said.lower(), said)
        lists: dict[str, Tree] = {
            key: [part for _, text in values[key] for part in at.split(text) if part]
            for key, at in _LISTS.items()
            if key in values
        }
        links = {key: lists.pop(key) for key in _LINKS if key in lists}
        return event | lists | ({"links": links} if links else {})

    def _status(self, said: str) -> str:
        status = _STATUSES.get(column_key(said))
        if status is None:
            column = self._table.columns[self._fields.index("status")]
            hint = f"write happened, planned or claimed; or --map {quoted(f'{column}={LEFT_OUT}')}"
            raise RefusedRecordError(f"{quoted(said)} is no status", hint)
        return status

    def _paragraphs(self, cells: list[tuple[str, str]]) -> str:
        """Return the texts of several columns as one; all but the first column say their names."""
        first = self._table.columns[self._fields.index("summary")]
        return "\n\n".join(
            text if column == first else f"{column}: {text}" for column, text in cells
        )

    def _date(self, single: dict[str, str]) -> str:
        start = self._moment(single, "date", "time") or self._from_parts(single)
        end = single.get("end", "")
        if end.lower() in _STILL:
            end = ".."
        elif end:
            end = self._moment(single, "end", "end_time")
        if not start and not end:
            raise DateError("the date is missing", "write it in its column, such as 2025-02-12")
        if not end or end == start:
            return start
        if "/" in start or "/" in end:
            reason = "a date from one day to another has an end of its own"
            raise DateError(reason, "leave the column of the end empty")
        return parse_date(f"{start}/{end}").text

    def _moment(self, single: dict[str, str], day: str, time: str) -> str:
        if day not in single:
            return ""
        text = single[day]
        return self._dates.read(f"{text} {single[time]}" if time in single else text)

    def _from_parts(self, single: dict[str, str]) -> str:
        """Return a date whose year, month and day stand in columns of their own."""
        parts = [single.get(part, "") for part in ("year", "month", "day")]
        if not any(parts):
            return ""
        year, month, day = parts
        if month.isdigit():
            written = "-".join(f"{part:0>2}" for part in parts if part)
        else:
            written = " ".join(filter(None, (day, month, year)))
        time = single.get("time", "")
        return self._dates.read(f"{written} {time}" if time else written)
