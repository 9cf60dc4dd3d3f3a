"""However the program ends or stops: the terminal is given back, and the exit code is true."""

from __future__ import annotations

import os
import random
import resource
import select
import shlex
import shutil
import signal
import sys
import termios
from pathlib import Path
from time import monotonic

import pytest

from stories import TALKS
from terminals import COLUMNS, PATIENCE, ROWS, program

ALTERNATE_SCREEN = b"\x1b[?1049h"
STARTED = "All 30 events"


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it(number: signal.Signals) -> None:
    with program() as terminal:
        terminal.shows(STARTED)
        assert ALTERNATE_SCREEN in terminal.written
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert terminal.is_given_back
        assert b"Traceback" not in terminal.written


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_it_with_a_dialog_open(number: signal.Signals) -> None:
    with program() as terminal:
        terminal.shows(STARTED)
        terminal.press(b"?")
        terminal.shows("Help")
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert terminal.is_given_back


@pytest.mark.parametrize(("number", "is_shown"), [(signal.SIGTERM, False), (signal.SIGHUP, True)])
def test_a_signal_ends_it_when_nobody_reads_its_terminal(
    number: signal.Signals, *, is_shown: bool
) -> None:
    with program() as terminal:
        other = os.open(terminal.path, os.O_RDWR | os.O_NOCTTY)
        if is_shown:
            terminal.shows(STARTED)
        end = monotonic() + PATIENCE
        while select.select([], [other], [], 0.1)[1]:
            assert monotonic() < end
            if is_shown:
                terminal.press(b"jk" * 9)
        terminal.process.send_signal(number)
        assert terminal.process.wait(PATIENCE) == 128 + number
        assert termios.tcgetattr(other) == terminal.before
        os.close(other)


def test_a_signal_ends_it_when_nobody_reads_what_it_has_to_tell(tmp_path: Path) -> None:
    file = tmp_path / "bridge.csv"
    file.write_text("date,title\nsome day,It is lost\n2024-03-01,The bridge is closed\n")
    with program(str(file)) as terminal:
        terminal.shows("The bridge is closed")
        terminal.shows("some day")
        other = os.open(terminal.path, os.O_RDWR | os.O_NOCTTY)
        while select.select([], [other], [], 0.1)[1]:
            os.write(other, b" " * 1000)
        terminal.process.send_signal(signal.SIGTERM)
        assert terminal.process.wait(PATIENCE) == 128 + signal.SIGTERM
        os.close(other)


def test_a_defect_is_told_in_one_line_and_gives_the_terminal_back(tmp_path: Path) -> None:
    broken = "import timeline_tui.core.clippings as broken\nbroken.copied_event = None\n"
    (tmp_path / "sitecustomize.py").write_text(broken)
    path = os.pathsep.join([str(tmp_path), os.environ.get("PYTHONPATH", "")])
    with program(env={"PYTHONPATH": path}) as terminal:
        terminal.shows(STARTED)
        terminal.press(b"y")
        assert terminal.ends() == 70
        assert terminal.is_given_back
        said = terminal.written.rpartition(b"\x1b[")[2]
        assert said.count(b"\n") == 1
        assert b"please report it: TypeError: 'NoneType' object is not callable" in said


@pytest.mark.parametrize("is_ignored", [False, True])
def test_it_ends_when_its_terminal_is_closed(*, is_ignored: bool) -> None:
    def ignore() -> None:
        if is_ignored:
            signal.signal(signal.SIGHUP, signal.SIG_IGN)

    with program(prepare=ignore) as terminal:
        terminal.shows(STARTED)
        terminal.press(b"jjj")
        os.close(terminal.fd)
        # One that spins would be ended by another signal, for all the time it takes.
        assert terminal.process.wait(20) == 128 + signal.SIGHUP


def test_a_storm_of_sizes_leaves_it_whole() -> None:
    sizes = random.Random(7)  # noqa: S311
    with program() as terminal:
        terminal.shows(STARTED)
        for number in range(1000):
            terminal.resize(sizes.randint(1, 240), sizes.randint(1, 80))
            if number % 20 == 0:
                terminal.resize(1, 1)
                terminal.press(b"j")
            terminal.read(0.005)
        terminal.resize(1, 1)
        terminal.resize(39, 11)
        terminal.shows("39×11")
        terminal.resize(COLUMNS, ROWS)
        terminal.shows(STARTED)
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


def test_a_full_disk_is_told_and_nothing_else_happens(tmp_path: Path) -> None:
    talks = tmp_path / "talks.yaml"
    talks.write_text(TALKS)

    def nothing_fits() -> None:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    state = {"TIMELINE_TUI_STATE": str(tmp_path / "state"), "PYTHONDONTWRITEBYTECODE": "1"}
    with program(str(talks), env=state, cwd=tmp_path, prepare=nothing_fits) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"m")
        terminal.shows("are not kept")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back
    assert talks.read_text() == TALKS
    assert not list(tmp_path.glob("state/*"))


# Stopping and going on

BASH = shutil.which("bash")
SHELL = (BASH or "bash", "--norc", "--noprofile", "-i")
RUN = f"{shlex.quote(sys.executable)} -m timeline_tui\r".encode()
needs_shell = pytest.mark.skipif(BASH is None, reason="there is no bash, which knows jobs")


