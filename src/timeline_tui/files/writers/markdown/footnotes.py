"""Numbered footnotes on citations; equal ones share a number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from timeline_tui.core.records import Citation
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.writers.markdown.escaping import line


class Footnotes:
    """The footnotes made so far."""

    def __init__(self, timeline: Timeline) -> None:
        self._timeline = timeline
        self._numbers: dict[Citation, int] = {}

    def marks(self, citations: Iterable[Citation]) -> str:
        """Return the marks of footnotes on these citations: "[^1][^2]"."""
        numbers = {self._numbers.setdefault(one, len(self._numbers) + 1) for one in citations}
        return "".join(f"[^{number}]" for number in sorted(numbers))

    def lines(self) -> Iterator[str]:
        """Yield the footnotes: the source's title, the place in it, and its address."""
        for (source, place), number in self._numbers.items():
            known = self._timeline.sources_by_id[source]
            told = map(str.strip, (known.title or source, place, known.url))
            yield f"[^{number}]: {line(', '.join(filter(None, told)))}"
