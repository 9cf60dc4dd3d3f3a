"""What panes say to the explorer: always about the timeline, never about a widget."""

from __future__ import annotations

from dataclasses import dataclass

from textual.message import Message


class AboutTimeline(Message):
    """What a pane says of the timeline that it shows, with the places that things have there."""


@dataclass
class EventChosen(AboutTimeline):
    """Somebody moved to an event."""

    event: int


@dataclass
class EventOpened(AboutTimeline):
    """Somebody asked for an event in full, or followed a link to it."""

    event: int


@dataclass
class QuoteChosen(AboutTimeline):
    """Somebody moved to a quote."""

    quote: int


@dataclass
class QuoteOpened(AboutTimeline):
    """Somebody asked for the event of a quote."""

    quote: int


@dataclass
class QuotesRegrouped(Message):
    """Somebody asked for the quotes by event, by speaker or by date: the next of these."""

    steps: int


@dataclass
class ValueChosen(AboutTimeline):
    """Somebody moved to a value of the facet."""

    value: str


@dataclass
class ValueOpened(AboutTimeline):
    """Somebody asked for the events of one value of a facet alone."""

    facet: str
    value: str


@dataclass
class ValueIncluded(AboutTimeline):
    """Somebody asked to include a value of the facet, or no longer."""

    value: str


@dataclass
class ValueExcluded(AboutTimeline):
    """Somebody asked to exclude a value of the facet, or no longer."""

    value: str


@dataclass
class FacetTurned(Message):
    """Somebody asked for the next facet, or one before."""

    steps: int
