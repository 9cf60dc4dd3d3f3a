"""Links: the sources of what is chosen, opened where people read such things."""

from __future__ import annotations

from functools import partial

from timeline_tui.core.view import View
from timeline_tui.tui.background import in_background
from timeline_tui.tui.linked import LinkedScreen


def sources_here(view: View) -> list[str]:
    """Return the sources of the chosen event, that of the chosen quote first."""
    if view.event is None:
        return []
    event = view.timeline.events[view.event]
    quote = view.quote_here if view.pane == "quotes" else view.quote
    cited = [] if quote is None else [view.timeline.quotes[quote].quote.source]
    cited += event.sources
    cited += [quoted.source for quoted in event.quotes]
    return list(dict.fromkeys(citation.source for citation in cited if citation))


class Linking(LinkedScreen):
    """What the explorer does with the addresses of sources."""

    def action_open_source(self) -> None:
        from timeline_tui.tui.dialogs.sources import Sources

        sources = sources_here(self.view)
        if sources:
            self.open_dialog(Sources(self.view.timeline, sources), self._open)
        else:
            says = "No source is given here, and so there is nothing to open."
            self.notify(says, severity="warning", markup=False)

    def _open(self, address: str | None) -> None:
        if address is not None:
            self.run_worker(self._open_in_browser(address))

    async def _open_in_browser(self, address: str) -> None:
        from timeline_tui.tui.browser import open_address

        wrong = await in_background(partial(open_address, address))
        if wrong:
            says = f"Not opened: {wrong}. In the list of o, y copies the address."
            self.notify(says, severity="warning", timeout=8, markup=False)
