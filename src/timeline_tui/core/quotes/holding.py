"""In which quotes a search finds something: its words are asked of each quote itself.

A word is found in the words said, in their translation, in to whom they were said, and in the names
of who said them.  ``by:`` and ``to:`` are asked of the quote, every other field of its event.
"""

from __future__ import annotations

from functools import lru_cache

from timeline_tui.core.query.fields import OF_QUOTES
from timeline_tui.core.query.terms import And, Field, Not, Or, Term, Word
from timeline_tui.core.selection import Selection
from timeline_tui.core.selection.bits import bits_of, members_of
from timeline_tui.core.selection.index import Index
from timeline_tui.core.selection.pickers import events_picked, quotes_picked
from timeline_tui.core.text import fold

_BETWEEN = "\0"  # never searched for, so that no match runs from one text into the next


@lru_cache(maxsize=4)
def quotes_holding(search: Selection) -> int:
    """Return the quotes for which a search holds, as bits."""
    return _holding(search.index, search.query, search.marks)


def _holding(index: Index, term: Term, marks: frozenset[str]) -> int:
    match term:
        case Word(text):
            return _with_text(index, fold(text))
        case Field(name):
            if name in OF_QUOTES:
                return quotes_picked(index, marks, term)
            return index.quotes_in(events_picked(index, marks, term))
        case Not(inner):
            return index.all_quotes & ~_holding(index, inner, marks)
        case And(terms):
            found = index.all_quotes
            for inner in terms:
                found &= _holding(index, inner, marks)
            return found
        case Or(terms):
            found = 0
            for inner in terms:
                found |= _holding(index, inner, marks)
            return found


def _with_text(index: Index, folded: str) -> int:
    """Return the quotes that hold a folded text; none for an empty one."""
    if not folded or _BETWEEN in folded:
        return 0
    timeline, texts = index.timeline, _texts(index)
    found: list[int] = []
    # Only in events that hold the text can there be words that do.
    for event in members_of(index.with_text(folded)):
        for place in timeline.quotes_of(event):
            if place not in texts:
                quote = timeline.quotes[place].quote
                texts[place] = fold(quote.text + _BETWEEN + quote.translation)
            if folded in texts[place]:
                found.append(place)
    speakers, listeners = _names(index)
    said = index.quotes_by_speaker.any_of(who for who, names in speakers if folded in names)
    told = index.quotes_by_listener.any_of(who for who, name in listeners if folded in name)
    return said | told | bits_of(found, len(timeline.quotes))


@lru_cache(maxsize=2)
def _texts(index: Index) -> dict[int, str]:  # noqa: ARG001
    """Return where the folded words of quotes are kept, once they have been looked at."""
    return {}


@lru_cache(maxsize=2)
def _names(index: Index) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return who speaks and to whom, each with the folded names of it."""
    actors = {
        actor.id: fold(_BETWEEN.join((actor.name, *actor.aliases)))
        for actor in index.timeline.actors
    }
    told = index.quotes_by_listener.totals
    return [*actors.items()], [(who, actors.get(who) or fold(who)) for who in told]
