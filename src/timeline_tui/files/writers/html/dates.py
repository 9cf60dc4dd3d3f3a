"""Dates on a page: in words for people and, where one value says as much, for programs too."""

from __future__ import annotations

from xml.etree.ElementTree import Element

from timeline_tui.core.dates import Date, iso
from timeline_tui.core.dates.calendar import to_fields
from timeline_tui.core.dates.iso import zone_text
from timeline_tui.core.words import date_words
from timeline_tui.files.writers.html.markup import tag


def date_element(date: Date, *, words: str = "", weekday: bool = False) -> Element:
    """Return a date in words, as a ``time`` element where HTML has a value that says the same.

    It has none for spans, sets and dates in doubt, and a value must not say more than the date.
    """
    said = words or date_words(date, weekday=weekday)
    value = _value(date)
    return tag("time", said, datetime=value) if value else tag("span", said)


def _value(date: Date) -> str:
    """Return a date as HTML writes dates, months, years and moments of a day; empty for others.

    The rule is that of the HTML standard, "the time element": years have four digits or more, and
    begin with 1.
    """
    moment = date.start
    vague = date.uncertain or date.approximate or date.kind != "moment"
    if moment is None or vague or moment.unspecified:
        return ""
    fields = to_fields(moment.earliest)
    if fields.year < 1:
        return ""
    day = f"{fields.year:04}-{fields.month:02}-{fields.day:02}"
    if moment.precision in ("minute", "second"):
        zone = "" if moment.offset is None else zone_text(moment.offset)
        clock = iso(moment.earliest).partition("T")[2]
        return f"{day}T{clock if moment.precision == 'second' else clock[:5]}{zone}"
    sizes = {"day": 0, "month": 3, "year": 6}
    size = sizes.get(moment.precision)
    return "" if size is None else day[: len(day) - size]