@needs_shell
@pytest.mark.parametrize("where", [b"", b"?", b"/"])
def test_it_goes_back_to_the_shell_and_returns(where: bytes) -> None:
    with program(command=SHELL, env={"PS1": "READY "}) as terminal:
        terminal.shows("READY")
        at_first = terminal.before
        terminal.press(RUN)
        terminal.shows(STARTED)
        terminal.press(where)
        here = {b"": STARTED, b"?": "Help", b"/": "words, phrases or a query"}[where]
        terminal.shows(here)
        terminal.press(b"\x1a")
        terminal.shows("Stopped")
        terminal.shows("READY")
        assert not terminal.left_on - {b"2004"}  # which the shell sets for itself
        terminal.press(b"fg\r")
        terminal.wait(lambda: here in terminal.text and "READY" not in terminal.text)
        if where:
            terminal.press(b"\x1b")
            terminal.shows_no(here)
        terminal.press(b"j")
        terminal.shows("▌Wed 12–? ○ American")
        terminal.press(b"q")
        terminal.shows("READY")
        assert not terminal.left_on - {b"2004"}
        terminal.press(b"echo code $?; exit\r")
        terminal.shows("code 0")
        terminal.ends()
        assert at_first == terminal.before


@needs_shell
@pytest.mark.parametrize("number", [signal.SIGTSTP, signal.SIGSTOP])
def test_a_stop_from_outside_is_survived(number: signal.Signals, tmp_path: Path) -> None:
    number_file = tmp_path / "pid"
    run = f"{shlex.quote(sys.executable)} -m timeline_tui & echo $! > {number_file}; fg\r"
    with program(command=SHELL, env={"PS1": "READY "}) as terminal:
        terminal.shows("READY")
        terminal.press(run.encode())
        terminal.shows(STARTED)
        os.kill(int(number_file.read_text()), number)
        terminal.wait(lambda: b"Stopped" in terminal.written.rpartition(b"All 30")[2])
        terminal.shows("READY")
        before = len(terminal.written)
        terminal.press(b"clear; fg\r")
        # What is typed before it has taken the terminal again is lost.
        terminal.wait(lambda: ALTERNATE_SCREEN in terminal.written[before:])
        terminal.wait(lambda: STARTED in terminal.text and "READY" not in terminal.text)
        terminal.press(b"q")
        terminal.shows("READY")
        terminal.press(b"exit\r")
        assert terminal.ends() == 0
        assert not terminal.left_on - {b"2004"}


def test_where_nobody_could_continue_it_nothing_stops() -> None:
    with program() as terminal:
        terminal.shows(STARTED)
        terminal.press(b"\x1a")
        terminal.wait(lambda: terminal.written.count(ALTERNATE_SCREEN) == 2)
        terminal.press(b"j")
        terminal.shows("▌Wed 12–? ○ American")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


# The editor


@pytest.fixture
def talks(tmp_path: Path) -> Path:
    path = tmp_path / "talks.yaml"
    path.write_text(TALKS)
    return path


def editor(tmp_path: Path, does: str) -> dict[str, str]:
    """Return the environment in which the editor is a program that does something to its file."""
    script = tmp_path / "vi.py"
    script.write_text(f"import sys, time, pathlib\nfile = pathlib.Path(sys.argv[-1])\n{does}\n")
    return {"VISUAL": f"{shlex.quote(sys.executable)} {shlex.quote(str(script))}", "EDITOR": ""}


def test_the_editor_has_the_terminal_and_what_it_changed_is_shown(
    talks: Path, tmp_path: Path
) -> None:
    does = """
print("EDITING", *sys.argv[1:])
input()
file.write_text(file.read_text().replace("Zelensky answers", "Zelensky has answered"))
"""
    with program(str(talks), env=editor(tmp_path, does)) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"e")
        terminal.shows(f"EDITING {talks}"[:COLUMNS])
        assert terminal.is_given_back
        terminal.press(b"\n")
        terminal.shows("Zelensky has answered")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


@pytest.mark.parametrize(
    ("does", "says"),
    [
        ("sys.exit(3)", "has ended with exit code 3"),
        ("print('EDITING'); time.sleep(60)", "was ended by signal 2"),
    ],
)
def test_an_editor_that_fails_is_told_and_changes_nothing(
    talks: Path, tmp_path: Path, does: str, says: str
) -> None:
    with program(str(talks), env=editor(tmp_path, does)) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"e")
        if "EDITING" in does:
            terminal.shows("EDITING")
            terminal.press(b"\x03")
        terminal.shows(says)
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGHUP])
def test_a_signal_ends_the_editor_and_then_us(
    talks: Path, tmp_path: Path, number: signal.Signals
) -> None:
    does = """
import signal
def end(number, _):
    file.with_suffix(".kept").write_text(str(number))
    sys.exit(1)
signal.signal(signal.SIGTERM, end)
signal.signal(signal.SIGHUP, end)
print("EDITING", flush=True)
time.sleep(60)
"""
    with program(str(talks), env=editor(tmp_path, does)) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"e")
        terminal.shows("EDITING")
        terminal.process.send_signal(number)
        assert terminal.ends() == 128 + number
        assert terminal.is_given_back
    assert talks.with_suffix(".kept").read_text() == str(int(number))


def test_an_editor_that_is_missing_is_told(talks: Path) -> None:
    with program(str(talks), env={"VISUAL": "no-such-editor -w"}) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"e")
        terminal.shows("The editor no-such-editor cannot be started")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back


def test_vi_opens_at_the_line_of_the_event(talks: Path) -> None:
    if shutil.which("vi") is None:
        pytest.skip("there is no vi")
    with program(str(talks), env={"VISUAL": "vi"}) as terminal:
        terminal.shows("All 4 events")
        terminal.press(b"e")
        terminal.shows("title: Zelensky answers")
        terminal.press(b":.=\r")
        terminal.shows("\n30 ")
        terminal.press(b":q!\r")
        terminal.shows("All 4 events")
        terminal.press(b"q")
        assert terminal.ends() == 0
        assert terminal.is_given_back
