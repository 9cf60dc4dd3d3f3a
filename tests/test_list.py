"""`timeline-tui list` as people and programs use it."""

from __future__ import annotations

import csv
import json
import os
import re
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest

from timeline_tui.cli.colour import painted_message

FILE = """
timeline: {title: The bridge}
sources:
  - {id: gazette, title: The Gazette, published: 2024-03-02, url: https://gazette.example/1}
  - {id: diary}
actors:
  - {id: mayor, name: Ana Ruiz, role: Mayor, aliases: [Mme Ruiz, A. Ruiz]}
  - {id: ministry, name: Ministry of Works, kind: organisation}
  - {id: clerk, name: "=2+2"}
events:
  - date: 2024-03-01
    title: The bridge is closed
    place: Riverside
    actors: [mayor, ministry]
    tags: [bridge, works]
    sources: [gazette p. 2]
    quotes:
      - {by: mayor, text: Il le faut., lang: fr, translation: It must be., source: gazette p. 2}
  - date: 2024-03-05
    title: The bridge is opened
    actors: [mayor]
    tags: [bridge]
    sources: [diary]
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("bridge.yaml").write_text(FILE, encoding="utf-8")


def run(*words: str, **env: str) -> subprocess.CompletedProcess[str]:
    command = (sys.executable, "-m", "timeline_tui", "list", *words)
    return subprocess.run(
        command, capture_output=True, encoding="utf-8", check=False, env={**os.environ, **env}
    )


def printed(*words: str) -> str:
    done = run(*words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


@pytest.mark.parametrize(
    ("what", "table"),
    [
        (
            "actors",
            (
                "Events  Quotes  Actor              Id        Kind          Role\n"
                "     2       1  Ana Ruiz           mayor     person        Mayor\n"
                "     1       0  Ministry of Works  ministry  organisation\n"
                "     0       0  =2+2               clerk     person\n"
            ),
        ),
        (
            "quotes",
            (
                "Date        By        Quote        Source        Event\n"
                "2024-03-01  Ana Ruiz  Il le faut.  gazette p. 2  2024-03-01-the-bridge-is-closed\n"
            ),
        ),
        (
            "sources",
            (
                "Events  Quotes  Id       Source       Published   URL\n"
                "     1       1  gazette  The Gazette  2024-03-02  https://gazette.example/1\n"
                "     1       0  diary    diary\n"
            ),
        ),
        ("tags", "Events  Tag\n     2  bridge\n     1  works\n"),
        ("places", "Events  Place\n     1  Riverside\n"),
    ],
)
def test_a_table_is_aligned_and_never_cut_in_a_pipe(what: str, table: str) -> None:
    assert printed(what, "bridge.yaml") == table


def test_a_query_narrows_the_list_and_its_counts() -> None:
    table = printed("actors", "bridge.yaml", "-q", "tag:works")
    assert [line.split()[0] for line in table.splitlines()] == ["Events", "1", "1"]


def test_json_is_an_array_of_objects() -> None:
    actors = json.loads(printed("actors", "bridge.yaml", "-f", "json"))
    assert actors[0] == {
        "id": "mayor",
        "name": "Ana Ruiz",
        "kind": "person",
        "role": "Mayor",
        "part_of": None,
        "aliases": ["Mme Ruiz", "A. Ruiz"],
        "events": 2,
        "quotes": 1,
    }
    assert json.loads(printed("quotes", "bridge.yaml", "-f", "json", "-q", "zzz")) == []


@pytest.mark.parametrize("what", ["actors", "quotes", "sources", "tags", "places"])
def test_csv_has_the_keys_of_json(what: str) -> None:
    head, *rows = csv.reader(StringIO(printed(what, "bridge.yaml", "-f", "csv")))
    objects = json.loads(printed(what, "bridge.yaml", "-f", "json"))
    assert head == list(objects[0])
    assert len(rows) == len(objects)
    assert [head] == list(csv.reader(StringIO(printed(what, "-f", "csv", "-q", "zzz"))))


def test_no_cell_is_a_formula() -> None:
    assert '"\'=2+2"' in printed("actors", "bridge.yaml", "-f", "csv")


def test_an_empty_list_says_so_beside_its_headings() -> None:
    done = run("tags", "bridge.yaml", "-q", "zzz")
    assert done.stdout == "Events  Tag\n"
    assert done.stderr == "timeline-tui: there are no tags in what is picked\n"
    assert done.returncode == 0


def test_headings_are_coloured_when_asked_for_and_only_then() -> None:
    assert "\x1b" not in printed("tags", "bridge.yaml")
    assert printed("tags", "bridge.yaml", "--color", "always").startswith("\x1b[1mEvents")
    assert "\x1b" not in run("tags", "--color", "never", FORCE_COLOR="1").stdout


@pytest.mark.parametrize(
    ("env", "coloured"),
    [({}, False), ({"FORCE_COLOR": "1"}, True), ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False)],
)
def test_the_environment_decides_about_colour(env: dict[str, str], *, coloured: bool) -> None:
    done = run("tags", "no-such-file", **env)
    assert done.returncode == 3
    assert done.stderr.startswith("\x1b[1mtimeline-tui:\x1b[0m cannot read") == coloured


def test_what_to_list_must_be_said() -> None:
    done = run("bridges")
    assert done.returncode == 2
    assert "actors" in done.stderr
    assert "hint: timeline-tui list --help" in done.stderr


@pytest.mark.parametrize(
    ("message", "painted"),
    [
        ("timeline-tui: no", "<timeline-tui:> no"),
        ("a.yaml:1:2: error: no", "<a.yaml:1:2:> <error:> no"),
        ("a.ics: line 3: refused: no", "<a.ics:> line 3: <refused:> no"),
        ("a.ics: note: the note: that", "<a.ics:> <note:> the note: that"),
        ("  hint: yes", "  <hint:> yes"),
        ("      |    ^", "      |<    ^>"),
        ("    2 | hint: error: ^ x", "    2 | hint: error: ^ x"),
    ],
)
def test_what_is_coloured_in_messages(message: str, painted: str) -> None:
    shown = re.sub(r"\x1b\[0m", ">", painted_message(f"{message}\n"))
    assert re.sub(r"\x1b\[[\d;]+m", "<", shown) == f"{painted}\n"
