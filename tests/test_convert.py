"""`timeline-tui convert`, as a shell starts it: what is written, what is told, how it ends."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings

from strategies import records_of, timelines
from timeline_tui.cli.arguments import read_arguments
from timeline_tui.cli.inputs import read_again
from timeline_tui.cli.streams import errors_held_back
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import FORMATS, export
from timeline_tui.files.opening import source_of
from timeline_tui.files.options import Reading
from timeline_tui.files.readers.drafts import Draft, Drafts
from timeline_tui.files.readers.gathering import gather
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.recognising import readers
from timeline_tui.files.writers.yaml.conversion import converted

TABLE = """\
Date;Headline;Who;Source
12 Feb 2025;A call;Donald Trump; https://e.example/1
10/11/12;"Two
lines";;
25/12/2024;A feast;Ana Ruiz;The Gazette
"""
YAML = """\
# kept
events:
  # before
  - {date: 2025, title: A}
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "talks.csv").write_text(TABLE, encoding="utf-8")
    (tmp_path / "good.csv").write_text("date,title\n2025,A\n", encoding="utf-8")
    (tmp_path / "bad.csv").write_text("date,title\n10/11/12,A\n", encoding="utf-8")
    (tmp_path / "own.yaml").write_text(YAML, encoding="utf-8")
    return tmp_path


