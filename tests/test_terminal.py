"""The real program in a real terminal: it draws, answers keys, and gives the terminal back."""

from __future__ import annotations

import os
from pathlib import Path

from terminals import program

# As the loop of macOS answers for `/dev/tty`.
NO_WATCHING = """
from asyncio.selector_events import BaseSelectorEventLoop
add_reader = BaseSelectorEventLoop.add_reader
def no_keyboard(self, file, *rest):
    if file == 0:
        raise OSError(22, "Invalid argument")
    return add_reader(self, file, *rest)
BaseSelectorEventLoop.add_reader = no_keyboard
"""


def test_it_draws_the_story_answers_keys_and_quits() -> None:
    with program() as terminal:
        terminal.shows("The run-up to the Ukraine talks")
        terminal.press(b"/")
        terminal.shows("words, phrases or a query")
        terminal.press(b"munich\r")
        terminal.shows("search “munich”")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


def test_keys_wait_behind_what_is_drawn_ahead() -> None:
    with program() as terminal:
        terminal.shows("All 30 events")
        terminal.press(b"/kyiv\r")
        terminal.shows("search “kyiv”")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


def test_standard_input_may_be_the_file_and_the_terminal_the_keyboard() -> None:
    with program("-", stdin=b"events: [{date: 2024, title: From a pipe}]\n") as terminal:
        terminal.shows("From a pipe")
        terminal.press(b"q")
        assert terminal.ends() == 0


def test_what_stands_for_standard_input_is_read_before_the_keyboard(tmp_path: Path) -> None:
    (tmp_path / "-").write_text("events: [{date: 2024, title: From a file}]\n")

    def begin() -> None:
        os.dup2(os.open(tmp_path / "-", os.O_RDONLY), 0)

    for name in ("/dev/stdin", "-"):
        with program(name, cwd=tmp_path, prepare=begin) as terminal:
            terminal.shows("From a file")
            terminal.press(b"q")
            assert terminal.ends() == 0


def test_where_a_standard_stream_is_closed_nothing_else_is_taken_for_it() -> None:
    with program(prepare=lambda: os.close(0)) as terminal:
        terminal.shows("The run-up to the Ukraine talks")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


def test_a_wrong_query_never_touches_the_screen() -> None:
    with program("-q", "actor:") as terminal:
        assert terminal.ends() == 2
        assert b"\x1b[?1049h" not in terminal.written


def test_a_query_that_the_file_cannot_answer_is_told_when_the_terminal_is_back() -> None:
    with program("-q", "actor:nobody") as terminal:
        assert terminal.ends() == 2
        told = terminal.written.index(b"no actor is called")
        assert terminal.written.rindex(b"\x1b[?1049l") < told


def test_what_is_typed_before_the_explorer_is_there_is_meant_for_it() -> None:
    with program() as terminal:
        terminal.shows("the built-in story")
        terminal.press(b"/munich\r")
        terminal.shows("search “munich”")


def test_where_the_loop_cannot_watch_the_keyboard_a_thread_reads_it(tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(NO_WATCHING)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with program(env={"PYTHONPATH": path}) as terminal:
        terminal.shows("The run-up to the Ukraine talks")
        terminal.press(b"/munich\r")
        terminal.shows("search “munich”")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back
