"""From the queries on the command line to what they pick."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from timeline_tui.cli.failures import Exit, Failure, failure
from timeline_tui.core.query.terms import EVERYTHING, Place, Term, all_of, fields_in
from timeline_tui.core.selection import NO_MARKS, Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.wrap import cells
from timeline_tui.core.timeline import Timeline

if TYPE_CHECKING:
    from timeline_tui.core.query.parsing import QueryError

# Bytes of the command line that are no text arrive as lone surrogates (PEP 383).
_NO_TEXT = "[\ud800-\udfff]+"


def selected(
    queries: Sequence[str],
    read: Callable[[], Timeline],
    marks: Callable[[], frozenset[str]],
) -> Selection:
    """Return what all of these queries together pick from the timeline that `read` returns.

    `marks` returns the ids of the marked events; it is asked only when a query may ask for them.
    Raises `Failure` for a query that cannot be understood: where it can be, before reading.
    """
    if not queries:
        return select(Index(read()), EVERYTHING)
    from timeline_tui.core.query.parsing import QueryError

    terms = parsed(queries)
    index = Index(read())
    for query, term in zip(queries, terms, strict=True):
        try:
            select(index, term)
        except QueryError as error:
            raise _failure(query, error) from error
    whole = all_of(terms)
    return select(index, whole, marks() if "is" in fields_in(whole) else NO_MARKS)


def parsed(queries: Sequence[str]) -> list[Term]:
    """Return what queries say.  Raises `Failure` for one that cannot be understood."""
    return [_parsed(query) for query in queries]


def _parsed(query: str) -> Term:
    from timeline_tui.core.query.parsing import QueryError, parse

    if broken := re.search(_NO_TEXT, query):
        place = Place(*broken.span())
        raise _failure(query, QueryError(place, "this is no text in the terminal's encoding"))
    try:
        return parse(query)
    except QueryError as error:
        raise _failure(query, error) from error


def _failure(query: str, error: QueryError) -> Failure:
    before = visible_line(query[: error.at])
    wrong = visible_line(query[error.at : error.end])
    lines = [
        f"  {visible_line(query)}",
        f"  {' ' * cells(before)}{'^' * max(1, cells(wrong))}",
    ]
    if error.hint:
        lines.append(f"  hint: {visible_line(error.hint)}")
    reason = f"the query cannot be understood: {visible_line(error.reason)}"
    return failure(Exit.USAGE, reason, *lines)
