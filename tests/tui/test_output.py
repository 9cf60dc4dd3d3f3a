"""Whatever is written arrives, in order, whoever writes it; nobody waits for ever."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from threading import Thread
from typing import BinaryIO, NamedTuple, TextIO

import pytest
from textual.drivers._writer_thread import WriterThread

from timeline_tui.tui.output import Output

LONG = "é" * 100_000


class Pipe(NamedTuple):
    """What takes no more than fits into it, as a terminal that is not read."""

    reader: BinaryIO
    writer: TextIO

    def fill(self) -> int:
        """Leave no room for anything, and return how much was written."""
        filled = 0
        with suppress(BlockingIOError):
            while True:
                filled += os.write(self.writer.fileno(), b"x")
        return filled


@pytest.fixture
def pipe() -> Iterator[Pipe]:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with (
        os.fdopen(reader, "rb", buffering=0) as read,
        os.fdopen(writer, "w", encoding="utf-8") as w,
    ):
        yield Pipe(read, w)


def writing(output: Output) -> WriterThread:
    thread = WriterThread(output)  # type: ignore[arg-type]
    thread.start()
    return thread


def read(pipe: Pipe, size: int) -> str:
    octets = b""
    while len(octets) < size:
        octets += pipe.reader.read(size - len(octets))
    return octets.decode()


@pytest.mark.parametrize("first", [LONG, "é" * 16_000])
def test_what_comes_behind_something_long_waits_for_it(pipe: Pipe, first: str) -> None:
    os.write(pipe.writer.fileno(), b"x" * 40_001)  # the second of them has room for some
    output = Output(pipe.writer)
    thread = writing(output)
    for text in (first, "a", "b"):
        output.send(text, thread.write)
    assert read(pipe, 40_001 + 2 * len(first) + 2).lstrip("x") == f"{first}ab"
    thread.stop()
    # Now that all of it is written, nobody has to wait.
    output.send("c", lambda _: None)
    assert read(pipe, 1) == "c"


def test_no_more_than_a_few_screens_wait_for_a_slow_terminal(pipe: Pipe) -> None:
    output = Output(pipe.writer)
    thread = writing(output)
    got: list[str] = []
    most = 0
    reading = Thread(target=lambda: got.append(read(pipe, 20 * 2 * len(LONG))))

    def hand_over(text: str) -> None:
        nonlocal most
        thread.write(text)
        most = max(most, thread._queue.qsize())  # noqa: SLF001
        if most == 3 and not reading.is_alive():
            reading.start()

    for _ in range(20):
        output.send(LONG, hand_over)
    reading.join()
    thread.stop()
    assert most <= 4
    assert got == [LONG * 20]


def test_where_there_is_no_room_the_thread_waits_and_nobody_else(pipe: Pipe) -> None:
    filled = pipe.fill()
    output = Output(pipe.writer)
    thread = writing(output)
    output.send("the end", thread.write)
    assert read(pipe, filled + 7).lstrip("x") == "the end"
    thread.stop()


def test_who_leaves_waits_for_nobody(pipe: Pipe) -> None:
    filled = pipe.fill()
    output = Output(pipe.writer)
    thread = writing(output)
    for text in ("lost", LONG, "lost"):
        output.send(text, thread.write)
    output.leave()
    # The last is not lost if it is taken in time, also where somebody is told twice to leave.
    output.send("taken", thread.write)
    output.leave()
    assert read(pipe, filled + 5).lstrip("x") == "taken"
    thread.stop()


def test_what_is_not_taken_in_time_is_lost(pipe: Pipe, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("timeline_tui.tui.output._TIME_TO_LEAVE", 0.0)
    pipe.fill()
    output = Output(pipe.writer)
    thread = writing(output)
    output.leave()
    output.send(LONG, thread.write)
    thread.stop()


def test_a_terminal_that_is_gone_is_written_to_in_vain(pipe: Pipe) -> None:
    output = Output(pipe.writer)
    thread = writing(output)
    pipe.reader.close()
    output.send("lost", thread.write)
    output.send(LONG, thread.write)
    thread.stop()


def test_nothing_is_written_to_a_terminal_that_somebody_else_has(pipe: Pipe) -> None:
    output = Output(pipe.writer)
    output.is_open = False
    output.send("a", lambda _: None)
    output.is_open = True
    output.send("b", lambda _: None)
    assert read(pipe, 1) == "b"
