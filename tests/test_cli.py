"""The whole program, as a shell starts it."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from timeline_tui.cli.commands import COMMANDS
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.files.bundled import bundled_story

PROGRAM = (sys.executable, "-m", "timeline_tui")
STORY = Path(bundled_story())
posix = pytest.mark.skipif(sys.platform == "win32", reason="signals and devices of POSIX")
GOOD = """\
timeline: {title: Zürich}
actors: [{id: trump, name: Donald Trump}]
events:
  - {date: 2025-02-12, title: A call, actors: [trump]}
  - {date: 2022-02-24, title: Invasion, quotes: [{by: trump, text: « Oui »}]}
"""
BAD = """\
events:
  - {date: 2025-02-12, title: A call, actors: [trmup]}
  - {date: yesterday}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "bad.yaml").write_text(BAD, encoding="utf-8")
    (tmp_path / "folder").mkdir()
    return tmp_path


def run(
    *words: str, stdin: bytes = b"", env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        (*PROGRAM, *words),
        input=stdin,
        capture_output=True,
        check=False,
        timeout=60,
        env={**os.environ, **(env or {})},
    )


def complaint(code: int, *words: str, stdin: bytes = b"") -> str:
    """Run the program, expecting an exit code and nothing printed but a complaint; return that."""
    done = run(*words, stdin=stdin)
    said = done.stderr.decode()
    assert (done.returncode, done.stdout) == (code, b""), said
    assert "Traceback" not in said
    assert said.endswith("\n")
    return said


def test_without_a_terminal_the_text_export_of_the_story_is_printed() -> None:
    shown = run()
    assert shown.returncode == 0
    assert shown.stdout == run("export", "-f", "text", str(STORY)).stdout
    assert shown.stdout.startswith(b"The run-up to the Ukraine talks")


def test_a_query_narrows_what_is_printed_and_stands_in_its_head() -> None:
    text = run("good.yaml", "-q", "by:trump").stdout.decode()
    assert "Query:  by:trump\n" in text
    assert "Invasion" in text
    assert "A call" not in text


@pytest.mark.parametrize("words", [["-q", "-by:trump"], ["--query=-by:trump"], ["-q-by:trump"]])
def test_a_query_may_begin_with_a_minus(words: list[str]) -> None:
    text = run("good.yaml", *words).stdout.decode()
    assert "A call" in text
    assert "Invasion" not in text


def test_of_several_queries_all_must_hold() -> None:
    query = ["-q", "call or invasion", "-q", "-call"]
    shown = json.loads(run("export", "good.yaml", "-f", "json", *query).stdout)
    assert [event["title"] for event in shown["events"]] == ["Invasion"]
    assert shown["query"] == "(call or invasion) -call"


def test_standard_input_is_read() -> None:
    assert run("-", stdin=GOOD.encode()).stdout == run("good.yaml").stdout
    checked = run("check", "-", stdin=GOOD.encode())
    assert checked.stdout.startswith(b"standard input: 2 events")


@pytest.mark.parametrize(
    "env",
    [
        {"LC_ALL": "C"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"PYTHONIOENCODING": "latin-1", "COLUMNS": "40", "TZ": "Asia/Tokyo", "TERM": "dumb"},
        {"PYTHONHASHSEED": "7", "NO_COLOR": "1"},
    ],
)
@pytest.mark.parametrize("form", ["text", "json", "markdown", "ical"])
def test_the_bytes_are_the_same_everywhere(form: str, env: dict[str, str]) -> None:
    expected = run("export", "good.yaml", "-f", form).stdout
    assert "Zürich".encode() in expected
    shown = run("export", "good.yaml", "-f", form, env=env)
    assert (shown.returncode, shown.stdout, shown.stderr) == (0, expected, b"")


def test_an_export_goes_to_a_file_in_the_format_of_its_suffix(folder: Path) -> None:
    for name, form in (("a.json", "json"), ("b.TXT", "text"), ("c", "text")):
        done = run("export", "good.yaml", "-o", name)
        assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
        expected = run("export", "good.yaml", "--format", form).stdout
        assert (folder / name).read_bytes() == expected
    assert run("export", "good.yaml", "-o", "-").stdout == expected


