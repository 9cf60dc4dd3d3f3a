"""An app that answers one key after the other, however fast they come.

A key may move the keyboard to another widget, or open a dialog, and Textual does so some messages
later.  Keys of the same burst would go to where the keyboard was: the letters that are typed, or
sent by a script, right behind the key that opens a line.
"""

from __future__ import annotations

from collections import deque
from contextlib import nullcontext
from functools import partial
from itertools import count

from textual.events import Event, Key
from textual.message_pump import MessagePump
from textual.screen import Screen
from textual.widget import Widget
from textual.widgets import Input

from timeline_tui.tui.line_by_line import LineByLine

_AT_ONCE = ("ctrl+c", "ctrl+q")
_PATIENCE = 0.5  # seconds after which a key is given up, whose widget has gone with it


class Moving(Widget):
    """A widget that moves something by some of its keys, and needs nobody else for it."""

    def moves_by(self, key: str) -> bool:
        """Do what a key asks for if that is to move; tell whether it was."""
        raise NotImplementedError


class KeyByKey(LineByLine):
    """Holds a key back until the one before it has been answered."""

    def __init__(self) -> None:
        super().__init__()
        self._held: deque[Key] | None = None
        """The keys that wait; None when none has to."""
        self._turns = count()
        self._turn = -1

    @property
    def is_answering(self) -> bool:
        """Whether a key is still on its way, or waits."""
        return self._held is not None

    def hold_keys(self) -> None:
        """Hold back whatever is typed from now on."""
        self._held = self._held or deque()

    async def let_keys_through(self) -> None:
        """Answer what was held back, and then whatever is typed."""
        if self._held:
            await self._answer(self._held.popleft())
        else:
            self._held = None

    async def on_event(self, event: Event) -> None:
        if not isinstance(event, Key) or event.is_forwarded or event.key in _AT_ONCE:
            await super().on_event(event)
        elif self._held is not None:
            self._held.append(event)
        elif not self._answers_at_once(event.key):
            self._held = deque()
            await self._answer(event)

    def _answers_at_once(self, key: str) -> bool:
        """Let a widget move what it moves, and send what that changes; tell whether it did.

        Nothing else can be meant by the key, and nothing is before it: it need not go from widget
        to widget, nor what it changes wait for a frame.
        """
        here = self.focused
        if not isinstance(here, Moving) or here.message_queue_size or not self.app_focus:
            return False
        # Of several keys that wait, what the last one leaves is enough.
        sending = nullcontext() if self.message_queue_size else self.sending()
        with here._context(), sending:  # noqa: SLF001 - as if the widget itself answered
            return here.moves_by(key)

    async def _answer(self, key: Key) -> None:
        self._turn = turn = next(self._turns)
        here = self.screen
        # Behind the key, the way that it takes: from the widget up to the app, where its action is
        # done.  Over a line an action takes the way a second time; see `TimelineApp.run_action`.
        up: list[MessagePump] = [*(self.focused or here).ancestors_with_self]
        laps = 2 if isinstance(self.focused, Input) else 1
        await super().on_event(key)
        self._pass([*reversed(up)] * laps, here, turn)
        self.set_timer(_PATIENCE, partial(self._next, turn))

    def _pass(self, way: list[MessagePump], here: Screen[object], turn: int) -> None:
        while way:
            # What has been closed by the key takes no message any more.
            if way.pop().call_later(self._pass, way, here, turn):
                return
        if self.screen is here:
            self.call_later(self._next, turn)
        else:
            self.call_after_refresh(self._next, turn)

    async def _next(self, turn: int) -> None:
        if turn == self._turn:
            self._turn = -1
            await self.let_keys_through()
