"""What a timeline file says: the heading, sources, actors, events and quotes, as frozen values.

These classes are also the schema of the file: a field's name is its key in YAML, a field without
a default is required, and the types say what a value may be.  The reader checks a file against
them, and the JSON Schema is made from them, so that nothing is declared twice.
"""

from __future__ import annotations

from typing import Annotated, Literal, Self

import msgspec

from timeline_tui.core.dates import Date

Status = Literal["happened", "planned", "claimed"]
Kind = Literal["person", "state", "organisation", "group"]


# Ids stand in queries, beside the signs that queries are made of, and must look like what they are:
# hence no blanks, no quotes, brackets, commas or colons, no leading minus, nothing invisible.
_ID = (
    r"^(?!-)[^\s\"'(),:\u0000-\u0020\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff]+"
    r"(?![\s\S])"
)

# What `extra` says is read by the reader's reference checks: which ids exist, and who names them.
SourceId = Annotated[str, msgspec.Meta(pattern=_ID, extra={"declares": "source"})]
ActorId = Annotated[str, msgspec.Meta(pattern=_ID, extra={"declares": "actor"})]
EventId = Annotated[str, msgspec.Meta(pattern=_ID, extra={"declares": "event"})]
ActorRef = Annotated[str, msgspec.Meta(min_length=1, extra={"names": "actor"})]
EventRef = Annotated[str, msgspec.Meta(min_length=1, extra={"names": "event"})]
Words = Annotated[str, msgspec.Meta(min_length=1)]


class Citation(tuple[str, str]):
    """A source and the place in it: ``article ¶ 4`` in the file.

    A tuple, so that it is a value without more ado, and not a Struct, so that the file can hold
    it as one text.
    """

    __slots__ = ()

    def __new__(cls, source: str, place: str = "") -> Self:
        """Make a citation of a source's id and a place such as "¶ 4"."""
        return tuple.__new__(cls, (source, place))

    @property
    def source(self) -> str:
        """The id of the source."""
        return self[0]

    @property
    def place(self) -> str:
        """Where in the source, in words; empty for the source as a whole."""
        return self[1]

    def __repr__(self) -> str:
        """Return the call that makes this citation."""
        return f"Citation({self.source!r}, {self.place!r})"


class Heading(
    msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True
):
    """What the whole timeline is about."""

    title: str = ""
    about: str = ""


class Source(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Where something is known from.

    One that is ``dates_only`` vouches for days and hours, and not for what happened: an event does
    not stand on one more source because a calendar was looked up.
    """

    id: SourceId
    title: str = ""
    about: str = ""
    lang: str = ""
    published: Date | None = None
    url: str = ""
    dates_only: bool = False


class Actor(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A person, state, organisation or group that takes part or speaks."""

    id: ActorId
    name: Words
    kind: Kind = "person"
    role: str = ""
    part_of: ActorRef = ""
    aliases: tuple[Words, ...] = ()


class Quote(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Words of one actor, in one event, from one source.

    ``by`` is who spoke the words.  When a spokesman puts words in another's mouth, ``relays``
    names that other.  ``date`` is when the words were said, where that is not the event's date.
    """

    by: ActorRef
    text: Words
    lang: str = ""
    translation: str = ""
    to: str = ""
    relays: ActorRef = ""
    date: Date | None = None
    source: Citation | None = None


class Links(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Typed relations to other events, by their ids."""

    follows: tuple[EventRef, ...] = ()
    part_of: tuple[EventRef, ...] = ()
    fulfils: tuple[EventRef, ...] = ()


class Event(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """Something with a date that happened, is planned, or is claimed to have happened."""

    date: Date
    title: Words
    id: EventId = ""
    summary: str = ""
    status: Status = "happened"
    background: bool = False
    place: str = ""
    actors: tuple[ActorRef, ...] = ()
    tags: tuple[Words, ...] = ()
    links: Links = Links()
    sources: tuple[Citation, ...] = ()
    quotes: tuple[Quote, ...] = ()


class File(msgspec.Struct, frozen=True, gc=False, forbid_unknown_fields=True, omit_defaults=True):
    """A whole timeline file, version 1, as it is written."""

    timeline: Heading = Heading()
    sources: tuple[Source, ...] = ()
    actors: tuple[Actor, ...] = ()
    events: tuple[Event, ...] = ()
