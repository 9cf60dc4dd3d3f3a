"""A query that is still being written: what it asks as far as it can be understood."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import TypeAlias, TypeVar

from timeline_tui.core.query.completion import Completion, complete, piece_at
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import EVERYTHING, Term, all_of
from timeline_tui.core.selection import Selection, select

_MOST_LEFT_OUT = 20
T = TypeVar("T")

Offers: TypeAlias = Callable[[str, int], list[Completion]]
"""What may be written in a text at a cursor, the best first."""


def offers(present: Selection, *, within: bool = False) -> Offers:
    """Return what completes a query that is asked in place of the present one, or `within` it.

    The counts are those of the events that the rest of the query picks, without the word that is
    being written; they are found once for a rest.
    """
    under = present.query if within else EVERYTHING

    def ask(term: Term) -> Selection:
        query = all_of((under, term))
        return present if query == present.query else select(present.index, query, present.marks)

    @lru_cache(maxsize=8)
    def picked(rest: str) -> Selection:
        return so_far(rest, ask) or ask(EVERYTHING)

    return lambda text, cursor: complete(picked(without_piece(text, cursor)), text, cursor)


def so_far(text: str, ask: Callable[[Term], T]) -> T | None:
    """Return what `ask` makes of a text without what is wrong in it; None where little is right.

    A quotation mark that is open is taken as closed at the end.  `ask` may raise `QueryError`.
    """
    try:
        return ask(parse(f'{text}"'))
    except QueryError:
        pass
    for _ in range(_MOST_LEFT_OUT):
        try:
            return ask(parse(text))
        except QueryError as error:
            end = max(error.end, piece_at(text, error.at).end)
            text = f"{text[: error.at]} {text[end:]}"
    return None


def without_piece(text: str, cursor: int) -> str:
    """Return a text without the word, or the field with its values, that is being written."""
    at, end = piece_at(text, cursor)
    return f"{text[:at]} {text[end:]}"


def is_open_phrase(text: str, error: QueryError) -> bool:
    """Whether all that is wrong is that the quotation marks at the end are not closed yet."""
    return error.end == len(text) and text[error.at : error.at + 1] == '"'
