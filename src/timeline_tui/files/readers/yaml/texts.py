"""What stands in a file as one text and is more than a text: dates and citations."""

from __future__ import annotations

from collections.abc import Callable

from timeline_tui.core.dates import Date, DateError, parse_date
from timeline_tui.core.records import Citation

_REMEMBERED = 4096  # citations: places may be as many as events


def reader_of_texts() -> Callable[[type, object], object]:
    """Return what msgspec asks for values that it does not know: dates and citations from text.

    Equal citations mostly become one value: a story cites the same places again and again.
    """
    citations: dict[str, Citation] = {}

    def read(kind: type, text: object) -> Date | Citation:
        if not isinstance(text, str):
            raise TypeError("not a text")
        if kind is Date:
            try:
                return parse_date(text)
            except DateError as error:
                raise ValueError(str(error)) from error
        citation = citations.get(text)
        if citation is None:
            source, *place = text.split(maxsplit=1) or [""]
            if not source:
                raise ValueError("no source")
            if len(citations) >= _REMEMBERED:
                citations.clear()
            found = (source, place[0].rstrip() if place else "")
            citation = citations[text] = tuple.__new__(Citation, found)
        return citation

    return read
