"""Where the sources of an event or a quote lead: shown in full before one is opened."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from typing import ClassVar

import msgspec
from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType

from timeline_tui.core.links import Link, LinkError, link_to
from timeline_tui.core.phrases import source_words
from timeline_tui.core.text import visible_line
from timeline_tui.core.text.lines import Line, Piece, spread, wrapped
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.safety import is_safe
from timeline_tui.tui.dialogs.dialog import Choices, Dialog, Page, Rule
from timeline_tui.tui.drawn.rows import Rows, TextRows
from timeline_tui.tui.keys.dialogs import SOURCE_KEYS

_AROUND = 10  # lines of the frame beside those of the list


class Offer(msgspec.Struct, frozen=True, dict=True):
    """A source, and where it leads."""

    timeline: Timeline
    source: str

    @cached_property
    def link(self) -> Link | LinkError:
        """Where it leads, or why it is not opened."""
        try:
            return link_to(self.timeline.sources_by_id[self.source].url)
        except LinkError as error:
            return error


class SourceRows(Rows, msgspec.Struct, frozen=True):
    """The sources, one a line, each with its host."""

    offers: Sequence[Offer]

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self.offers)

    def line(self, y: int, width: int) -> Line:
        """Draw a source."""
        offer = self.offers[y]
        link = offer.link
        title = source_words(offer.timeline, offer.source)
        if isinstance(link, LinkError):
            return spread([Piece(title, "muted")], [], width)
        return spread([Piece(title)], [Piece(link.host, "accent")], width)


class Sources(Dialog[str]):
    """Is dismissed with the address to be opened."""

    BINDINGS: ClassVar[list[BindingType]] = [*SOURCE_KEYS]
    AUTO_FOCUS = "Choices"
    says = "Open the source"

    def __init__(self, timeline: Timeline, sources: Sequence[str]) -> None:
        super().__init__()
        self._offers = [Offer(timeline, source) for source in sources]

    def parts(self) -> ComposeResult:
        yield Choices()
        yield Rule()
        yield Page(id="address")

    def on_mount(self) -> None:
        self.query_one("#frame").styles.max_height = len(self._offers) + _AROUND
        rows = self.query_one(Choices)
        leads = (at for at, one in enumerate(self._offers) if isinstance(one.link, Link))
        rows.show(SourceRows(self._offers), next(leads, 0))
        self.call_after_refresh(self._tell)

    @property
    def _offer(self) -> Offer:
        return self._offers[self.query_one(Choices).cursor]

    @on(Choices.Moved)
    def _tell(self) -> None:
        page = self.query_one(Page)
        room = max(8, page.scrollable_content_region.width - 2)
        page.show(TextRows(link_lines(self._offer.link, room)))
        page.action_top()

    @on(Choices.Opened)
    def action_take(self) -> None:
        link = self._offer.link
        if isinstance(link, LinkError):
            self.notify(f"Not opened: {link}.", severity="warning", markup=False)
        elif is_safe():
            self.notify(
                "Safe mode: no link is opened. y copies it.", severity="warning", markup=False
            )
        else:
            self.dismiss(link.address)

    def action_copy(self) -> None:
        link = self._offer.link
        if isinstance(link, LinkError):
            self.notify(f"Nothing to copy: {link}.", severity="warning", markup=False)
        else:
            self.app.copy_to_clipboard(link.address)
            self.notify("Copied the address.", markup=False)

    def action_page(self, direction: int) -> None:
        self.query_one(Page).action_page(direction)


def link_lines(link: Link | LinkError, width: int) -> list[Line]:
    """Return where a link leads, in full and with its host marked, or why it is not opened."""
    if isinstance(link, LinkError):
        return wrapped((Piece(f"Not opened: {link}.", "muted"),), width)
    pieces = (Piece(link.before, "muted"), Piece(link.host, "accent strong"), Piece(link.after))
    lines = wrapped(pieces, width)
    if link.also:
        says = f"The file writes this host as {visible_line(link.also)}, in letters of its own."
        lines += [(), *wrapped((Piece(says, "error"),), width)]
    return lines
