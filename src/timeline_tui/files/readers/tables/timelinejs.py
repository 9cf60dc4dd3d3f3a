"""The spreadsheet of TimelineJS, whose columns are known by name: Year, Month, Day, Headline …."""

from __future__ import annotations

from timeline_tui.core.dates import DateError
from timeline_tui.core.text import plural
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.tables.rows import Row, Table, column_key
from timeline_tui.files.readers.timelinejs.slides import Slide, Slides
from timeline_tui.files.readers.yaml.tree import Tree

# The key of a slide, or the group and the key in it, that each column fills.
_PLACES = {
    **{part: ("start_date", part) for part in ("year", "month", "day", "time")},
    **{f"end {part}": ("end_date", part) for part in ("year", "month", "day", "time")},
    "display date": ("", "display_date"),
    "headline": ("text", "headline"),
    "text": ("text", "text"),
    "media": ("media", "url"),
    "media credit": ("media", "credit"),
    "media caption": ("media", "caption"),
    "media thumbnail": ("media", "thumbnail"),
    "alt text": ("media", "alt"),
    "group": ("", "group"),
    "background": ("", "background"),
    "type": ("", "type"),
}


def is_sheet(columns: list[str]) -> bool:
    """Say whether these are the columns of TimelineJS."""
    keys = set(map(column_key, columns))
    return {"year", "headline"} <= keys and bool(keys & {"media", "display date", "end year"})


def read_sheet(table: Table, options: Reading) -> Drafts:
    """Return the drafts of the slides of a spreadsheet."""
    dates = ForeignDates(options.date_order)
    slides = Slides(dates)
    drafts = Drafts(refused=list(table.refused))
    places = [_PLACES.get(column_key(column)) for column in table.columns]
    for row in table.rows:
        slide = _slide(row, places)
        kind = str(slide.pop("type", "")).lower()
        try:
            if kind == "title" and not drafts.heading:
                drafts.heading.update(slides.heading(slide))
                continue
            event = slides.era(slide) if kind == "era" else slides.event(slide)
        except (DateError, RefusedRecordError) as error:
            drafts.refused.append(Refusal(row.where, error.reason, error.hint))
            continue
        drafts.events.append(Draft(row.where, event))
    drafts.sources.extend(slides.sources.values())
    drafts.notes.extend(slides.losses.notes())
    drafts.remarks.extend([*table.remarks(), *slides.remarks(), *dates.remarks()])
    for place, column in enumerate(table.columns):
        cells = sum(bool(row.cells[place].strip()) for row in table.rows)
        if places[place] is None and cells:
            drafts.notes.append(f"the column {quoted(column)} ({plural(cells, 'cell')})")
    return drafts


def _slide(row: Row, places: list[tuple[str, str] | None]) -> Slide:
    slide: dict[str, Tree] = {}
    for cell, place in zip(row.cells, places, strict=True):
        if place is None or not cell.strip():
            continue
        group, key = place
        inner = slide.setdefault(group, {}) if group else slide
        if isinstance(inner, dict):
            inner[key] = cell.strip()
    return slide
