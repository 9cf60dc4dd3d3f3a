"""What the shells offer while a command line is written."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.cli.commands import COMMANDS, command
from timeline_tui.cli.completing import choices
from timeline_tui.cli.shells import SCRIPTS, answer, split_line

FILE = """
actors:
  - {id: mayor, name: Ana Ruiz}
events:
  - {date: 2024-03-01, title: The bridge is closed, actors: [mayor], tags: [rare earths]}
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bridge.yaml").write_text(FILE, encoding="utf-8")


def offered(*words: str) -> list[str]:
    return [choice.word for choice in choices(words).words]


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["exp"], ["export"]),
        (["list", ""], ["actors", "quotes", "sources", "tags", "places"]),
        (["list", "actors", "-f", ""], ["table", "json", "csv"]),
        (["export", "--format=js"], ["--format=json", "--format=jsonl"]),
        (["export", "--for"], ["--format", "--force"]),
        (["export", "--force", "--for"], ["--format"]),
        (["-q", "a", "--que"], ["--query"]),
        (["completion", "--wo"], []),
        (["completion", "bash", ""], []),
        (["--color", "al"], ["always"]),
        (["export", "--", "--for"], []),
        (["bridge.yaml", "-q", "actor:"], ["actor:mayor"]),
        (["list", "actors", "bridge.yaml", "--query=actor:m"], ["--query=actor:mayor"]),
        (["bridge.yaml", "-q", "the bridge befo"], ["the bridge before:"]),
        (["bridge.yaml", "-q", "tag:r"], ['tag:"rare earths"']),
        (["-q", "actor:zelen"], ["actor:zelensky"]),
        (["-", "-q", "actor:"], []),
    ],
)
def test_what_may_come_next(words: list[str], expected: list[str]) -> None:
    assert offered(*words) == expected


@pytest.mark.parametrize(
    ("words", "files"),
    [
        ([""], True),
        (["export", ""], True),
        (["export", "bridge.yaml", ""], False),
        (["export", "-o", ""], True),
        (["check", "a.yaml", "b.yaml", ""], True),
        (["list", ""], False),
        (["list", "tags", ""], True),
        (["export", "-f", ""], False),
    ],
)
def test_where_files_may_stand(words: list[str], *, files: bool) -> None:
    assert choices(words).files == files


def test_every_command_and_every_option_is_offered() -> None:
    assert set(COMMANDS) <= set(offered(""))
    for name in COMMANDS:
        taken = command(name).parser().takes()
        long_names = {one.option_strings[-1] for one in taken if one.option_strings}
        assert set(offered(name, "--")) == long_names
        assert "--color" in long_names


@pytest.mark.parametrize(
    ("line", "words", "last", "quote_at"),
    [
        ("a b c", ["a", "b"], "c", None),
        ("a b ", ["a", "b"], "", None),
        ("a 'b c", ["a"], "b c", 0),
        ("a --q='b c", ["a"], "--q=b c", 4),
        ('a "b \\" c" d', ["a", 'b " c'], "d", None),
        ("a b\\ c", ["a"], "b c", None),
        ("a 'b'c", ["a"], "bc", None),
        ("a b\\", ["a"], "b", None),
        ("", [], "", None),
    ],
)
def test_a_line_is_taken_apart_as_a_shell_does(
    line: str, words: list[str], last: str, quote_at: int | None
) -> None:
    assert split_line(line) == (words, last, quote_at)


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("timeline-tui bridge.yaml -q actor:m", "mayor\n"),
        ("timeline-tui bridge.yaml -q 'actor:m", "actor:mayor\n"),
        ("timeline-tui bridge.yaml -q tag:r", '\\"rare\\ earths\\"\n'),
        ("timeline-tui export --format=jsonl", "jsonl\n"),
        ("timeline-tui ex", "export\n:files\n"),
    ],
)
def test_bash_gets_what_stands_behind_its_last_break(line: str, expected: str) -> None:
    assert answer("bash", f"{line}\0".encode()) == expected


def test_other_shells_are_told_what_it_means() -> None:
    assert answer("fish", b"bridge.yaml\0-q\0actor:m\0") == "actor:mayor\tAna Ruiz\n"


def program(folder: Path) -> dict[str, str]:
    """Put the program on the PATH, as people have it there."""
    script = folder / "timeline-tui"
    script.write_text(
        f'#!/bin/sh\nexec "{sys.executable}" -m timeline_tui "$@"\n', encoding="utf-8"
    )
    script.chmod(0o755)
    return {**os.environ, "PATH": f"{folder}{os.pathsep}{os.environ['PATH']}"}


IN_BASH = """
eval "$(timeline-tui completion bash)"
COMP_WORDS=(timeline-tui) COMP_LINE="timeline-tui exp" COMP_POINT=16
_timeline_tui 2>/dev/null
printf '%s\\n' "${COMPREPLY[@]}"
"""
IN_ZSH = """
compdef() { print export; }
eval "$(timeline-tui completion zsh)"
(( $+functions[_timeline_tui] ))
"""
IN_FISH = "timeline-tui completion fish | source; complete -C 'timeline-tui exp'"
IN_A_SHELL = {
    "bash": ("bash", "-c", IN_BASH),
    "zsh": ("zsh", "-f", "-c", IN_ZSH),
    "fish": ("fish", "--no-config", "-c", IN_FISH),
}


@pytest.mark.parametrize("shell", SCRIPTS)
def test_the_script_works_in_its_shell(shell: str, tmp_path: Path) -> None:
    if not shutil.which(shell):
        pytest.skip(f"{shell} is not installed")
    command_ = IN_A_SHELL[shell]
    done = subprocess.run(
        command_, env=program(tmp_path), capture_output=True, encoding="utf-8", check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.split()[0] == "export"


@pytest.mark.parametrize("name", ["missing.yaml", "broken.yaml", "large.yaml"])
def test_a_file_that_cannot_be_read_at_once_leaves_the_fields(name: str, tmp_path: Path) -> None:
    Path("broken.yaml").write_text("events: 3", encoding="utf-8")
    with Path("large.yaml").open("wb") as large:
        large.truncate(10_000_000)
    for typed, expected in (("actor:", ""), ("actor", "actor:\twho takes part or is quoted\n")):
        done = subprocess.run(
            ["timeline-tui", "completion", "zsh", "--words"],
            env=program(tmp_path),
            input=f"{name}\0-q\0{typed}\0",
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, "")
        assert done.stdout[: len(expected) or None] == expected
