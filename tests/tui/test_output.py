"""Whatever is written arrives, in order, whoever writes it."""

from __future__ import annotations

import os
from contextlib import suppress
from io import StringIO
from threading import Event, Thread

from textual.drivers._writer_thread import WriterThread

from timeline_tui.tui.output import Output

LONG = "x" * 100_000


class Slow(StringIO):
    """A file on the descriptor of a pipe that takes nothing until it may."""

    def __init__(self, descriptor: int) -> None:
        super().__init__()
        self.may = Event()
        self._descriptor = descriptor

    def fileno(self) -> int:
        return self._descriptor

    def write(self, text: str) -> int:
        self.may.wait(10)
        return super().write(text)


def test_what_comes_behind_something_long_waits_for_it() -> None:
    reader, writer = os.pipe()
    file = Slow(writer)
    output = Output(file)
    thread = WriterThread(output)  # type: ignore[arg-type]
    thread.start()
    for text in (LONG, "a", "b"):
        output.send(text, thread.write)
    assert file.getvalue() == ""
    file.may.set()
    thread.stop()
    # Now that all of it is written, nobody has to wait.
    output.send("c", lambda _: None)
    assert file.getvalue() == f"{LONG}abc"
    os.close(reader)
    os.close(writer)


def test_no_more_than_a_few_screens_wait_for_a_slow_terminal() -> None:
    reader, writer = os.pipe()
    file = Slow(writer)
    output = Output(file)
    waiting: list[str] = []
    most = 0

    def hand_over(text: str) -> None:
        nonlocal most
        waiting.append(text)
        most = max(most, len(waiting))

    def take() -> None:
        while not done.is_set() or waiting:
            if len(waiting) >= 4 or done.is_set():
                output.write(waiting.pop(0))

    file.may.set()
    done = Event()
    thread = Thread(target=take)
    thread.start()
    for number in range(20):
        output.send(f"{number}{LONG}", hand_over)
    done.set()
    thread.join()
    assert most == 4
    assert file.getvalue() == "".join(f"{number}{LONG}" for number in range(20))
    os.close(reader)
    os.close(writer)


def test_where_there_is_no_room_the_thread_waits_and_nobody_else() -> None:
    reader, writer = os.pipe()
    os.set_blocking(writer, False)
    with suppress(BlockingIOError):
        while os.write(writer, b"x" * 4096):
            pass
    os.set_blocking(writer, True)
    handed_over: list[str] = []
    with os.fdopen(reader, "rb"), os.fdopen(writer, "w") as file:
        Output(file).send("the end", handed_over.append)
    assert handed_over == ["the end"]


def test_a_terminal_that_is_gone_is_written_to_in_vain() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    file = open(writer, "w", buffering=1 << 16)  # noqa: SIM115, PTH123 - it cannot be closed
    Output(file).send("lost", lambda _: None)
    with suppress(BrokenPipeError):
        file.close()


def test_nothing_is_written_to_a_terminal_that_somebody_else_has() -> None:
    reader, writer = os.pipe()
    with os.fdopen(reader, "rb") as read, os.fdopen(writer, "w") as file:
        output = Output(file)
        output.is_open = False
        output.send("a", file.write)
        output.is_open = True
        output.send("b", file.write)
        assert read.read(1) == b"b"
