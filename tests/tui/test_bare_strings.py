"""A widget gets data as Content or Text, never as a bare string, which Textual reads as markup.

`A[/nope]B` would end the program, and `[@click=…]` would run.  This reads our own code: whatever is
not written down in it may be data.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

import timeline_tui.tui

FOLDER = Path(timeline_tui.tui.__file__).parent

# What takes text as its first argument and reads markup in it.
WIDGETS = {"Static", "Label", "Button", "Checkbox", "RadioButton", "Option", "Link", "Digits"}
METHODS = {"update", "set_content", "add_option", "set_title"}
ATTRIBUTES = {"border_title", "border_subtitle", "tooltip", "label", "renderable", "content"}
# What makes of any text one without markup; `pane_title` is ours.
SAFE = {"Content", "Text", "pane_title"}
MARKUP = {"from_markup", "render_markup", "to_content"}


def name_of(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")


def is_plain(node: ast.expr) -> bool:
    """Whether a value is written in the code, or is no bare string."""
    if isinstance(node, ast.Constant):
        return True
    if isinstance(node, ast.IfExp):
        return is_plain(node.body) and is_plain(node.orelse)
    return isinstance(node, ast.Call) and name_of(node.func) in SAFE


def without_markup(call: ast.Call) -> bool:
    return any(
        word.arg == "markup" and isinstance(word.value, ast.Constant) and word.value.value is False
        for word in call.keywords
    )


def bare_strings(code: str) -> Iterator[str]:
    """Yield the lines in which a widget gets what may be data as a bare string."""
    for node in ast.walk(ast.parse(code)):
        given: Iterable[ast.expr | None] = ()
        if isinstance(node, ast.Call):
            given = given_to(node)
        elif isinstance(node, ast.Assign):
            given = [node.value] if any(map(is_shown, node.targets)) else ()
        elif isinstance(node, ast.AnnAssign | ast.AugAssign):
            given = [node.value] if is_shown(node.target) else ()
        if not all(one is None or is_plain(one) for one in given):
            yield ast.unparse(node)


def given_to(call: ast.Call) -> Iterable[ast.expr]:
    """Return what a call would read as markup."""
    name = name_of(call.func)
    if name in MARKUP:
        return [call.func]
    if name == "notify":
        titles = [word.value for word in call.keywords if word.arg == "title"]
        return titles if without_markup(call) else [call.func]
    if name in WIDGETS and not without_markup(call):
        return [*call.args[:1], *(one.value for one in call.keywords if one.arg in ATTRIBUTES)]
    return call.args[:1] if name in METHODS and isinstance(call.func, ast.Attribute) else ()


def is_shown(target: ast.expr) -> bool:
    return isinstance(target, ast.Attribute) and target.attr in ATTRIBUTES


@pytest.mark.parametrize(
    "path", sorted(FOLDER.rglob("*.py")), ids=lambda path: str(path.relative_to(FOLDER))
)
def test_no_widget_gets_a_bare_string(path: Path) -> None:
    assert list(bare_strings(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    "code",
    [
        "Static(title)",
        "Static(f'{title}')",
        "widget.update(event.title)",
        "self.query_one(Label).update('All ' + title)",
        "self.border_title = title",
        "self.border_title = str(Content(title)) if title else ''",
        "self.notify(title)",
        "self.notify('Written', markup=True)",
        "self.notify('Written', title=title, markup=False)",
        "Label(visible_line(title))",
        "Button('Open', tooltip=title)",
        "Content.from_markup('[b]$title')",
        "Text.from_markup(title)",
    ],
)
def test_bare_strings_are_found(code: str) -> None:
    assert list(bare_strings(code)) == [ast.unparse(ast.parse(code))]


@pytest.mark.parametrize(
    "code",
    [
        "Static('Nothing is kept.')",
        "Static(id='too-small')",
        "Label(Content(title))",
        "Label(title, markup=False)",
        "self.border_title = pane_title(1, title) if title else None",
        "self.notify(f'Written: {path}', markup=False)",
        "tooltip = key.tooltip",
    ],
)
def test_other_texts_pass(code: str) -> None:
    assert list(bare_strings(code)) == []
