"""A quote as drawn lines: in full, or as much of it as goes into three."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from timeline_tui.core.evidence import quote_source
from timeline_tui.core.phrases import addressed_words, speaker_words
from timeline_tui.core.quotes.page import DATES, GUTTER, MARGIN, Page
from timeline_tui.core.quotes.parts import (
    foot_pieces,
    head_pieces,
    reported_words,
    said_words,
    title_pieces,
)
from timeline_tui.core.quotes.wording import Texts, texts_shown
from timeline_tui.core.status_marks import STATUS_MARKS
from timeline_tui.core.text import find_all, visible_line
from timeline_tui.core.text.lines import (
    Line,
    Piece,
    fitted,
    line_cells,
    marked,
    spread,
    wrapped,
)
from timeline_tui.core.text.wrap import cells
from timeline_tui.core.timeline import Said, Timeline

_LEAST_TITLE = 20
_ORIGINAL = "quote"
_BESIDE = "muted italic"
_ALONE = "quote italic"


@lru_cache(maxsize=512)
def drawn_quote(
    timeline: Timeline, quote: int, page: Page, words: tuple[str, ...], *, here: bool
) -> tuple[Line, ...]:
    """Return the lines of a quote on a page, with folded words marked in it.

    ``here`` makes it stand out as one of the chosen event.
    """
    said = timeline.quotes[quote]
    margin = Piece("❝ ", "linked" if here else "faint")
    draw = _in_full if page.in_full else _compact
    lines = draw(timeline, said, page, words)
    return tuple(
        (Piece(" " * MARGIN) if number else margin, *line) for number, line in enumerate(lines)
    )


def _in_full(
    timeline: Timeline, said: Said, page: Page, words: tuple[str, ...]
) -> Iterator[Iterable[Piece]]:
    quote, texts = said.quote, texts_shown(said.quote, page.words)
    date = said_words(timeline, said, DATES)
    yield from _with_date(page, head_pieces(timeline, quote, texts, words), date)
    if page.names_events:
        yield fitted(_event(timeline, said, words), page.room)
    yield from _words(page, texts, words)
    if not page.side_by_side:
        yield fitted([Piece(date, "muted")], page.room)
    foot = foot_pieces(timeline, quote, reported=not page.side_by_side)
    title = title_pieces(timeline, quote) if page.side_by_side else ()
    yield from _with_date(page, foot, reported_words(timeline, quote, DATES), title)


def _with_date(
    page: Page, pieces: Iterable[Piece], date: str, more: Iterable[Piece] = ()
) -> Iterator[Iterable[Piece]]:
    """Yield pieces wrapped, with a date at the right of the first line where there is room.

    What is left of the last line is for more, cut to it.
    """
    *lines, last = wrapped(pieces, page.beside_dates)
    left = page.beside_dates - line_cells(last)
    lines.append((*last, *fitted(more, left if left >= _LEAST_TITLE else 0)))
    for number, line in enumerate(lines):
        if number == 0 and page.side_by_side:
            yield spread(line, fitted([Piece(date, "muted")], DATES), page.room)
        else:
            yield line


def _event(timeline: Timeline, said: Said, words: tuple[str, ...]) -> Iterator[Piece]:
    event = timeline.events[said.event]
    yield Piece(f"{STATUS_MARKS[event.status]} ", "muted")
    yield from marked(visible_line(event.title), words, "muted")


def _words(page: Page, texts: Texts, words: tuple[str, ...]) -> Iterator[Iterable[Piece]]:
    if not texts.are_two:
        style = _ALONE if texts.are_translated else _ORIGINAL
        yield from wrapped(marked(texts.only, words, style), page.room)
        return
    original = list(marked(texts.original, words, _ORIGINAL))
    translation = list(marked(texts.translation, words, _BESIDE))
    if not page.side_by_side:
        yield from wrapped(original, page.room)
        yield from wrapped(translation, page.room)
        return
    left, right = wrapped(original, page.column), wrapped(translation, page.column)
    for number in range(max(len(left), len(right))):
        line = left[number] if number < len(left) else ()
        beside = right[number] if number < len(right) else ()
        gap = Piece(" " * (page.column + GUTTER - line_cells(line)))
        yield (*line, gap, *beside)


def _compact(
    timeline: Timeline, said: Said, page: Page, words: tuple[str, ...]
) -> Iterator[Iterable[Piece]]:
    """Yield who said it, when and the citation; then a line of each language, or two of one."""
    quote, texts = said.quote, texts_shown(said.quote, page.words)
    left = [
        *marked(speaker_words(timeline, quote), words, "strong"),
        Piece(f"  {said_words(timeline, said)}  ", "muted"),
        *marked(addressed_words(timeline, quote), words, "muted"),
    ]
    yield spread(left, [Piece(quote_source(quote), "muted")], page.room)
    if texts.are_two:
        yield _begun(texts.original, words, _ORIGINAL, page.room)
        yield _begun(texts.translation, words, _BESIDE, page.room)
        return
    style = _ALONE if texts.are_translated else _ORIGINAL
    # Two lines are shown: more of a long quote than they can hold need not be looked at.
    pieces = marked(_from_hit(texts.only, words, 2 * page.room)[: 4 * page.room], words, style)
    first, *more = wrapped(pieces, page.room)
    yield first
    yield fitted((piece for line in more for piece in (*line, Piece(" "))), page.room)


def _begun(text: str, words: tuple[str, ...], style: str, room: int) -> Line:
    text = _from_hit(text, words, room)
    return fitted(marked(text[: 2 * room + 1], words, style), room)


def _from_hit(text: str, words: tuple[str, ...], room: int) -> str:
    """Return a text from a little before its first hit on, where that would not be in sight."""
    found = find_all(text, words)
    if not found or cells(text[: found[0][1]]) <= room - 1:
        return text
    begin = text.find(" ", max(0, found[0][0] - room // 3), found[0][0])
    return f"…{text[begin + 1 if begin >= 0 else found[0][0] :]}"
