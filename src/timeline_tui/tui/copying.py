"""What `y` copies, and the words that tell what was copied."""

from __future__ import annotations

from typing import NamedTuple

from timeline_tui.core.clippings import copied_event, copied_quote
from timeline_tui.core.phrases import speaker_words
from timeline_tui.core.text import visible_line
from timeline_tui.core.view import View

CLIPBOARD_HINT = "Nothing to paste? Then the terminal forbids it: use ^s."
"""Said with it: a terminal that ignores OSC 52 does not tell."""


class Copied(NamedTuple):
    """A text to paste elsewhere, and what it is."""

    text: str
    says: str


def copied(view: View, quote: int | None) -> Copied | None:
    """Return a quote, or without one the chosen event, with its citation; None for neither."""
    if quote is not None:
        speaker = speaker_words(view.timeline, view.timeline.quotes[quote].quote)
        text = copied_quote(view.timeline, quote)
        return Copied(text, f"Copied the quote of {speaker} with its citation")
    if view.event is None:
        return None
    title = visible_line(view.timeline.events[view.event].title)
    return Copied(
        copied_event(view.timeline, view.event), f"Copied the event “{title}” with its citation"
    )
