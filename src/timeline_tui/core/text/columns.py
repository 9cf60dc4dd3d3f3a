"""Tables of texts as lines: columns side by side, under their headings, as wide as they need."""

from __future__ import annotations

from collections.abc import Sequence

from timeline_tui.core.text.lines import Line, Piece
from timeline_tui.core.text.wrap import cells, cut

_GAP = 2
# A column that is narrower tells too little of what stands in it.
_NARROWEST = 10


def in_columns(
    headings: Sequence[str],
    rows: Sequence[Sequence[str]],
    *,
    numbers: Sequence[int] = (),
    wide: int = -1,
    width: int | None = None,
) -> list[Line]:
    """Return a line of headings, in the style "heading", and one line a row.

    The columns whose places are in `numbers` are aligned at the right.  Without a width nothing is
    ever cut.  With one, every line fits: `wide`, the column with most to tell, gets what the others
    leave, and where that is too little, the last columns are left out.  Texts are on one line and
    safe to show.
    """
    widths = [
        max([cells(heading), *(cells(row[at]) for row in rows)])
        for at, heading in enumerate(headings)
    ]
    if width is not None:
        widths = _fitted(widths, wide % len(widths), width)
    lines = [_line(headings, widths, numbers, "heading")]
    lines += [_line(row, widths, numbers) for row in rows]
    return lines


def _fitted(widths: Sequence[int], wide: int, width: int) -> list[int]:
    """Return widths for as many of the columns as fit."""
    most = max(_NARROWEST, width // 3)
    for count in range(len(widths), 1, -1):
        last = count - 1
        wanted = width // 3 if wide < last else _NARROWEST
        wide = min(wide, last)
        kept = [one if at == wide else min(one, most) for at, one in enumerate(widths[:count])]
        room = width - _GAP * last - sum(kept) + kept[wide]
        if room >= min(wanted, kept[wide]):
            kept[wide] = min(kept[wide], room)
            return kept
    return [min(widths[0], width)]


def _line(
    texts: Sequence[str], widths: Sequence[int], numbers: Sequence[int], style: str = ""
) -> Line:
    pieces = []
    for at, width in enumerate(widths):
        text = cut(texts[at], width)
        blanks = " " * (width - cells(text))
        last = at == len(widths) - 1
        shown = blanks + text if at in numbers else text if last else text + blanks
        pieces.append(Piece(shown if last else shown + " " * _GAP, style))
    return tuple(pieces)
