"""What panes say to the explorer: always about the timeline, never about a widget."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


@dataclass
class EventChosen(Message):
    """Somebody moved to an event."""

    event: int


@dataclass
class EventOpened(Message):
    """Somebody asked for an event in full, or followed a link to it."""

    event: int


@dataclass
class QuoteChosen(Message):
    """Somebody moved to a quote."""

    quote: int


@dataclass
class QuoteOpened(Message):
    """Somebody asked for the event of a quote."""

    quote: int


@dataclass
class ActorChosen(Message):
    """Somebody moved to an actor."""

    actor: str


@dataclass
class ActorOpened(Message):
    """Somebody asked for the events of one actor alone."""

    actor: str


@dataclass
class ActorIncluded(Message):
    """Somebody asked to include an actor, or no longer."""

    actor: str


@dataclass
class ActorExcluded(Message):
    """Somebody asked to exclude an actor, or no longer."""

    actor: str
