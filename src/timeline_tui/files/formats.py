"""The one table of formats: the command line, the screen and the documentation read it."""

from __future__ import annotations

import codecs
from collections.abc import Callable
from pathlib import PurePath
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.core.text import plural
from timeline_tui.files.options import Writing

if TYPE_CHECKING:
    # The help of every command lists the formats, before anything is read.
    from timeline_tui.core.selection import Selection
    from timeline_tui.files.options import Reading
    from timeline_tui.files.readers.drafts import Drafts


class Written(NamedTuple):
    """What a writer made, and what it had to leave out.

    ``notes`` are sentences for the person who exports, one for each thing that the file cannot
    hold, with a count: "left out 2 events whose end is not known".  Most formats have none.
    ``mark`` puts a byte-order mark before the text: see `_cells`.
    """

    text: str
    notes: tuple[str, ...] = ()
    mark: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the file; text is UTF-8."""
        return codecs.BOM_UTF8 + self.text.encode() if self.mark else self.text.encode()


class Format(NamedTuple):
    """A format: its name for people, the usual endings of its files, and who reads and writes it.

    ``read`` may raise ProblemsError, for a file that is not of this format at all.  ``loses`` says
    what of a timeline the format cannot hold.  ``fits`` tells a file's content from that of another
    format, of which a file may have the ending as well: ".json" of ".timelinejs.json".
    """

    title: str
    endings: tuple[str, ...]
    write: Callable[[Selection, Writing], Written] | None = None
    read: Callable[[bytes, str, Reading], Drafts] | None = None
    loses: str = ""
    fits: Callable[[bytes], bool] | None = None


def _html(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.html.page import html_export

    return Written(html_export(selection))


def _text(selection: Selection, options: Writing) -> Written:
    from timeline_tui.files.writers.text import text_export

    ascii_only = options.ascii_only
    return Written(
        text_export(selection, options.width, chart=options.chart, ascii_only=ascii_only)
    )


def _markdown(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.markdown.document import markdown_export

    return Written(markdown_export(selection))


def _json(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.own_json import json_export

    return Written(json_export(selection))


def _json_lines(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.own_json import json_lines_export

    return Written(json_lines_export(selection))


def _cells(text: str, options: Writing) -> Written:
    """Return a table for spreadsheets, or with ``raw`` for programs.

    Excel takes a file without a mark for one in the encoding of the country, and shows "MÃ¼nchen";
    other spreadsheets do without.  Programs take the mark for a part of the first column's name.
    """
    return Written(text, mark=not options.raw)


def _event_table(selection: Selection, options: Writing) -> Written:
    from timeline_tui.files.writers.flat_tables import event_table

    return _cells(event_table(selection, raw=options.raw), options)


def _quote_table(selection: Selection, options: Writing) -> Written:
    from timeline_tui.files.writers.flat_tables import quote_table

    return _cells(quote_table(selection, raw=options.raw), options)


def _record_table(selection: Selection, options: Writing) -> Written:
    from timeline_tui.files.writers.record_table import record_table

    return _cells(record_table(selection, raw=options.raw), options)


def _timelinejs(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.timelinejs.document import timelinejs_export

    return Written(timelinejs_export(selection))


def _markwhen(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.markwhen.document import markwhen_export

    return Written(*markwhen_export(selection))


def _ical(selection: Selection, _: Writing) -> Written:
    from timeline_tui.files.writers.ical.calendar import ical_export

    return Written(*ical_export(selection))


def _yaml(selection: Selection, options: Writing) -> Written:
    from timeline_tui.files.writers.yaml.export import yaml_export

    text, links = yaml_export(selection, options.source)
    lost = f"left out {plural(links, 'link')} to events that are not picked; comments name them"
    return Written(text, (lost,) if links else ())


def _read_markwhen(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.markwhen.reading import read_markwhen

    return read_markwhen(data, name, options)


def _read_timeflow(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.timeflow import read_timeflow

    return read_timeflow(data, name, options)


def _read_ical(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.ical.reading import read_ical

    return read_ical(data, name, options)


def _read_json(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.json.own import read_json

    return read_json(data, name, options)


def _read_json_lines(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.json.lines import read_json_lines

    return read_json_lines(data, name, options)


def _read_table(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.tables.reading import read_table

    return read_table(data, name, options)


def _read_timelinejs(data: bytes, name: str, options: Reading) -> Drafts:
    from timeline_tui.files.readers.timelinejs.reading import read_timelinejs

    return read_timelinejs(data, name, options)


def _is_timelinejs(data: bytes) -> bool:
    from timeline_tui.files.readers.timelinejs.sign import is_timelinejs

    return is_timelinejs(data)


_FOR_READING = "ids of events and actors, tags and aliases: it is for reading"


# The modules are imported when they are asked for: the commands start fast because of it.
FORMATS: dict[str, Format] = {
    "text": Format("Plain text", (".txt",), _text, loses=_FOR_READING),
    "markdown": Format("Markdown", (".md", ".markdown"), _markdown, loses=_FOR_READING),
    "html": Format("HTML page", (".html", ".htm"), _html),
    "json": Format("JSON", (".json",), _json, _read_json),
    "jsonl": Format("JSON Lines", (".jsonl", ".ndjson"), _json_lines, _read_json_lines),
    "yaml": Format("Timeline file", (".yaml", ".yml"), _yaml),
    "csv": Format(
        "CSV, events",
        (".csv",),
        _event_table,
        _read_table,
        loses="the words of quotes, and what is known of actors and sources beyond their names",
    ),
    "csv-quotes": Format(
        "CSV, quotes",
        (".quotes.csv",),
        _quote_table,
        _read_table,
        loses="events without quotes, and of the others all but date, title and status",
    ),
    "csv-records": Format("CSV, all records", (".records.csv",), _record_table, _read_table),
    "timelinejs": Format(
        "TimelineJS",
        (".timelinejs.json",),
        _timelinejs,
        _read_timelinejs,
        fits=_is_timelinejs,
        loses="quotes and sources, which stand on the slides as words, those of background with a "
        "start and an end not at all; what is known of actors beyond their names",
    ),
    "tsv": Format("Table parted by tabs", (".tsv", ".tab"), read=_read_table),
    "markwhen": Format(
        "markwhen",
        (".mw", ".markwhen"),
        _markwhen,
        _read_markwhen,
        loses="events more than 99,999 years away, which are left out and counted; the blanks "
        "around a text; quotes and sources, which stand in descriptions as words; what is known of "
        "actors beyond their names",
    ),
    "ical": Format(
        "iCalendar",
        (".ics", ".ical"),
        _ical,
        _read_ical,
        loses="events whose start or end is open or unknown, or lies outside the years 1 to 9999, "
        "which are left out and counted; quotes and sources, which stand in descriptions as words; "
        "what is known of actors beyond their names",
    ),
    "timeflow": Format("TimeFlow", (".time",), read=_read_timeflow),
}


def writers() -> dict[str, Format]:
    """Return the formats that can be written."""
    return {name: row for name, row in FORMATS.items() if row.write}


def export(selection: Selection, name: str, options: Writing | None = None) -> Written:
    """Return a selection in the format of that name, which can be written."""
    write = FORMATS[name].write
    if write is None:
        raise ValueError(f"{name} is not written")
    return write(selection, options or Writing())


def format_for(path: str) -> str | None:
    """Return the format to write that a file's ending asks for: text without any ending.

    None for an ending that no such format has.
    """
    if not PurePath(path).suffix:
        return "text"
    fitting = {
        name: len(ending)
        for name, row in writers().items()
        for ending in row.endings
        if path.lower().endswith(ending)
    }
    return max(fitting, key=fitting.__getitem__, default=None)
