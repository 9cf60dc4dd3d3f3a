r"""The query language: from text to terms.

    query  =  both ("or" both)*         one side at least must hold
    both   =  term (["and"] term)*      terms side by side must all hold
    term   =  ("-" | "not") term  |  "(" query ")"  |  field ":" value ("," value)*  |  value
    value  =  word  |  "words in quotation marks, with \" and \\ in them"

``parse(str(term)) == term`` for every term that `all_of` and `any_of` can make.  Which fields there
are is said in `core.query.fields`; what their values mean, in `core.selection.pickers`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from timeline_tui.core.query.fields import FIELDS
from timeline_tui.core.query.terms import (
    EVERYTHING,
    OPERATORS,
    Field,
    Not,
    Place,
    Term,
    Word,
    all_of,
    any_of,
    quoted,
)
from timeline_tui.core.text import fold

_DEEPEST = 40
_NEEDS_LETTERS = "a search needs a letter, a digit or a sign"
_FIELD = re.compile(r"([^\W\d]\w*(?:-\w+)*):")
_WORD = re.compile(r'[^\s"()]+')
_VALUE = re.compile(r'[^\s"(),]+')
_PHRASE = re.compile(r'"((?:[^"\\]|\\.)*)"', re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)


class QueryError(ValueError):
    """A query that cannot be understood: what is wrong, where in its text, and what to do."""

    def __init__(self, place: Place, reason: str, hint: str = "") -> None:
        """Keep the place in the text that was parsed; it is never empty."""
        super().__init__(reason)
        self.at = place.at
        self.end = max(place.at + 1, place.end)
        self.reason = reason
        self.hint = hint


class _Token(NamedTuple):
    kind: Literal["(", ")", "not", "or", "and", "term"]
    place: Place
    term: Term = EVERYTHING
    text: str = ""


def parse(text: str) -> Term:
    """Return the terms that a text stands for; `EVERYTHING` for an empty one.

    Raises `QueryError`.
    """
    # The next token is the last of the list: taking it then costs the same however long a query is.
    left = [*_tokens(text)][::-1]
    if not left:
        return EVERYTHING
    term = _query(left, 0)
    if left:
        raise QueryError(left[-1].place, "no parenthesis is open here", "take the ) away")
    return term


def _tokens(text: str) -> Iterator[_Token]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        token = _token(text, at)
        yield token
        at = token.place.end


def _token(text: str, at: int) -> _Token:
    here = Place(at, at + 1)
    if text[at] in "()":
        return _Token("(" if text[at] == "(" else ")", here)
    if text[at] == "-":
        if not text[at + 1 : at + 2].strip() or text[at + 1] == ")":
            raise QueryError(here, "nothing follows '-'", "write what to leave out after it")
        return _Token("not", here, text="-")
    if text[at] == '"':
        return _phrase(text, at)
    if named := _FIELD.match(text, at):
        return _field(text, named)
    return _word(text, at)


def _phrase(text: str, at: int) -> _Token:
    phrase, end = _in_quotation_marks(text, at)
    if not fold(phrase).strip():
        reason = "there is nothing to search for between the quotation marks"
        raise QueryError(Place(at, end), reason, _NEEDS_LETTERS)
    return _Token("term", Place(at, end), Word(phrase, Place(at, end)))


def _word(text: str, at: int) -> _Token:
    word = _word_at(text, at)
    place = Place(at, at + len(word))
    if word.lower() in OPERATORS:
        kind: Literal["or", "and", "not"] = word.lower()  # type: ignore[assignment]
        return _Token(kind, place, text=word)
    if ":" in word:
        hint = f"to search for it as text: {quoted(word)}"
        raise QueryError(place, f"'{word}' is not a field and a value", hint)
    if not fold(word).strip():
        raise QueryError(place, "there is nothing to search for here", _NEEDS_LETTERS)
    return _Token("term", place, Word(word, place))


def _word_at(text: str, at: int) -> str:
    found = _WORD.match(text, at)
    return found[0] if found else text[at]


def _field(text: str, named: re.Match[str]) -> _Token:
    from difflib import get_close_matches

    name = named[1].lower()
    if name not in FIELDS:
        close = get_close_matches(name, FIELDS, 1)
        as_text = f"to search for it as text: {quoted(_word_at(text, named.start()))}"
        hint = f"did you mean {close[0]}:? or, {as_text}" if close else as_text
        raise QueryError(Place(*named.span()), f"there is no field '{named[0]}'", hint)
    values: list[str] = []
    places: list[Place] = []
    at = named.end()
    while True:
        if text[at : at + 1] == '"':
            value, end = _in_quotation_marks(text, at)
        else:
            bare = _VALUE.match(text, at)
            value, end = (bare[0], bare.end()) if bare else ("", at)
        if not value.strip():
            hint = f"for example {name}:{FIELDS[name].example}"
            reason = f"a value is missing after '{text[named.start() : end]}'"
            raise QueryError(Place(named.start(), end), reason, hint)
        values.append(value)
        places.append(Place(at, end))
        if text[end : end + 1] != ",":
            term = Field(name, tuple(values), tuple(places))
            return _Token("term", Place(named.start(), end), term)
        at = end + 1


def _in_quotation_marks(text: str, at: int) -> tuple[str, int]:
    phrase = _PHRASE.match(text, at)
    if phrase is None:
        place = Place(at, len(text))
        raise QueryError(place, "this quotation mark is never closed", 'write a second "')
    return _ESCAPE.sub(r"\1", phrase[1]), phrase.end()


def _query(left: list[_Token], depth: int) -> Term:
    sides: list[Term] = []
    while True:
        terms: list[Term] = []
        while left and left[-1].kind not in (")", "or"):
            if left[-1].kind == "and":
                _joined(left, has_left=bool(terms))
            terms.append(_term(left, depth))
        sides.append(all_of(terms))
        if not left or left[-1].kind != "or":
            return any_of(sides)
        _joined(left, has_left=bool(terms))


def _term(left: list[_Token], depth: int) -> Term:
    first = left.pop()
    if depth > _DEEPEST:
        raise QueryError(first.place, "this is nested too deep", f"at most {_DEEPEST} levels")
    if first.kind == "term":
        return first.term
    if first.kind == "not":
        _need_right_side(first, left)
        return Not(_term(left, depth + 1))
    inside = _query(left, depth + 1)
    if not left:
        raise QueryError(first.place, "this parenthesis is never closed", "write a )")
    last = left.pop()
    if inside == EVERYTHING:
        place = Place(first.place.at, last.place.end)
        raise QueryError(place, "there is nothing in the parentheses", "take them away")
    return inside


def _joined(left: list[_Token], *, has_left: bool) -> None:
    """Take an "or" or "and" that stands between two terms."""
    operator = left.pop()
    if not has_left:
        reason = f"nothing stands before '{operator.text}'"
        raise QueryError(operator.place, reason, _as_text(operator))
    _need_right_side(operator, left)


def _need_right_side(operator: _Token, left: list[_Token]) -> None:
    if not left or left[-1].kind in (")", "or", "and"):
        reason = f"nothing follows '{operator.text}'"
        raise QueryError(operator.place, reason, _as_text(operator))


def _as_text(operator: _Token) -> str:
    if operator.text == "-":
        return "write what to leave out after it"
    return f'to search for the word: "{operator.text}"'
