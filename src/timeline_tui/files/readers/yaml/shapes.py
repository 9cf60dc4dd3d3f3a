"""The declared shape of a file, read from the records, and words for its parts.

All that the reader knows about keys and values comes from `core.records` through here.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from msgspec import inspect

from timeline_tui.core.dates import Date
from timeline_tui.core.records import (
    Actor,
    Citation,
    Event,
    File,
    Heading,
    Links,
    Quote,
    Source,
)

_RECORDS = (Heading, Source, Actor, Event, Links, Quote)
_WHERE = {File: "at the top of the file", Heading: "under 'timeline'", Links: "under 'links'"}
_NAMES = {File: "timeline", Links: "group of links"}
_EXAMPLES: dict[type, str] = {Date: "2025-02-12", Citation: "article ¶ 2"}
_EXAMPLE_TEXTS = {"id": "putin", "by": "putin", "title": "What happened", "name": "Vladimir Putin"}


@cache
def file_shape() -> inspect.StructType:
    """Return the shape of a whole file."""
    shape = inspect.type_info(File)
    assert isinstance(shape, inspect.StructType)  # noqa: S101 - File is one
    return shape


@cache
def boolean_keys() -> frozenset[str]:
    """Return the keys whose values are true or false."""
    # Not from the shape: to make that takes half as long as to read a small file.
    return frozenset(
        key for record in _RECORDS for key, kind in record.__annotations__.items() if kind == "bool"
    )


@cache
def homes_of(key: str) -> tuple[str, ...]:
    """Return, in words, where in a file a key has its place."""
    return tuple(
        dict.fromkeys(
            _WHERE.get(struct.cls, f"in {a(name_of(struct))}")
            for struct in _structs(file_shape())
            if any(field.encode_name == key for field in struct.fields)
        )
    )


def _structs(shape: inspect.Type) -> Iterator[inspect.StructType]:
    if isinstance(shape, inspect.StructType):
        yield shape
        for field in shape.fields:
            yield from _structs(field.type)
    elif isinstance(shape, inspect.VarTupleType):
        yield from _structs(shape.item_type)


class Slot(msgspec.Struct, frozen=True):
    """A place for a value: what shape it has, which ids it declares or names, and what to call it.

    `declares` and `names` are the kind of record ("actor"), or empty.
    """

    shape: inspect.Type
    where: str
    declares: str = ""
    names: str = ""


def slot(shape: inspect.Type, where: str) -> Slot:
    """Return the slot of a field or an item; None as a value is no matter here."""
    if isinstance(shape, inspect.UnionType):
        shape = next(one for one in shape.types if not isinstance(one, inspect.NoneType))
    if isinstance(shape, inspect.Metadata):
        return Slot(shape.type, where, **(shape.extra or {}))
    return Slot(shape, where)


def slots_of(struct: inspect.StructType) -> dict[str, Slot]:
    """Return the slots of a record, by key."""
    return _slots(struct.cls)


@cache
def _slots(record: type) -> dict[str, Slot]:
    struct = inspect.type_info(record)
    fields = struct.fields if isinstance(struct, inspect.StructType) else ()
    return {field.encode_name: slot(field.type, f"'{field.encode_name}'") for field in fields}


def required_of(struct: inspect.StructType) -> list[str]:
    """Return the keys that a record cannot do without."""
    return [field.encode_name for field in struct.fields if field.required]


def name_of(struct: inspect.StructType) -> str:
    """Return what people call such a record: "event"."""
    return _NAMES.get(struct.cls, struct.cls.__name__.lower())


def a(noun: str) -> str:
    """Return "an event", "a source"."""
    return f"{'an' if noun[0] in 'aeiou' else 'a'} {noun}"


def expected(shape: inspect.Type) -> str:
    """Return in words what a value of this shape is: "a date", "a list"."""
    match shape:
        case inspect.StructType():
            keys = ", ".join(field.encode_name for field in shape.fields[:3])
            more = ", …" if len(shape.fields) > 3 else ""
            return f"{a(name_of(shape))} with its keys ({keys}{more})"
        case inspect.VarTupleType():
            return "a list"
        case inspect.BoolType():
            return "true or false"
        case inspect.LiteralType():
            return f"one of {', '.join(str(value) for value in shape.values)}"
        case inspect.CustomType():
            what = "a source and a place in it" if shape.cls is Citation else "a date"
            return f"{what}, such as {_EXAMPLES[shape.cls]}"
        case _:
            return "text"


def example(key: str, shape: inspect.Type) -> str:
    """Return a line that would be right for a key: "date: 2025-02-12"."""
    if isinstance(shape, inspect.CustomType):
        return f"{key}: {_EXAMPLES[shape.cls]}"
    return f"{key}: {_EXAMPLE_TEXTS.get(key, '…')}"
