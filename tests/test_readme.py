"""What the README says is what the program does."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path
from textwrap import dedent
from types import ModuleType

import pytest

from timeline_tui.cli import main
from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.readers.yaml.reading import read_timeline

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
STORY = Index(open_timeline(None))


def _script(name: str) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, ROOT / "scripts" / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _examples() -> list[str]:
    block = re.search(r"<!-- examples -->\n(.*?)<!-- /examples -->", README, re.DOTALL)
    assert block is not None
    return re.findall(r"^\| `(.+?)` \|", block[1], re.MULTILINE)


def test_the_generated_parts_are_up_to_date() -> None:
    assert _script("readme").with_parts(README) == README, "run: make readme"


def test_it_can_be_read_at_one_sitting() -> None:
    assert len(README.splitlines()) < 200


def _example_file() -> str:
    block = re.search(r"```yaml\n(.*?)```", README, re.DOTALL)
    assert block is not None
    return block[1]


def test_its_example_of_a_file_is_sound() -> None:
    timeline = read_timeline(_example_file().encode(), "README.md")
    assert [event.title for event in timeline.events] == ["The bridge is to be closed"]


def test_its_example_of_a_problem_is_what_the_program_says_of_that_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    wrong = _example_file().replace("actors: [mayor]", "actors: [mayro]")
    Path("mine.yaml").write_text(wrong, encoding="utf-8")
    assert main(["check", "mine.yaml"]) == 1
    shown = README.partition("    $ timeline-tui check mine.yaml\n")[2].partition("\n## ")[0]
    assert capsys.readouterr().err.strip() == dedent(shown).strip()


@pytest.mark.parametrize("query", _examples())
def test_every_example_of_a_query_finds_something_in_the_story(query: str) -> None:
    assert select(STORY, parse(query)).events


@pytest.mark.parametrize("name", FIELDS)
def test_the_example_of_every_field_is_understood(name: str) -> None:
    select(STORY, parse(f"{name}:{FIELDS[name].example}"))


@pytest.mark.parametrize("link", re.findall(r"\]\((?!http)([^)#]+)\)", README))
def test_every_link_leads_somewhere(link: str) -> None:
    assert (ROOT / link).exists()
