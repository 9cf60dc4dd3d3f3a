"""What each key of a timeline file is for, in a sentence or two."""

from __future__ import annotations

import msgspec

from timeline_tui.core.records import Actor, Event, File, Heading, Links, Quote, Source

DESCRIPTIONS: dict[type[msgspec.Struct], dict[str, str]] = {
    File: {
        "timeline": "What the whole timeline is about.",
        "sources": "Where it is all known from.",
        "actors": "Who takes part or speaks: persons, states, organisations, groups.",
        "events": "What happened, is planned, or is claimed to have happened. Within a day, events "
        "without a time keep the order of the file.",
    },
    Heading: {
        "title": "The title of the timeline.",
        "about": "What it tells, and what it leaves out.",
    },
    Source: {
        "id": "The short name by which events and quotes cite the source. It stands in queries: no "
        "blanks, quotes, brackets, commas or colons.",
        "title": "The title of the source.",
        "about": "What kind of source it is, and how places in it are counted.",
        "lang": "The language of the source: fr, de-CH.",
        "published": "When it was published; an EDTF date. The newest day of all sources is the "
        "timeline's own date, by which planned events are overdue.",
        "url": "Where it can be read.",
        "dates_only": "True for a source that vouches for dates alone, such as a calendar: it does "
        "not count as one more source of what happened.",
    },
    Actor: {
        "id": "The short name by which events and quotes name the actor. It stands in queries: no "
        "blanks, quotes, brackets, commas or colons.",
        "name": "The full name.",
        "kind": "A person, a state, an organisation, or a group.",
        "role": "What makes the actor matter here: President of the United States.",
        "part_of": "The id of the actor that this one belongs to.",
        "aliases": "Other names, also in other languages: all of them find the actor.",
    },
    Event: {
        "date": "When: an EDTF date. 2025-02-12, 2025-02-12T18:00+01:00, 2022-02, 2022, 2022? "
        "(uncertain), 2021-08~ (about), 202X, 2021-21 (spring), 2022-02-24/.. (still going on), "
        "/2022 (start unknown).",
        "title": "What, in a few words.",
        "id": "A short name for links and queries; made from date and title when it is missing. No "
        "blanks, quotes, brackets, commas or colons.",
        "summary": "What happened, in a few sentences.",
        "status": "Whether it happened, is planned, or is only claimed to have happened.",
        "background": "True for an event that frames the story rather than belonging to it.",
        "place": "Where it happened.",
        "actors": "Who takes part, by their ids.",
        "tags": "What it is filed under.",
        "links": "How it relates to other events.",
        "sources": "On whose word it stands: the id of a source, and a place in it: article ¶ 4.",
        "quotes": "What was said, word for word.",
    },
    Links: {
        "follows": "The ids of events that led to this one.",
        "part_of": "The ids of events that this one is a part of.",
        "fulfils": "The ids of planned events that happened in this one.",
    },
    Quote: {
        "by": "Who spoke the words, by id.",
        "text": "The words, in the language in which the source has them.",
        "lang": "The language of the words: fr, de-CH.",
        "translation": "The words in the language of the timeline.",
        "to": "To whom, or where, they were said.",
        "relays": "The id of the actor in whose name they were spoken.",
        "date": "When they were said, if that is not the date of the event; an EDTF date.",
        "source": "The id of the source that has the words, and the place in it: article ¶ 4.",
    },
}
