"""Problems as plain text, the way a good compiler shows them."""

from __future__ import annotations

from collections.abc import Iterable
from unicodedata import combining, east_asian_width

from timeline_tui.core.text import plural, visible_line
from timeline_tui.files.problems import Problem, ProblemsError


def show_problems(error: ProblemsError, width: int = 80) -> str:
    """Return every problem with its place, its line of the file, and a hint; then their number.

    No line that quotes the file is wider than width, which counts columns of a terminal.
    The text ends with a line feed and holds nothing that a terminal would obey.
    """
    return _show_all(error.name, error.problems, "error", "problem", width)


def show_warnings(name: str, warnings: Iterable[Problem], width: int = 80) -> str:
    """Return warnings about a file in the way of `show_problems`; nothing when there are none."""
    found = tuple(warnings)
    return _show_all(name, found, "warning", "warning", width) if found else ""


def _show_all(name: str, problems: Iterable[Problem], kind: str, noun: str, width: int) -> str:
    name = visible_line(name)
    shown = [_show(problem, name, kind, width) for problem in problems]
    return "\n".join([*shown, f"{plural(len(shown), noun)} in {name}\n"])


def _show(problem: Problem, name: str, kind: str, width: int) -> str:
    lines = [f"{name}:{problem.line}:{problem.column}: {kind}: {problem.message}"]
    lines += excerpt_of(problem, width)
    if problem.hint:
        lines.append(f"  hint: {problem.hint}")
    return "\n".join(lines) + "\n"


def excerpt_of(problem: Problem, width: int) -> list[str]:
    """Return the line of the file with its number, and a caret under the place; or nothing.

    It is cut to a width, and holds nothing that a terminal would obey.
    """
    if not problem.excerpt.strip():
        return []
    gutter = f"{problem.line:5} | "
    before, after = _around(problem, max(width - len(gutter), 20))
    return [gutter + before + after, f"{'|':>7} {' ' * _columns(before)}^"]


def _around(problem: Problem, room: int) -> tuple[str, str]:
    """Return what stands before and after the caret, cut so that both fit."""
    before = visible_line(problem.excerpt[: problem.caret])
    after = visible_line(problem.excerpt[problem.caret :])
    room_before = room - min(_columns(after), room // 3) - 1
    before = _fitting(before[::-1], room_before)[::-1]
    return before, _fitting(after, room - _columns(before))


def _fitting(text: str, room: int) -> str:
    """Return the text, or its beginning and an ellipsis, in at most room columns."""
    if _columns(text) <= room:
        return text
    used = 0
    for index, character in enumerate(text):
        used += _columns(character)
        if used >= room:
            return f"{text[:index]}…"
    return text


def _columns(text: str) -> int:
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)
