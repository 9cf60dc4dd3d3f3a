"""The terms a query is made of, and how they are written.

Every term is a frozen value; two terms are equal when they ask the same in the same words,
wherever in a text they stood.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeAlias

import msgspec

from timeline_tui.core.text import fold

OPERATORS = ("or", "and", "not")


class Place(NamedTuple):
    """Where in a query's text something stands: [at, end)."""

    at: int = 0
    end: int = 0


class Word(msgspec.Struct, frozen=True, eq=False):
    """Text to be found anywhere in an event; a phrase when it holds a blank."""

    text: str
    place: Place = Place()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Word) and self.text == other.text

    def __ne__(self, other: object) -> bool:  # a Struct has one of its own
        return not self == other

    def __hash__(self) -> int:
        return hash((Word, self.text))

    def __str__(self) -> str:
        """Return the word, in quotation marks where it needs them."""
        plain = _PLAIN_WORD.fullmatch(self.text) and self.text.lower() not in OPERATORS
        return self.text if plain else quoted(self.text)


class Field(msgspec.Struct, frozen=True, eq=False):
    """A named property, and the values of which any one will do."""

    name: str
    values: tuple[str, ...]
    places: tuple[Place, ...] = ()

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Field) and (self.name, self.values) == (other.name, other.values)

    def __ne__(self, other: object) -> bool:  # a Struct has one of its own
        return not self == other

    def __hash__(self) -> int:
        return hash((Field, self.name, self.values))

    def __str__(self) -> str:
        """Return ``name:value,value``."""
        return f"{self.name}:{','.join(map(value_text, self.values))}"

    def place_of(self, value: str) -> Place:
        """Return where a value stands in the text this was read from."""
        return dict(zip(self.values, self.places, strict=False)).get(value, Place())


class Not(msgspec.Struct, frozen=True):
    """What must not hold."""

    term: Term

    def __str__(self) -> str:
        """Return the term after a minus sign."""
        return f"-{self.term}" if isinstance(self.term, Word | Field | Not) else f"-({self.term})"


class And(msgspec.Struct, frozen=True):
    """Terms that must all hold; without terms it always holds.  Made by `all_of`."""

    terms: tuple[Term, ...] = ()

    def __str__(self) -> str:
        """Return the terms side by side."""
        return " ".join(f"({term})" if isinstance(term, Or) else str(term) for term in self.terms)


class Or(msgspec.Struct, frozen=True):
    """Two terms or more of which one at least must hold.  Made by `any_of`."""

    terms: tuple[Term, ...]

    def __str__(self) -> str:
        """Return the terms with ``or`` between them."""
        return " or ".join(map(str, self.terms))


Term: TypeAlias = Word | Field | Not | And | Or

EVERYTHING = And()

_PLAIN_WORD = re.compile(r'[^\s"(),:\\-][^\s"():\\]*')
_PLAIN_VALUE = re.compile(r'[^\s"(),\\]+')


def all_of(terms: Iterable[Term]) -> Term:
    """Return the term that holds when all of these hold: flat, and a single one stays itself."""
    flat = [inner for term in terms for inner in (term.terms if isinstance(term, And) else (term,))]
    return flat[0] if len(flat) == 1 else And(tuple(flat))


def any_of(terms: Iterable[Term]) -> Term:
    """Return the term that holds when one of these holds: flat, and a single one stays itself.

    There must be one term at least.
    """
    flat = [inner for term in terms for inner in (term.terms if isinstance(term, Or) else (term,))]
    if EVERYTHING in flat:
        return EVERYTHING
    return flat[0] if len(flat) == 1 else Or(tuple(flat))


def conjuncts(term: Term) -> tuple[Term, ...]:
    """Return the terms that must all hold for this one to hold."""
    return term.terms if isinstance(term, And) else (term,)


def words_in(term: Term) -> tuple[str, ...]:
    """Return the folded words that a match may hold, to mark them where they stand."""
    match term:
        case Word(text):
            return (fold(text),)
        case And(terms) | Or(terms):
            return tuple(word for inner in terms for word in words_in(inner))
        case _:
            return ()


def fields_in(term: Term) -> Iterator[str]:
    """Yield the name of every field that a term asks for."""
    match term:
        case Field(name):
            yield name
        case Not(inner):
            yield from fields_in(inner)
        case And(terms) | Or(terms):
            for inner in terms:
                yield from fields_in(inner)
        case _:
            pass


def quoted(text: str) -> str:
    r"""Return text in quotation marks, with a backslash before each ``"`` and ``\`` in it."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'


def value_text(text: str) -> str:
    """Return a field's value as it is written in a query."""
    return text if _PLAIN_VALUE.fullmatch(text) else quoted(text)
