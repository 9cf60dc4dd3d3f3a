"""A screen that has the size of the terminal, however fast that changes."""

from __future__ import annotations

from textual.events import Resize
from textual.message import Message
from textual.message_pump import MessagePump


class Sized(MessagePump):
    """To be put before a class of screens."""

    async def _dispatch_message(self, message: Message) -> None:
        # Once it is laid out, Textual tells a screen its size a second time.  When the terminal has
        # another one by then, each of the two would be followed by the other, without end.
        if isinstance(message, Resize) and message.size != self.app.size:
            message = Resize(self.app.size, self.app.size)
        await super()._dispatch_message(message)
