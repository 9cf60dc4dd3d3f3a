"""A query that is still being written: what it asks as far as it can be understood."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from timeline_tui.core.query.completion import piece_at
from timeline_tui.core.query.parsing import QueryError, parse
from timeline_tui.core.query.terms import Term

_MOST_LEFT_OUT = 20
T = TypeVar("T")


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
            text = f"{text[: error.at]} {text[error.end :]}"
    return None


def without_piece(text: str, cursor: int) -> str:
    """Return a text without the word, or the field with its values, that is being written."""
    at, end = piece_at(text, cursor)
    return f"{text[:at]} {text[end:]}"


def is_open_phrase(text: str, error: QueryError) -> bool:
    """Whether all that is wrong is that the quotation marks at the end are not closed yet."""
    return error.end == len(text) and text[error.at : error.at + 1] == '"'
