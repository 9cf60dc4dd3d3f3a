"""`new` and `schema`: how somebody begins."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from timeline_tui.cli import main
from timeline_tui.core.records import Event, Quote
from timeline_tui.files.readers.yaml.comments import comments_of
from timeline_tui.files.readers.yaml.reading import read_file
from timeline_tui.files.starting import starting_file
from timeline_tui.files.writers.yaml.writing import write_yaml


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_new_file_is_sound_and_the_next_step_is_said(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "my talks.yaml"]) == 0
    said = capsys.readouterr().out
    assert said.count("\n") == 1
    assert "timeline-tui 'my talks.yaml'" in said
    assert (folder / "my talks.yaml").read_text(encoding="utf-8") == starting_file()
    assert main(["check", "my talks.yaml"]) == 0
    captured = capsys.readouterr()
    assert captured.err == ""
    assert "3 events, 1 quote, 2 actors, 2 sources" in captured.out


def test_it_shows_every_part_of_the_format_as_our_own_writer_would() -> None:
    text = starting_file()
    file = read_file(text.encode(), "new")
    assert "".join(write_yaml(file, comments_of(text.encode()))) == text
    for kind in (Event, Quote):
        unnamed = [name for name in kind.__struct_fields__ if f"{name}:" not in text]
        assert set(unnamed) <= {"relays"}


def test_nothing_is_overwritten_without_force(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "mine.yaml").write_text("mine", encoding="utf-8")
    assert main(["new", "mine.yaml"]) == 3
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == "mine"
    assert "--force" in capsys.readouterr().err
    assert main(["new", "mine.yaml", "--force"]) == 0
    assert (folder / "mine.yaml").read_text(encoding="utf-8") == starting_file()


def test_a_minus_is_standard_output_and_nothing_else_is_said(
    capfdbinary: pytest.CaptureFixture[bytes],
) -> None:
    assert main(["new", "-"]) == 0
    captured = capfdbinary.readouterr()
    assert captured.out == starting_file().encode()
    assert captured.err == b""


def test_a_name_that_another_format_has_is_refused(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["new", "talks.json"]) == 2
    assert "ends in .yaml" in capsys.readouterr().err
    assert list(folder.iterdir()) == []


def test_editors_are_told_of_a_schema_that_is_there(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["schema"]) == 0
    printed = capsys.readouterr().out
    assert json.loads(printed)["properties"]["events"]["items"]["required"] == ["date", "title"]
    (folder / "timeline.schema.json").write_text(printed, encoding="utf-8")
    assert main(["new", "mine.yaml"]) == 0
    first, rest = (folder / "mine.yaml").read_text(encoding="utf-8").split("\n", 1)
    assert first == "# yaml-language-server: $schema=timeline.schema.json"
    assert rest == starting_file()