def test_what_a_format_leaves_out_is_told_beside_the_file(folder: Path) -> None:
    words = ("export", "-q", "is:background", "-f", "ical")
    shown = run(*words)
    assert shown.returncode == 0
    assert shown.stdout.startswith(b"BEGIN:VCALENDAR\r\n")
    notes = shown.stderr.decode().splitlines()
    assert notes
    assert all(note.startswith("timeline-tui: left out ") for note in notes)
    written = run(*words, "-o", "out")
    assert (written.stdout, written.stderr) == (b"", shown.stderr)
    assert (folder / "out").read_bytes() == shown.stdout


def test_formulas_of_spreadsheets_are_written_only_when_asked_for(folder: Path) -> None:
    (folder / "sums.yaml").write_text("events: [{date: -0044, title: =1+1}]\n")
    assert b'"\'=1+1"' in run("export", "sums.yaml", "-f", "csv").stdout
    assert b'"=1+1"' in run("export", "sums.yaml", "-f", "csv", "--raw").stdout


def test_the_width_of_the_text_can_be_chosen() -> None:
    lines = run("export", "--width", "30").stdout.decode().split("\n")
    assert 25 < max(map(len, lines)) <= 30


def test_the_chart_stands_at_the_head_when_asked_for() -> None:
    text = run("export", "--chart", "-q", "actor:nato").stdout.decode()
    assert "●" in text.split("February 2022\n----")[0]
    plain = run("export", "--chart", "--ascii", "-q", "actor:nato").stdout.decode()
    chart = plain.split("Shown:")[1].split("\n\n\n")[0]
    assert " |..." in chart
    assert "February 2025" in chart
    assert chart.isascii()


def test_an_existing_file_is_left_alone_without_force(folder: Path) -> None:
    out = folder / "out.txt"
    out.write_bytes(b"mine")
    assert "--force" in complaint(3, "export", "good.yaml", "-o", "out.txt")
    assert out.read_bytes() == b"mine"
    assert run("export", "good.yaml", "-o", "out.txt", "--force").returncode == 0
    assert out.read_bytes() == run("good.yaml").stdout


def test_a_timeline_is_never_overwritten_by_its_own_export(folder: Path) -> None:
    said = complaint(2, "export", "good.yaml", "-f", "text", "-o", "./good.yaml", "--force")
    assert "the timeline itself" in said
    assert (folder / "good.yaml").read_text(encoding="utf-8") == GOOD


@pytest.mark.parametrize(
    "words",
    [
        ["missing.yaml"],
        ["folder"],
        ["check", "missing.yaml"],
        ["check", "folder"],
        ["export", "folder"],
        ["export", "good.yaml", "-o", "folder"],
        ["export", "good.yaml", "-o", "missing/out.txt"],
        ["export", "good.yaml", "-o", "good.yaml/out.txt"],
    ],
    ids=" ".join,
)
def test_what_cannot_be_read_or_written_is_named(words: list[str]) -> None:
    said = complaint(3, *words)
    assert said.startswith("timeline-tui: cannot ")
    assert words[-1] in said


@posix
@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write")
def test_a_folder_without_permission_is_an_error(folder: Path) -> None:
    (folder / "folder").chmod(0o500)
    assert "folder/out.txt" in complaint(3, "export", "-o", "folder/out.txt")


