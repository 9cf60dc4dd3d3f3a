"""The one table of formats: the command line, the screen and the documentation read it."""

from __future__ import annotations

import codecs
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, NamedTuple

from timeline_tui.files.options import Writing
from timeline_tui.files.writers.pieces import Note, in_pieces

if TYPE_CHECKING:
    # The help of every command lists the formats, before anything is read.
    from timeline_tui.core.selection import Selection
    from timeline_tui.files.options import Reading
    from timeline_tui.files.readers.drafts import Drafts


class Written(NamedTuple):
    """A whole file as it was written, and what it had to leave out.

    ``notes`` are sentences for the person who exports, one for each thing that the file cannot
    hold, with a count: "left out 2 events whose end is not known".  Most formats have none.
    ``mark`` is whether a byte-order mark stands before the text.
    """

    text: str
    notes: tuple[str, ...] = ()
    mark: bool = False

    @property
    def data(self) -> bytes:
        """The bytes of the file; text is UTF-8."""
        return (codecs.BOM_UTF8 if self.mark else b"") + self.text.encode()


class Format(NamedTuple):
    """A format: its name for people, the usual endings of its files, and who reads and writes it.

    ``write`` yields the text of a file in pieces, and tells at the end what it had to leave out.
    ``is_table`` is a table for spreadsheets: Excel takes one without a byte-order mark for a file
    in the encoding of the country, and shows "MÃ¼nchen"; programs take the mark for a part of the
    first column's name.

    ``read`` may raise ProblemsError, for a file that is not of this format at all.  ``loses`` says
    what of a timeline the format cannot hold.  ``fits`` tells a file's content from that of another
    format, of which a file may have the ending as well: ".json" of ".timelinejs.json".
    """

    title: str
    endings: tuple[str, ...]
    write: Callable[[Selection, Writing, Note], Iterator[str]] | None = None
    read: Callable[[bytes, str, Reading], Drafts] | None = None
    loses: str = ""
    fits: Callable[[bytes], bool] | None = None
    is_table: bool = False


def _html(selection: Selection, _: Writing, __: Note) -> Iterator[str]:
    from timeline_tui.files.writers.html.page import html_export

    return html_export(selection)


def _text(selection: Selection, options: Writing, _: Note) -> Iterator[str]:
    from timeline_tui.files.writers.text import text_export

    ascii_only = options.ascii_only
    return text_export(selection, options.width, chart=options.chart, ascii_only=ascii_only)


def _markdown(selection: Selection, _: Writing, __: Note) -> Iterator[str]:
    from timeline_tui.files.writers.markdown.document import markdown_export

    return markdown_export(selection)


def _json(selection: Selection, _: Writing, __: Note) -> Iterator[str]:
    from timeline_tui.files.writers.own_json import json_export

    return json_export(selection)


def _json_lines(selection: Selection, _: Writing, __: Note) -> Iterator[str]:
    from timeline_tui.files.writers.own_json import json_lines_export

    return json_lines_export(selection)


def _event_table(selection: Selection, options: Writing, _: Note) -> Iterator[str]:
    from timeline_tui.files.writers.flat_tables import event_table

    return event_table(selection, raw=options.raw)


def _quote_table(selection: Selection, options: Writing, _: Note) -> Iterator[str]:
    from timeline_tui.files.writers.flat_tables import quote_table

    return quote_table(selection, raw=options.raw)


def _record_table(selection: Selection, options: Writing, _: Note) -> Iterator[str]:
    from timeline_tui.files.writers.record_table import record_table

    return record_table(selection, raw=options.raw)


def _timelinejs(selection: Selection, _: Writing, __: Note) -> Iterator[str]:
    from timeline_tui.files.writers.timelinejs.document import timelinejs_export

    return timelinejs_export(selection)


def _markwhen(selection: Selection, _: Writing, note: Note) -> Iterator[str]:
    from timeline_tui.files.writers.markwhen.document import markwhen_export

    return markwhen_export(selection, note)


def _ical(selection: Selection, _: Writing, note: Note) -> Iterator[str]:
    from timeline_tui.files.writers.ical.calendar import ical_export

    return ical_export(selection, note)


def _yaml(selection: Selection, options: Writing, note: Note) -> Iterator[str]:
    from timeline_tui.files.writers.yaml.export import yaml_export

    return yaml_export(selection, options.source, note)


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
        is_table=True,
    ),
    "csv-quotes": Format(
        "CSV, quotes",
        (".quotes.csv",),
        _quote_table,
        _read_table,
        loses="events without quotes, and of the others all but date, title and status",
        is_table=True,
    ),
    "csv-records": Format(
        "CSV, all records", (".records.csv",), _record_table, _read_table, is_table=True
    ),
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
    """Return a selection in the format of that name, which can be written, as a whole."""
    options, notes = options or Writing(), list[str]()
    text = "".join(_texts(selection, name, options, notes.append))
    return Written(text, tuple(notes), _is_marked(name, options))


def pieces_of(selection: Selection, name: str, options: Writing, note: Note) -> Iterator[bytes]:
    """Yield the same file as `export` in pieces; no more of it is in memory than one of them.

    `note` is told at the end what had to be left out: it is nothing for who takes only a part.
    """
    if _is_marked(name, options):
        yield codecs.BOM_UTF8
    yield from in_pieces(_texts(selection, name, options, note))


def _texts(selection: Selection, name: str, options: Writing, note: Note) -> Iterator[str]:
    write = FORMATS[name].write
    if write is None:
        raise ValueError(f"{name} is not written")
    return write(selection, options, note)


def _is_marked(name: str, options: Writing) -> bool:
    return FORMATS[name].is_table and not options.raw


def format_for(path: str) -> str | None:
    """Return the format to write that a file's ending asks for: text without any ending.

    None for an ending that no such format has.
    """
    from pathlib import PurePath

    if not PurePath(path).suffix:
        return "text"
    fitting = {
        name: len(ending)
        for name, row in writers().items()
        for ending in row.endings
        if path.lower().endswith(ending)
    }
    return max(fitting, key=fitting.__getitem__, default=None)
