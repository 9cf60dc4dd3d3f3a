"""What panes say to the explorer: always about the timeline, never about a widget."""

from __future__ import annotations

from textual.message import Message


class AboutTimeline(Message):
    """What a pane says of the timeline that it shows, with the places that things have there."""


class EventChosen(AboutTimeline):
    """Somebody moved to an event."""

    def __init__(self, event: int) -> None:
        super().__init__()
        self.event = event


class EventOpened(AboutTimeline):
    """Somebody asked for an event in full, or followed a link to it."""

    def __init__(self, event: int) -> None:
        super().__init__()
        self.event = event


class QuoteChosen(AboutTimeline):
    """Somebody moved to a quote."""

    def __init__(self, quote: int) -> None:
        super().__init__()
        self.quote = quote


class QuoteOpened(AboutTimeline):
    """Somebody asked for the event of a quote."""

    def __init__(self, quote: int) -> None:
        super().__init__()
        self.quote = quote


class QuotesRegrouped(Message):
    """Somebody asked for the quotes by event, by speaker or by date: the next of these."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps


class ValueChosen(AboutTimeline):
    """Somebody moved to a value of the facet."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value


class ValueOpened(AboutTimeline):
    """Somebody asked for the events of one value of a facet alone."""

    def __init__(self, facet: str, value: str) -> None:
        super().__init__()
        self.facet = facet
        self.value = value


class ValueIncluded(AboutTimeline):
    """Somebody asked to include a value of the facet, or no longer."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value


class ValueExcluded(AboutTimeline):
    """Somebody asked to exclude a value of the facet, or no longer."""

    def __init__(self, value: str) -> None:
        super().__init__()
        self.value = value


class FacetTurned(Message):
    """Somebody asked for the next facet, or one before."""

    def __init__(self, steps: int) -> None:
        super().__init__()
        self.steps = steps