@pytest.mark.parametrize(
    "words",
    [
        ["--wrong"],
        ["good.yaml", "another.yaml"],
        ["-q"],
        ["good.yaml", "--force"],
        ["export", "-f", "pdf"],
        ["export", "--width", "19"],
        ["export", "--width", "1001"],
        ["export", "--width", "wide"],
        ["export", "--width", "9" * 5000],
        ["export", "-o", "story.pdf"],
        ["export", "--ascii"],
        ["export", "--chart", "-f", "json"],
        ["export", "--raw"],
        ["check"],
        ["check", "good.yaml", "-q", "call"],
        ["export", "--\x1b[31m"],
    ],
    ids=lambda words: " ".join(words)[:30].replace("\x1b", "ESC"),
)
def test_wrong_usage_is_explained(words: list[str]) -> None:
    said = complaint(2, *words)
    assert said.startswith("timeline-tui: ")
    assert "hint:" in said
    assert "\x1b" not in said


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("call actr:trump", ["  call actr:trump", "       ^^^^^", "  hint: did you mean actor:?"]),
        ("actor:trmup", ["  actor:trmup", "        ^^^^^", "  hint: did you mean actor:trump?"]),
        ("日本 (call", ["  日本 (call", "       ^", "  hint: write a )"]),
        ("\x1b[2J by:", ["  ␛[2J by:", "       ^^^", "  hint: for example by:zelensky"]),
    ],
)
def test_a_wrong_query_says_where_and_why(query: str, said: list[str]) -> None:
    lines = complaint(2, "good.yaml", "-q", query).split("\n")
    assert lines[0].startswith("timeline-tui: the query cannot be understood: ")
    assert lines[1:3] == said[:2]
    assert lines[3].startswith(said[2])


def test_a_wrong_query_is_found_before_anything_is_read() -> None:
    assert "^" in complaint(2, "missing.yaml", "-q", '"never closed')


@posix
def test_a_query_that_is_no_text_is_refused() -> None:
    said = complaint(2, "good.yaml", "-q", os.fsdecode(b"one \xe9"))
    assert "  one ⟨U+DCE9⟩\n      ^" in said


def test_every_problem_in_the_data_is_told() -> None:
    for words in (["check", "bad.yaml"], ["bad.yaml"], ["export", "bad.yaml", "-f", "json"]):
        said = complaint(1, *words)
        assert "bad.yaml:2:48: error: unknown actor 'trmup'" in said
        assert "bad.yaml:3:5: error: 'title' is missing" in said
        assert "bad.yaml:3:12: error:" in said
        assert said.endswith("3 problems in bad.yaml\n")


@pytest.mark.parametrize(
    ("files", "code"),
    [
        (["good.yaml"], 0),
        (["good.yaml", "bad.yaml", "good.yaml"], 1),
        (["missing.yaml", "bad.yaml", "good.yaml"], 3),
    ],
)
def test_check_looks_at_every_file_and_returns_the_highest_code(
    files: list[str], code: int
) -> None:
    done = run("check", *files)
    summary = (
        "good.yaml: 2 events, 1 quote, 1 actor, 0 sources; 24 February 2022 to 12 February 2025"
    )
    assert done.returncode == code
    assert done.stdout.decode() == f"{summary}\n" * files.count("good.yaml")
    assert ("problems in bad.yaml" in done.stderr.decode()) == ("bad.yaml" in files)


def test_a_file_called_like_a_command_can_be_opened_by_its_path(folder: Path) -> None:
    (folder / "export").write_text(GOOD, encoding="utf-8")
    assert run("./export").stdout == run("good.yaml").stdout
    assert run("--", "export").stdout == run("good.yaml").stdout


def test_a_mistyped_command_is_recognised() -> None:
    assert "did you mean the command export?" in complaint(3, "expor")


@pytest.mark.parametrize("words", [["--help"], ["-h"], *([name, "--help"] for name in COMMANDS)])
def test_help_fits_a_terminal_and_explains_the_exit_codes(words: list[str]) -> None:
    ascii_only = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    done = run(*words, env={**ascii_only, "COLUMNS": "80"})
    text = done.stdout.decode()
    assert (done.returncode, done.stderr) == (0, b"")
    assert max(map(len, text.split("\n"))) <= 80
    assert "exit codes:\n  0  fine\n  1  problems" in text
    assert "examples:\n  timeline-tui" in text
    if "--query" in text:
        assert all(f"  {name}:{row.example} " in text for name, row in FIELDS.items())


def test_the_version_is_printed() -> None:
    name, version = run("--version").stdout.decode().split()
    assert name == "timeline-tui"
    assert version.replace(".", "").isdigit() or version == "unknown"


