"""What a foreign file says and a timeline cannot hold, or holds in another way, counted."""

from __future__ import annotations

from collections import Counter

from timeline_tui.core.text import plural, visible_line


class Losses:
    """Counts what is left out of events, by its name ("the alarms"), and what is read otherwise."""

    def __init__(self) -> None:
        self._events: Counter[str] = Counter()
        self._others: dict[str, None] = {}
        self._remarks: Counter[str] = Counter()

    def add(self, what: str) -> None:
        """Note that this is left out of one more event."""
        self._events[visible_line(what)] += 1

    def say(self, note: str) -> None:
        """Note something that belongs to no single event."""
        self._others[visible_line(note)] = None

    def remark(self, sentence: str) -> None:
        """Note how one more event was understood: "what is cancelled is planned"."""
        self._remarks[visible_line(sentence)] += 1

    def remarks(self) -> list[str]:
        """Return each sentence with the number of events: "what is cancelled is … (3 events)"."""
        return [f"{said} ({plural(count, 'event')})" for said, count in self._remarks.items()]

    def notes(self) -> list[str]:
        """Return each as a phrase: "the alarms of 3 events"."""
        counted = [f"{what} of {plural(count, 'event')}" for what, count in self._events.items()]
        return counted + list(self._others)
