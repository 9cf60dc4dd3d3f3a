"""What is typed, read where it is answered: in the event loop.

Textual reads on a thread of its own and hands each key to the loop, which takes as long as it takes
to paint a line.
"""

from __future__ import annotations

import asyncio
import os
from codecs import getincrementaldecoder
from collections.abc import Callable
from contextvars import Context
from select import select

from textual import constants
from textual._xterm_parser import XTermParser
from textual.message import Message

_AT_ONCE = 4096  # bytes
_PATIENCE = constants.ESCAPE_DELAY + 0.001  # seconds; a timer may be a little early


class Keyboard:
    """Reads a terminal for as long as it listens, and tells every message that was read."""

    def __init__(self, file: int, tell: Callable[[Message], object], *, debug: bool) -> None:
        """Take the descriptor of a terminal; it is read only when there is something to read."""
        self._file = file
        self._tell = tell
        self._debug = debug
        self._loop = asyncio.get_running_loop()
        self._later: asyncio.TimerHandle | None = None
        self.is_listening = False

    @property
    def is_waiting(self) -> bool:
        """Whether what was read may be the beginning of a longer key."""
        return self._later is not None

    def listen(self) -> None:
        """Read from now on; where a loop cannot watch a terminal, it does not listen.

        macOS is such a place, for `/dev/tty`.
        """
        # A parser that was left in the middle of a key would take what comes now for its end.
        self._parser = XTermParser(self._debug)
        self._decode = getincrementaldecoder("utf-8")(errors="replace").decode
        try:
            # In a context of its own: what is being answered now says nothing about later keys.
            Context().run(self._loop.add_reader, self._file, self._read)
        except (OSError, NotImplementedError):
            return
        self.is_listening = True

    def stop(self) -> None:
        """Leave what is typed from now on to somebody else."""
        if self.is_listening:
            self.is_listening = False
            self._loop.remove_reader(self._file)
            self._wait_no_more()

    def _read(self) -> None:
        try:
            data = os.read(self._file, _AT_ONCE)
        except OSError:
            data = b""
        if not data:
            self.stop()  # The terminal is gone; whoever looks for it ends the program.
            return
        self._wait_no_more()
        text = self._decode(data)
        if text:  # nothing, to the parser, is the end
            for message in self._parser.feed(text):
                self._tell(message)
        # Set for as long as the parser may be in the middle of a key: in one that never ends, all
        # that is typed behind it would be lost.
        if self._parser._timeout_time is not None:  # noqa: SLF001
            self._later = self._loop.call_later(_PATIENCE, self._no_more_came)

    def _no_more_came(self) -> None:
        """Take what may have been the beginning of a longer key for one of its own."""
        self._later = None
        # The loop may have been busy for so long that the rest is there already.
        if select([self._file], [], [], 0)[0]:
            self._read()
        else:
            for message in self._parser.tick():
                self._tell(message)

    def _wait_no_more(self) -> None:
        if self._later is not None:
            self._later.cancel()
            self._later = None
