"""What is done with the quotes as a whole: how they are grouped, and in which words they stand."""

from __future__ import annotations

from textual import on

from timeline_tui.tui import messages
from timeline_tui.tui.linked import LinkedScreen

_SAYS = {
    "both": "Quotes in the original and in translation",
    "original": "Quotes in the original only",
    "translation": "Quotes in translation only",
}


class Quoting(LinkedScreen):
    """What the explorer does with the quotes."""

    @on(messages.QuotesRegrouped)
    def _quotes_regrouped(self, message: messages.QuotesRegrouped) -> None:
        self.show(self.view.grouped(message.steps))

    def action_switch_words(self) -> None:
        view = self.view.worded()
        self.notify(_SAYS[view.words], timeout=2, markup=False)
        self.show(view)
