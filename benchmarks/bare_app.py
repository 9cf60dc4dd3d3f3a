"""The least that a Textual app can be: the yardstick of how soon ours is on the screen."""

from __future__ import annotations

from textual.app import App, ComposeResult
from textual.widgets import Label


class BareApp(App[None]):
    """One label."""

    def compose(self) -> ComposeResult:
        yield Label("ready")


if __name__ == "__main__":
    BareApp().run()
