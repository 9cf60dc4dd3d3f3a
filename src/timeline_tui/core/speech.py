"""Who speaks in a quote and where it is written, in words."""

from __future__ import annotations

from timeline_tui.core.records import Citation, Quote
from timeline_tui.core.timeline import Timeline


def speaker_text(timeline: Timeline, quote: Quote) -> str:
    """Return whose words these are: "Dmitri Peskov, relaying Vladimir Putin"."""
    speaker = timeline.name_of(quote.by)
    return f"{speaker}, relaying {timeline.name_of(quote.relays)}" if quote.relays else speaker


def citation_text(citation: Citation | None) -> str:
    """Return a citation as the file has it: "article ¶ 4"; empty for none."""
    return f"{citation.source} {citation.place}".strip() if citation else ""