@posix
@pytest.mark.parametrize(
    "words",
    [
        ["export"],
        ["--help"],
        ["list", "quotes"],
        ["completion", "bash"],
        ["check", *["good.yaml"] * 3],
    ],
)
def test_a_reader_that_goes_away_is_no_error(words: list[str]) -> None:
    read, write = os.pipe()
    os.close(read)
    done = subprocess.run(
        (*PROGRAM, *words), stdout=write, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(write)
    assert (done.returncode, done.stderr) == (0, b"")


@posix
def test_problems_keep_their_exit_code_when_nobody_listens() -> None:
    read, write = os.pipe()
    os.close(read)
    command = (*PROGRAM, "check", "bad.yaml", "good.yaml")
    done = subprocess.run(command, stdout=write, stderr=write, check=False, timeout=60)
    os.close(write)
    assert done.returncode == 1


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
@pytest.mark.parametrize(
    "words",
    [["export"], ["--help"], ["--version"], ["list", "--help"], ["list", "tags"], ["schema"]],
)
def test_a_full_disk_is_told(words: list[str]) -> None:
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            (*PROGRAM, *words), stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 3
    assert done.stderr.startswith(b"timeline-tui: cannot write to standard output: No space left")
    assert done.stderr.count(b"\n") == 1


@posix
@pytest.mark.parametrize("closed", ["<&-", ">&-", "2>&-"])
def test_a_closed_standard_stream_is_no_traceback(closed: str) -> None:
    command = f'"$0" -m timeline_tui check - bad.yaml {closed}'
    done = subprocess.run(
        ("sh", "-c", command, sys.executable),
        input=GOOD.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    assert done.returncode == (1 if closed == "2>&-" else 3)
    assert b"Traceback" not in done.stderr


@posix
def test_ctrl_c_ends_it_quietly() -> None:
    with subprocess.Popen(
        (*PROGRAM, "check", "good.yaml", "-"),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    ) as program:
        assert program.stdin
        assert program.stdout
        assert program.stderr
        assert program.stdout.readline().startswith(b"good.yaml: 2 events")
        program.send_signal(signal.SIGINT)
        # Waiting before standard input ends: the program has to stop by itself.
        assert program.wait(timeout=60) == 130
        assert program.stderr.read() == b""


def test_a_defect_is_one_line_and_a_code_of_its_own() -> None:
    broken = (
        "import sys, timeline_tui.files.save as save; from timeline_tui.cli import main\n"
        "def fail(*_, **__): raise KeyError('\\x1b[2J')\n"
        "save.save = fail\n"
        "sys.exit(main(['export', '-o', 'out.txt']))\n"
    )
    done = subprocess.run(
        (sys.executable, "-c", broken), capture_output=True, check=False, timeout=60
    )
    assert done.returncode == 70
    assert done.stderr.startswith(b"timeline-tui: this is a defect of the program")
    assert done.stderr.count(b"\n") == 1
    assert b"\x1b" not in done.stderr


@pytest.mark.parametrize(
    "words",
    [
        ["check", "good.yaml"],
        ["list", "actors", "good.yaml"],
        ["export", "good.yaml", "-o", "o.txt"],
    ],
)
def test_no_screen_is_loaded_where_none_is_shown(words: list[str]) -> None:
    script = (
        "import sys; from timeline_tui.cli import main; code = main(sys.argv[1:])\n"
        "print(code, sorted({'textual', 'rich'} & sys.modules.keys()))"
    )
    done = subprocess.run(
        (sys.executable, "-c", script, *words), capture_output=True, check=True, timeout=60
    )
    assert done.stdout.decode().endswith("0 []\n")


def test_check_warns_of_characters_that_nobody_sees_and_finds_the_file_sound() -> None:
    done = run("check", "-", stdin=b'events: [{date: 2024, title: "a\\eb\xe2\x80\xae"}]\n')
    assert (done.returncode, done.stdout) == (
        0,
        b"standard input: 1 event, 0 quotes, 0 actors, 0 sources; 2024\n",
    )
    said = done.stderr.decode()
    assert "standard input:1:32: warning: a control character: U+001B" in said
    assert "standard input:1:35: warning: a character that reorders text: U+202E" in said
    assert said.endswith("\n2 warnings in standard input\n")
    assert "\u202e" not in said
