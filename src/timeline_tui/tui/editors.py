"""Which editor somebody uses, and how it is asked to open a file at a line."""

from __future__ import annotations

import os
import shlex
import shutil
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath

_USUAL = ("vi", "nano")


class NoEditorError(Exception):
    """There is no editor to start; the text says what to do."""


def editor_command(environment: Mapping[str, str], path: str, line: int, column: int) -> list[str]:
    """Return the command that opens a file at a line and a column, counted from 1.

    The editor is what $VISUAL says, else $EDITOR, with whatever options stand there; without them
    it is vi.  One that we do not know opens the file where it likes.  Raises NoEditorError.
    """
    words = _editor(environment)
    name = PurePath(words[0]).name.lower().removesuffix(".exe")
    # A whole path never begins with a sign that an editor could take for an option.
    where = os.path.abspath(path)  # noqa: PTH100 - links stay as they are
    return [*words, *_opening(name)(where, line, column)]


def _editor(environment: Mapping[str, str]) -> Sequence[str]:
    for variable in ("VISUAL", "EDITOR"):
        text = environment.get(variable, "")
        try:
            words = shlex.split(text, posix=os.name == "posix")
        except ValueError:
            raise NoEditorError(f"${variable} cannot be understood: {text}") from None
        if words:
            return words
    for name in _USUAL:
        if shutil.which(name, path=environment.get("PATH")):
            return [name]
    raise NoEditorError("No editor is set: $VISUAL or $EDITOR names one, such as EDITOR=nano")


def _opening(name: str) -> Callable[[str, int, int], list[str]]:
    """Return how an editor of that name is told a file and a place in it."""
    for names, opening in _OPENINGS.items():
        if name in names.split():
            return opening
    return lambda path, _line, _column: [path]


_OPENINGS: Mapping[str, Callable[[str, int, int], list[str]]] = {
    "vi vim nvim gvim mvim nvi elvis vile neovide ex joe jed jmacs jstar jpico mg ne mcedit micro"
    " gedit gnome-text-editor xed pluma bbedit pico less": lambda path, line, _: [
        f"+{line}",
        path,
    ],
    "nano": lambda path, line, column: [f"+{line},{column}", path],
    "emacs emacsclient kak": lambda path, line, column: [f"+{line}:{column}", path],
    "hx helix subl sublime_text zed": lambda path, line, column: [f"{path}:{line}:{column}"],
    "code code-insiders codium vscodium cursor windsurf": lambda path, line, column: [
        "-g",
        f"{path}:{line}:{column}",
    ],
    "kate kwrite mate": lambda path, line, _: ["--line", str(line), path],
    "idea pycharm charm webstorm": lambda path, line, _: ["--line", str(line), path],
    "notepad++": lambda path, line, _: [f"-n{line}", path],
}
