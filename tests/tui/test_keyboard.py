"""Keys are read in the loop as Textual's own thread would read them."""

from __future__ import annotations

import asyncio
import os
import pty
import tty
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from textual.events import Key, Paste
from textual.message import Message

from timeline_tui.tui.keyboard import Keyboard


class Typed:
    """A terminal that somebody types in, and what is read from it."""

    def __init__(self, outer: int, inner: int) -> None:
        self.outer = outer
        self.inner = inner
        self._told: asyncio.Queue[Message] = asyncio.Queue()
        self.keyboard = Keyboard(inner, self._told.put_nowait, debug=False)
        self.keyboard.listen()

    def types(self, octets: bytes) -> None:
        os.write(self.outer, octets)

    async def reads(self) -> str:
        async with asyncio.timeout(10):
            message = await self._told.get()
        assert isinstance(message, Key | Paste)
        return message.key if isinstance(message, Key) else message.text


async def until(holds: Callable[[], bool]) -> None:
    async with asyncio.timeout(10):
        while not holds():  # noqa: ASYNC110 - nobody says so
            await asyncio.sleep(0)


@contextmanager
def terminal() -> Iterator[Typed]:
    outer, inner = pty.openpty()
    tty.setraw(inner)
    typed = Typed(outer, inner)
    try:
        yield typed
    finally:
        typed.keyboard.stop()
        os.close(inner)
        os.close(outer)


async def test_what_is_typed_is_read_in_order() -> None:
    with terminal() as typed:
        typed.types("jé\x1b[A\x1b[200~a b\x1b[201~k".encode())
        assert [await typed.reads() for _ in range(5)] == [
            "j",
            "é",
            "up",
            "a b",
            "k",
        ]


async def test_a_key_that_comes_in_pieces_is_one_key() -> None:
    with terminal() as typed:
        for octet in b"\x1b[B\xc3\xa9":
            typed.types(bytes([octet]))
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        assert [await typed.reads(), await typed.reads()] == ["down", "é"]


async def test_escape_alone_is_a_key_once_nothing_more_has_come() -> None:
    with terminal() as typed:
        typed.types(b"\x1b")
        assert await typed.reads() == "escape"
        typed.types(b"q")
        assert await typed.reads() == "q"


@pytest.mark.parametrize(
    ("pieces", "keys"),
    [
        ((b"\x1b", b"["), ["left_square_bracket"]),
        ((b"\x1b", b"O"), ["alt+shift+o"]),
        ((b"\x1b[", b"?9"), ["left_square_bracket", "question_mark", "9"]),
    ],
)
async def test_keys_behind_one_that_never_ends_are_not_lost(
    pieces: tuple[bytes, ...], keys: list[str]
) -> None:
    with terminal() as typed:
        for piece in pieces:
            typed.types(piece)
            await until(lambda: typed.keyboard.is_waiting)
            await asyncio.sleep(0)
            await asyncio.sleep(0)
        await until(lambda: not typed.keyboard.is_waiting)
        typed.types(b"j")
        read = [await typed.reads()]
        while read[-1] != "j":
            read.append(await typed.reads())
        assert read == [*keys, "j"]


async def test_a_whole_key_is_waited_for_no_more() -> None:
    with terminal() as typed:
        typed.types(b"\x1b[A")
        assert await typed.reads() == "up"
        assert not typed.keyboard.is_waiting


async def test_what_came_while_the_loop_was_busy_is_no_escape(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("timeline_tui.tui.keyboard._PATIENCE", 0.0)
    with terminal() as typed:
        typed.types(b"\x1b")
        await until(lambda: typed.keyboard.is_waiting)
        typed.types(b"[C")
        assert await typed.reads() == "right"


async def test_octets_that_are_no_text_end_nothing() -> None:
    with terminal() as typed:
        typed.types(b"\xff\xfej")
        while await typed.reads() != "j":
            pass


async def test_what_is_typed_for_somebody_else_is_left_to_them() -> None:
    with terminal() as typed:
        typed.types(b"\x1b[")
        await until(lambda: typed.keyboard.is_waiting)
        typed.keyboard.stop()
        typed.types(b"j")
        assert os.read(typed.inner, 10) == b"j"
        typed.keyboard.listen()
        typed.types(b"k")
        assert await typed.reads() == "k"


async def test_a_terminal_that_is_gone_is_read_no_more() -> None:
    outer, inner = pty.openpty()
    typed = Typed(outer, inner)
    os.close(outer)
    await until(lambda: not typed.keyboard.is_listening)
    os.close(inner)
