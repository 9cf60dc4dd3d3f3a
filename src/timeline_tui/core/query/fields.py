"""The table of query fields: what each one asks, in words, with an example.

The parser knows a field by its row here, help, README and completion are made from it, and
`core.selection.pickers` holds what each one picks.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple, TypeAlias

Takes: TypeAlias = Literal[
    "actor", "place", "tag", "source", "event", "listener", "word", "date", "range", "count"
]

OF_QUOTES = frozenset({"by", "to"})
"""The fields that are asked of each quote as well, and not only of its event."""

SURELY = "surely-"
"""Before the name of a field that asks for a date: what must be so, instead of what may be."""


class FieldRow(NamedTuple):
    """One field of the query language.

    ``words`` is what a query with it says in English, with the value at ``{}``, and ``negated``
    what it says when it must not hold.  ``takes`` is what its values name, and ``choices``, where
    these are words, what each of them means.
    """

    asks: str
    example: str
    words: str
    takes: Takes
    negated: str = ""
    choices: Mapping[str, str] | None = None
    together: bool = False
    """Whether all of its values must hold, and not any one of them."""
    spelled_out: bool = False
    """Whether the query in words says what its choices mean, and not these words themselves."""


STATES = {
    "background": "frames the story",
    "happened": "is told as a fact",
    "planned": "is announced",
    "claimed": "is said by somebody to have happened",
    "quoted": "has a quote",
    "uncertain": "has a date marked as uncertain (?)",
    "approximate": "has a date marked as approximate (~)",
    "ongoing": "has not ended (..)",
    "overdue": "is planned, its date is past, and nothing is linked as fulfilling it",
    "fulfilled": "has an event linked as fulfilling it",
    "marked": "has been marked by you",
}

STATUSES = {word: STATES[word] for word in ("happened", "planned", "claimed")}

KINDS = {
    "person": "a person",
    "state": "a state",
    "organisation": "an organisation",
    "group": "a group",
}

PROPERTIES = {
    "summary": "a summary",
    "place": "a place",
    "actors": "actors",
    "tags": "tags",
    "sources": "sources",
    "quotes": "quotes",
    "translation": "a translated quote",
    "time": "a time of day",
    "links": "links",
    "follows": "a link to what it follows",
    "part_of": "a link to what it is part of",
    "fulfils": "a link to what it fulfils",
    "id": "an id",
    "date": "a date",
    "title": "a title",
    "status": "a status",
    "background": "a part in the background",
}

_DATES = {
    "date": FieldRow("what may fall between two dates, or on one", "2022..2025", "{}", "range"),
    "before": FieldRow(
        "what may have begun before a date or an event", "2025-02-12", "before {}", "date"
    ),
    "after": FieldRow(
        "what may have ended after a date or an event", "2025-02-12", "after {}", "date"
    ),
    "on": FieldRow("what may cover a date or an event", "2025-02-12", "on {}", "date"),
}

FIELDS: dict[str, FieldRow] = {
    "actor": FieldRow(
        "who takes part or is quoted", "trump", "with {}", "actor", negated="without {}"
    ),
    "with": FieldRow(
        "who all take part in it together",
        "putin,trump",
        "with {} together",
        "actor",
        together=True,
    ),
    "by": FieldRow("who is quoted", "zelensky", "quoting {}", "actor"),
    "to": FieldRow("to whom or where it was said", "journalists", "said to {}", "listener"),
    "kind": FieldRow(
        "what kind of actor takes part",
        "state",
        "with {}",
        "word",
        "without {}",
        KINDS,
        spelled_out=True,
    ),
    "place": FieldRow("where it happened", "munich", "at {}", "place"),
    "tag": FieldRow("what it is filed under", "diplomacy", "tagged {}", "tag"),
    "source": FieldRow("on whose word it stands", "article", "according to {}", "source"),
    "status": FieldRow("happened, planned or claimed", "planned", "{}", "word", "", STATUSES),
    "is": FieldRow("what it is like", "overdue", "{}", "word", "", STATES),
    "id": FieldRow("the event of that id", "trump-post", "the event {}", "event"),
    "has": FieldRow(
        "what is filled in",
        "translation",
        "with {}",
        "word",
        "without {}",
        PROPERTIES,
        spelled_out=True,
    ),
    "missing": FieldRow(
        "what is not filled in",
        "sources",
        "without {}",
        "word",
        "with {}",
        PROPERTIES,
        spelled_out=True,
    ),
    **_DATES,
    **{
        SURELY + name: row._replace(
            asks=row.asks.replace("may", "must", 1),
            example="2022",
            words=f"surely {row.words}",
        )
        for name, row in _DATES.items()
    },
    "sources": FieldRow(
        "on how many sources it stands, beside those for dates alone", "<2", "with {}", "count"
    ),
    "quotes": FieldRow("how many quotes it has", ">0", "with {}", "count"),
    "actors": FieldRow("how many actors take part", ">=3", "with {}", "count"),
}
