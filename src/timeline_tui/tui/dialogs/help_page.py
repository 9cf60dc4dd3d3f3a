"""The help as lines, in as many columns as there is room for."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise, zip_longest

from timeline_tui.core.chart.glyphs import UNICODE
from timeline_tui.core.chart.plain import signs_and_meanings
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.status_marks import MARKED, STATUS_MARKS
from timeline_tui.core.text.lines import Line, Piece, line_cells, wrapped
from timeline_tui.tui.keys import key_groups
from timeline_tui.tui.keys.naming import shown_keys

_COLUMN = 46  # the least width of a column
_BETWEEN = 3
_LEFT = (11, 20)  # the least and the greatest room for keys
_MARKS = (
    (STATUS_MARKS["happened"], "it happened"),
    (STATUS_MARKS["planned"], "it is planned"),
    (STATUS_MARKS["claimed"], "somebody claims it; not established"),
    ("❝", "how many quotes there are"),
    (MARKED, "you have marked it"),
    ("+", "an actor whom the filter includes"),
    ("−", "an actor whom it excludes"),
)
_ON_THE_SCREEN = (
    (f"{UNICODE.open_left}{UNICODE.status['happened'].body}", "its start is open"),
    (UNICODE.quoted, "an actor is quoted"),
    (f"{UNICODE.gap} {UNICODE.break_guide}", "empty time that is folded away"),
    (f"{UNICODE.bars[1]} {UNICODE.bars[-1]}", "few, many events at a time"),
    (UNICODE.thumb, "the part of all time that is shown above"),
)
_QUERY = (
    ("word", "found in titles, summaries, quotes, names, tags, places"),
    ('"a phrase"', "the words as they stand"),
    ("one two", "both must hold"),
    ("one or two", "one of them must hold"),
    ("-term", "must not hold"),
)


def help_lines(width: int) -> list[Line]:
    """Return the help as lines of a width, in columns that are as even as they can be."""
    count = max(1, min(3, (width + _BETWEEN) // (_COLUMN + _BETWEEN)))
    column = (width - _BETWEEN * (count - 1)) // count
    blocks = [list(_block(title, rows, column)) for title, rows in _groups()]
    columns = _shared_out(blocks, min(count, len(blocks)))
    gap = Piece(" " * _BETWEEN)
    lines: list[Line] = []
    for row in zip_longest(*columns, fillvalue=()):
        cells = [(*line, Piece(" " * (column - line_cells(line)))) for line in row]
        lines.append(tuple(piece for cell in cells for piece in (*cell, gap))[:-1])
    return lines


def _groups() -> Iterator[tuple[str, Sequence[tuple[str, str]]]]:
    for group in key_groups():
        yield group.title, [(shown_keys(key), key.tooltip) for key in group.keys]
    yield "Marks", _MARKS
    yield "Signs of the chart", [*signs_and_meanings(), *_ON_THE_SCREEN]
    fields = [(f"{name}:{row.example}", row.asks) for name, row in FIELDS.items()]
    yield "Query", [*_QUERY, *fields]


def _block(title: str, rows: Sequence[tuple[str, str]], width: int) -> Iterator[Line]:
    yield (Piece(title, "heading"),)
    left = min(max(_LEFT[0], *(len(keys) + 2 for keys, _ in rows)), _LEFT[1])
    for keys, says in rows:
        lead = keys
        if len(keys) + 2 > left:
            yield (Piece(keys, "accent"),)
            lead = ""
        for line in wrapped((Piece(says),), max(8, width - left)):
            yield (Piece(f"{lead:<{left}}", "accent"), *line)
            lead = ""
    yield ()


def _shared_out(blocks: Sequence[list[Line]], columns: int) -> list[list[Line]]:
    """Return the blocks in columns, in their order, so that the longest column is shortest."""

    def split(cuts: Sequence[int]) -> list[list[Line]]:
        edges = (0, *cuts, len(blocks))
        return [[line for block in blocks[a:b] for line in block] for a, b in pairwise(edges)]

    ways = map(split, combinations(range(1, len(blocks)), columns - 1))
    return min(ways, key=lambda way: max(map(len, way)))
