"""The event pane: the chosen event in full; Enter follows a link."""

from __future__ import annotations

from textual.reactive import var

from timeline_tui.core.view import EMPTY, View
from timeline_tui.tui.drawn.event import NOWHERE, EventPage, Target
from timeline_tui.tui.drawn.titles import event_title
from timeline_tui.tui.messages import EventOpened, QuoteChosen, ValueOpened
from timeline_tui.tui.row_list import RowList


class EventPane(RowList):
    """The chosen event in full; Enter follows a link."""

    view: var[View] = var(EMPTY)
    keeps_cursor = False

    def watch_view(self, old: View, view: View) -> None:
        same = old.event == view.event and old.timeline is view.timeline
        cursor, on = (self.cursor, self._target(self.cursor)) if same else (0, NOWHERE)
        page = self._draw()
        if view.quote is not None and old.quote != view.quote and page:
            cursor = page.line_to(Target(quote=view.quote))
        elif old.words != view.words and on != NOWHERE and page:
            cursor = page.line_to(on)
        self.entitle(event_title())
        if page:
            if not same:
                self.scroll_to(y=0, animate=False)
            self.show(page, cursor)

    def on_resize(self) -> None:
        if page := self._draw():
            self.show(page, min(self.cursor, page.items - 1))

    def _draw(self) -> EventPage | None:
        width = EventPage.columns(self.scrollable_content_region.width)
        return EventPage(self.view, width) if width > 0 else None

    def moved(self, item: int) -> None:
        quote = self._target(item).quote
        if quote is not None:
            self.screen.post_message(QuoteChosen(quote))

    def opened(self, item: int) -> None:
        target = self._target(item)
        if target.event is not None:
            self.post_message(EventOpened(target.event))
        elif target.actor:
            self.post_message(ValueOpened("actors", target.actor))

    def _target(self, item: int) -> Target:
        return self.rows.target(item) if isinstance(self.rows, EventPage) else NOWHERE
