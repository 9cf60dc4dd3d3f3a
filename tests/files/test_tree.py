"""The plain tree: what is built, and what is refused without a word."""

from __future__ import annotations

import pytest
from msgspec import inspect

from timeline_tui.files.readers.yaml.shapes import boolean_keys
from timeline_tui.files.readers.yaml.tree import MAX_ALIASED, MAX_DEPTH, RefusedError, Tree, tree_of
from timeline_tui.files.schema.descriptions import DESCRIPTIONS


def tree(text: str) -> Tree:
    return tree_of(text.encode(), frozenset({"background"}))[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", None),
        ("a: 1\nb: [no, ~, '']", {"a": "1", "b": ["no", "~", ""]}),
        ("a:\nb: ''\nc: [x, ]\nd:\n-", {"a": None, "b": "", "c": ["x"], "d": [None]}),
        ("background: true", {"background": True}),
        ("a: &x true\nbackground: *x", {"a": "true", "background": True}),
        ("background: True", {"background": "True"}),
        ("place: true", {"place": "true"}),
        ("a: &x [1]\nb: [*x, *x]", {"a": ["1"], "b": [["1"], ["1"]]}),
        ("[" * MAX_DEPTH + "]" * MAX_DEPTH, None),
    ],
)
def test_what_is_built(text: str, expected: Tree) -> None:
    if text.startswith("[["):
        expected = []
        for _ in range(MAX_DEPTH - 1):
            expected = [expected]
    assert tree(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "a: 1\na: 2",
        "a: !!str b",
        "!!map {a: b}",
        "!!str a: b",
        "&k a: b",
        "[a]: b",
        "a: &x b\n*x : c",
        "a: *x",
        "&x [*x]",
        # The second &x begins before what it holds, so that *x means itself.
        "- &x [a]\n- &x [*x]",
        "a\n---\nb",
        "a: [",
        "\0",
        "[" * (MAX_DEPTH + 1) + "]" * (MAX_DEPTH + 1),
        f"- &x [{'a, ' * 100}]\n- [{'*x, ' * 101}]",
        f"- &x [{'a, ' * (MAX_ALIASED // 2)}]\n- *x\n- *x",
    ],
)
def test_what_is_refused(text: str) -> None:
    with pytest.raises(RefusedError):
        tree(text)


def test_it_says_whether_anything_was_left_blank() -> None:
    assert tree_of(b"a: []", frozenset()) == ({"a": []}, False)
    assert tree_of(b"a: {b: }", frozenset()) == ({"a": {"b": None}}, True)


def test_the_keys_that_are_true_or_false_are_those_of_the_records() -> None:
    shapes = [inspect.type_info(record) for record in DESCRIPTIONS]
    fields = [
        field for shape in shapes if isinstance(shape, inspect.StructType) for field in shape.fields
    ]
    booleans = {field.encode_name for field in fields if isinstance(field.type, inspect.BoolType)}
    assert booleans == boolean_keys() != set()
