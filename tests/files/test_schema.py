"""The JSON Schema accepts what our reader accepts, as an editor sees it, and finds mistakes."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import msgspec
import pytest
import yaml
from hypothesis import given
from jsonschema import Draft7Validator

from strategies import DATES, files
from timeline_tui.core.records import File
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.readers.yaml.reading import read_timeline
from timeline_tui.files.schema.building import schema, schema_text
from timeline_tui.files.schema.descriptions import DESCRIPTIONS
from timeline_tui.files.starting import starting_file
from timeline_tui.files.writers.yaml.writing import write_yaml

VALIDATOR = Draft7Validator(schema())
HARBOUR = Path(__file__).parent / "golden" / "harbour.yaml"


class Core(yaml.SafeLoader):
    """Sees what editors see: the core schema of YAML 1.2 (10.3.2), not the types of YAML 1.1."""


Core.yaml_implicit_resolvers = {}
for name, pattern in (
    ("bool", "true|True|TRUE|false|False|FALSE"),
    ("int", "[-+]?[0-9]+"),
    ("float", r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"),
    ("null", "null|Null|NULL|~|"),
):
    Core.add_implicit_resolver(f"tag:yaml.org,2002:{name}", re.compile(f"^(?:{pattern})$"), None)
Core.add_constructor("tag:yaml.org,2002:int", lambda _, node: int(node.value))
Core.add_constructor("tag:yaml.org,2002:float", lambda _, node: float(node.value))


def seen(text: str) -> Any:
    return yaml.load(text, Loader=Core)  # noqa: S506 - a safe loader of fewer types


def problems(text: str) -> list[str]:
    return [
        f"{'.'.join(map(str, error.absolute_path))}: {error.message}"
        for error in VALIDATOR.iter_errors(seen(text))
    ]


def test_it_is_a_schema_of_draft_07() -> None:
    Draft7Validator.check_schema(schema())
    assert msgspec.json.decode(schema_text()) == schema()
    assert schema()["$schema"] == "http://json-schema.org/draft-07/schema#"
    assert "$defs" not in schema_text()


@pytest.mark.parametrize(
    "text",
    [
        Path(bundled_story()).read_text(encoding="utf-8"),
        HARBOUR.read_text(encoding="utf-8"),
        starting_file(),
        "events: []",
        "actors: [{id: 1984, name: 007}]\nevents: [{date: 2022, title: 1984, actors: [1984]}]",
        "events: [{date: -0044, title: 3.5, background: true}]",
    ],
)
def test_sound_files_are_accepted(text: str) -> None:
    assert problems(text) == []


@given(files())
def test_whatever_we_write_is_accepted(file: File) -> None:
    assert problems("".join(write_yaml(file))) == []


@pytest.mark.parametrize("date", DATES)
def test_every_date_is_accepted(date: str) -> None:
    assert problems(f"events: [{{title: x, date: '{date}'}}]") == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("event: []", "'event' was unexpected"),
        ("events: [{title: No date}]", "'date' is a required property"),
        ("events: [{date: 2022, heading: x}]", "'heading' was unexpected"),
        ("events: [{date: yesterday, title: x}]", "events.0.date: "),
        ("events: [{date: 2022, title: x, status: plannd}]", "events.0.status: "),
        ("events: [{date: 2022, title: x, background: maybe}]", "events.0.background: "),
        ("events: [{date: 2022, title: x, tags: war}]", "events.0.tags: "),
        ("events: [{date: 2022, title: x, links: {leads_to: [a]}}]", "'leads_to' was unexpected"),
        ("events: [{date: 2022, title: [x]}]", "events.0.title: "),
        ("events: [{date: 2022, title: ''}]", "events.0.title: "),
        ("actors: [{id: a b, name: A}]", "actors.0.id: "),
        ("actors: [{id: a, name: A, kind: robot}]", "actors.0.kind: "),
    ],
)
def test_mistakes_are_found(text: str, problem: str) -> None:
    assert any(problem in said for said in problems(text)), problems(text)


def test_every_key_says_what_it_is_for() -> None:
    assert {kind: list(keys) for kind, keys in DESCRIPTIONS.items()} == {
        kind: list(kind.__struct_fields__) for kind in DESCRIPTIONS
    }
    for keys in DESCRIPTIONS.values():
        assert all(said.endswith(".") and len(said) > 10 for said in keys.values())


def test_it_says_where_it_is_stricter_than_check() -> None:
    """The reader takes these, and the schema does not: whoever wonders finds it written there."""
    text = "events: [{date: 2025, title: true}, {date: 2025, title: A, summary: }]"
    assert len(read_timeline(text.encode(), "f").events) == 2
    assert len(problems(text)) == 2
    assert "a key left blank" in schema()["description"]
    assert "a plain true, false or null" in schema()["description"]
