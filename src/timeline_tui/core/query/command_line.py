"""A view as the command line that prints it, ready to be pasted into a shell."""

from __future__ import annotations

import shlex
from collections.abc import Collection

from timeline_tui.core.query.terms import EVERYTHING, And, Field, Not, Or, Term, all_of, any_of
from timeline_tui.core.selection import Selection
from timeline_tui.core.text import fold, visible_line

# Every event has a title: this picks none, and says so without an event to name.
_NOTHING = Field("missing", ("title",))


def command_line(file: str | None, selection: Selection, form: str = "") -> str:
    """Return the command that prints what a query picks, on one line and without a line feed.

    The file is named as on the command line: None is the story that is built in, "-" standard
    input, which whoever runs the command has to provide.  A relative path works where it did.
    The form is the name of an export format; empty for plain text.

    Marks are one person's, on one computer: ``is:marked`` is written out as ``id:``.
    """
    words = ["timeline-tui", "export"]
    if file is not None:
        words.append(f"./{file}" if file.startswith("-") and file != "-" else file)
    query = without_marks(selection)
    if query != EVERYTHING:
        words += ["-q", str(query)]
    if form:
        words += ["-f", form]
    return " ".join(map(shell_word, words))


def without_marks(selection: Selection) -> Term:
    """Return a query that picks the same without knowing of marks."""
    events = selection.index.timeline.event_places
    marked = sorted(selection.marks & events.keys(), key=events.__getitem__)
    return _written_out(selection.query, marked)


def shell_word(text: str) -> str:
    r"""Return text as one word of a POSIX shell, on one line and without control characters.

    What a terminal might obey when it is pasted stands as ``$'\x1b'``, which bash, zsh and ksh
    read, and POSIX since 2024.
    """
    if visible_line(text) == text:
        return shlex.quote(text)
    return f"$'{''.join(map(_escaped, text))}'"


def _written_out(term: Term, marked: Collection[str]) -> Term:
    match term:
        case Field("is", values):
            others = tuple(value for value in values if fold(value).strip() != "marked")
            if len(others) == len(values):
                return term
            ids: Term = Field("id", tuple(marked)) if marked else _NOTHING
            return any_of([Field("is", others), ids]) if others else ids
        case Not(inner):
            return Not(_written_out(inner, marked))
        case And(terms):
            return all_of(_written_out(inner, marked) for inner in terms)
        case Or(terms):
            return any_of(_written_out(inner, marked) for inner in terms)
        case _:
            return term


def _escaped(character: str) -> str:
    if character in "'\\":
        return f"\\{character}"
    if visible_line(character) == character:
        return character
    # Bytes of a path that are no text arrive as U+DC80 … U+DCFF (PEP 383).
    errors = "surrogateescape" if "\udc80" <= character <= "\udcff" else "surrogatepass"
    return "".join(f"\\x{byte:02x}" for byte in character.encode(errors=errors))