def run(*words: str, stdin: str = "") -> tuple[int, str, str]:
    done = subprocess.run(
        (sys.executable, "-m", "timeline_tui", *words),
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def test_a_table_becomes_a_timeline_file_and_what_was_refused_is_told(folder: Path) -> None:
    code, out, told = run("convert", "talks.csv", "talks.yaml")
    assert (code, out) == (1, "")
    assert (
        told
        == """\
talks.csv: line 3: refused: '10/11/12' may be 2012-11-10 or 2012-10-11 or 2010-11-12
  hint: say how dates are meant with --date-order dmy, mdy or ymd
talks.csv: note: the cells are read as parted by semicolons
talks.csv: note: the kind of 2 actors is not told, and 'person' is written: 'Donald Trump', \
'Ana Ruiz'
talks.csv: 2 events read, 1 record refused
"""
    )
    assert (
        (folder / "talks.yaml").read_text(encoding="utf-8")
        == """\
sources:
  - id: e-example-1
    url: https://e.example/1
  - id: the-gazette
    title: The Gazette

actors:
  - id: donald-trump
    name: Donald Trump
  - id: ana-ruiz
    name: Ana Ruiz

events:
  - date: 2025-02-12
    title: A call
    actors: [donald-trump]
    sources: [e-example-1]

  - date: 2024-12-25
    title: A feast
    actors: [ana-ruiz]
    sources: [the-gazette]
"""
    )
    assert run("check", "talks.yaml")[0] == 0


def test_with_an_order_all_is_read() -> None:
    code, out, told = run("convert", "talks.csv", "--date-order", "ymd", "--map", "Who=tags")
    assert code == 1
    assert "'25/12/2024' is no date in the order ymd" in told
    code, out, told = run("convert", "talks.csv", "-", "--date-order", "dmy")
    assert code == 0
    assert "title: |-\n      Two\n      lines\n" in out
    assert "3 events read, none refused" in told


def test_how_many_were_read_is_told_even_when_all_is_well() -> None:
    assert run("convert", "good.csv") == (
        0,
        "events:\n  - date: 2025\n    title: A\n",
        "good.csv: 1 event read, none refused\n",
    )


def test_an_import_that_yields_nothing_writes_nothing(folder: Path) -> None:
    code, out, told = run("convert", "bad.csv", "bad.yaml")
    assert (code, out) == (1, "")
    assert "line 2: refused: '10/11/12' may be" in told
    assert "error: nothing in this file could be read" in told
    assert not (folder / "bad.yaml").exists()
    assert run("convert", "-", "--from", "csv", stdin="date,title\n")[0] == 1
    assert run("convert", "-", "--from", "jsonl", stdin="")[0] == 1


def test_nothing_is_overwritten_unless_asked(folder: Path) -> None:
    (folder / "talks.yaml").write_text("mine", encoding="utf-8")
    code, _, told = run("convert", "good.csv", "talks.yaml")
    assert code == 3
    assert "exists already" in told
    assert (folder / "talks.yaml").read_text(encoding="utf-8") == "mine"
    assert run("convert", "good.csv", "talks.yaml", "--force")[0] == 0
    code, _, told = run("convert", "good.csv", "good.csv", "--force")
    assert code == 2
    assert "is the timeline itself" in told


def test_standard_input_says_what_it_is_or_is_told() -> None:
    code, out, _ = run("convert", "-", stdin='{"events": [{"date": "2025", "title": "A"}]}')
    assert (code, out) == (0, "events:\n  - date: 2025\n    title: A\n")
    assert run("convert", "-", "--from", "csv", stdin="date,title\n2025,A\n")[1] == out


def test_any_other_format_is_written_by_its_ending_or_name(folder: Path) -> None:
    assert run("convert", "good.csv", "good.json")[0] == 0
    assert (folder / "good.json").read_text(encoding="utf-8").startswith("{")
    assert run("convert", "good.csv", "-f", "jsonl")[1].startswith('{"record":"timeline"')
    code, _, told = run("convert", "good.csv", "good.xyz")
    assert code == 2
    assert "no format has the suffix .xyz" in told


def test_a_file_of_our_own_keeps_its_comments() -> None:
    code, out, told = run("convert", "own.yaml")
    assert (code, told) == (0, "")
    assert "# kept" in out
    assert "# before" in out


@pytest.mark.parametrize(
    "words",
    [
        ["convert"],
        ["convert", "good.csv", "--from", "docx"],
        ["convert", "good.csv", "--date-order", "dym"],
        ["convert", "good.csv", "--map", "title"],
        ["convert", "good.csv", "--map", "=title"],
    ],
)
def test_wrong_usage_is_told_with_a_hint(words: list[str]) -> None:
    code, out, told = run(*words)
    assert (code, out) == (2, "")
    assert "hint: timeline-tui convert --help" in told


def test_a_foreign_file_opens_like_any_timeline_and_tells_what_it_lacks() -> None:
    code, out, told = run("talks.csv")
    assert code == 1
    assert "A feast" in out
    assert "line 3: refused" in told
    code, out, told = run("check", "talks.csv", "good.csv")
    assert code == 1
    assert out.startswith("talks.csv: 2 events")
    assert "line 3: refused" in told
    code, out, _ = run("export", "talks.csv", "-q", "actor:donald-trump", "-f", "jsonl")
    assert code == 1
    assert out.count('"record":"event"') == 1
    assert run("list", "actors", "talks.csv")[0] == 1
    assert run("good.csv")[0] == run("list", "actors", "good.csv")[0] == 0


@given(timelines())
@settings(max_examples=30, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_is_converted_is_a_sound_file_that_says_the_same(timeline: Timeline) -> None:
    everything = select(Index(timeline), EVERYTHING)
    for name in {*readers()} - {"tsv"}:
        row = FORMATS[name]
        if row.write is None or row.read is None:
            continue
        imported = gather(row.read(export(everything, name).data, "f", Reading()))
        text = "".join(converted(imported))
        again = read_timeline(text.encode(), "f") if text.strip() else imported.timeline
        assert records_of(again) == records_of(imported.timeline)


def test_comments_of_a_foreign_format_stay_where_they_were() -> None:
    events = [Draft("line 1", {"date": "2025", "title": title}) for title in ("A", "B")]
    comments = {-1: ["head"], 1: ["before B", "two\nlines"], 2: ["the end \x1b"]}
    assert (
        "".join(converted(gather(Drafts(events, comments=comments))))
        == """\
# head

events:
  - date: 2025
    title: A

  # before B
  # two
  # lines
  - date: 2025
    title: B

# the end ␛
"""
    )


def test_a_program_that_only_names_the_formats_reads_with_none_of_them() -> None:
    program = (
        "import sys; from timeline_tui.files.recognising import readers; readers();"
        "print(sorted(name for name in sys.modules if name.startswith('timeline_tui.core.sel')))"
    )
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True)
    assert done.stdout.decode() == "[]\n"


def test_what_is_refused_when_a_file_is_read_again_is_printed_in_the_end(
    capsys: pytest.CaptureFixture[str],
) -> None:
    with errors_held_back():
        read_again("talks.csv", read_arguments(["talks.csv"]))
        assert not capsys.readouterr().err
    assert "talks.csv: line 3: refused" in capsys.readouterr().err
    arguments = read_arguments(["talks.csv", "--date-order", "dmy"])
    assert len(read_again("talks.csv", arguments).events) == 3


HAND_WRITTEN = """\
// of all
2025: A
// of B
2024: B
"""


def test_an_export_to_yaml_keeps_the_comments_of_a_foreign_file(folder: Path) -> None:
    (folder / "hand.mw").write_text(HAND_WRITTEN)
    _, text, _ = run("export", "hand.mw", "-f", "yaml")
    assert text.index("# of all") < text.index("title: A") < text.index("# of B")
    assert text.index("# of B") < text.index("title: B")
    _, part, _ = run("export", "hand.mw", "-f", "yaml", "-q", "B")
    assert "# of B" in part
    assert "# of all" in part
    assert source_of("hand.mw").startswith(b"# of all")
    assert source_of("good.csv") == source_of("bad.csv") == source_of("none.csv") == b""
    assert source_of("own.yaml") == YAML.encode()


def test_only_what_a_file_needs_is_loaded(folder: Path) -> None:
    run("export", "own.yaml", "-o", "own.json")
    program = (
        "import sys; from timeline_tui.cli import main; main(['convert', 'own.json', 'a.yaml']);"
        "print(*sys.modules)"
    )
    done = subprocess.run((sys.executable, "-c", program), capture_output=True, check=True)
    assert (folder / "a.yaml").exists()
    loaded = done.stdout.decode().split()
    for name in ("textual", "icalendar", "timeline_tui.files.readers.tables.reading"):
        assert name not in loaded
    assert "timeline_tui.files.readers.timelinejs.reading" not in loaded
    assert "timeline_tui.files.readers.json.own" in loaded
