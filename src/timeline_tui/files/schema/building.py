"""The JSON Schema (draft-07) of a timeline file, made from the records that also read it.

It is meant for editors: yaml-language-server completes keys and values by it, and says what they
are for.  An editor sees the values of YAML 1.2's core schema where our reader sees texts: a year is
a number to it, and texts and ids may look like numbers too.  A plain ``true`` or ``null`` in place
of a text is refused all the same, as other readers of YAML would not see a text there either.
Whether ids exist, and which dates there are, is left to ``timeline-tui check``.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
from msgspec import inspect

from timeline_tui.core.dates import Date
from timeline_tui.core.records import File
from timeline_tui.files.schema.descriptions import DESCRIPTIONS

Schema: TypeAlias = dict[str, Any]

_DRAFT = "http://json-schema.org/draft-07/schema#"
# Every character that an EDTF date may have.  The rest is for `check`, which can say what is wrong.
_DATE: Schema = {
    "type": ["string", "integer"],
    "pattern": r"^[-+0-9A-Z.,:/?~%\[\]{} ]+$",
    "examples": ["2025-02-12", "2025-02-12T18:00+01:00", "2022-02", "2022-02-24/..", "2021-08~"],
}
_ABOUT = (
    "A timeline in YAML; `timeline-tui check` tells all that is wrong with one. This schema is "
    "stricter in one thing: check reads a key left blank as one that is not there, and a plain "
    "true, false or null as a text where a text belongs; here both are mistakes, as other programs "
    "would see no text there. It is less strict in others: only check knows whether dates are in "
    "the calendar, and whether the ids that are named are there."
)
_CITATION: Schema = {
    "type": ["string", "number"],
    "pattern": r"\S",
    "examples": ["article", "article ¶ 4"],
}


def schema_text() -> str:
    """Return the schema as a JSON text."""
    text = msgspec.json.encode(schema())
    return msgspec.json.format(text, indent=2).decode() + "\n"


def schema() -> Schema:
    """Return the schema of a whole file."""
    head = {"$schema": _DRAFT, "title": "A timeline of timeline-tui", "description": _ABOUT}
    return {**head, **_record(File)}


def _record(kind: type[msgspec.Struct]) -> Schema:
    shape = inspect.type_info(kind)
    assert isinstance(shape, inspect.StructType)  # noqa: S101 - a record is one
    required = [field.encode_name for field in shape.fields if field.required]
    return {
        "type": "object",
        "properties": {field.encode_name: _field(kind, field) for field in shape.fields},
        **({"required": required} if required else {}),
        "additionalProperties": False,
    }


def _field(kind: type[msgspec.Struct], field: inspect.Field) -> Schema:
    described = {"description": DESCRIPTIONS[kind][field.encode_name], **_value(field.type)}
    # What goes without saying; an empty text or list is nothing to suggest.
    if field.default not in ("", None, (), msgspec.NODEFAULT) and "properties" not in described:
        described["default"] = field.default
    return described


def _value(shape: inspect.Type) -> Schema:
    if isinstance(shape, inspect.UnionType):
        shape = next(one for one in shape.types if not isinstance(one, inspect.NoneType))
    if isinstance(shape, inspect.Metadata):
        shape = shape.type
    if isinstance(shape, inspect.StructType):
        return _record(shape.cls)
    if isinstance(shape, inspect.VarTupleType):
        return {"type": "array", "items": _value(shape.item_type)}
    return _scalar(shape)


def _scalar(shape: inspect.Type) -> Schema:
    match shape:
        case inspect.BoolType():
            return {"type": "boolean"}
        case inspect.LiteralType():
            return {"type": "string", "enum": list(shape.values)}
        case inspect.CustomType():
            return dict(_DATE if shape.cls is Date else _CITATION)
        case inspect.StrType():
            return _text(shape)
        case _:
            raise TypeError(f"no schema is known for {shape}")


def _text(shape: inspect.StrType) -> Schema:
    text: Schema = {"type": ["string", "number"]}
    if shape.min_length:
        text["minLength"] = shape.min_length
    if shape.pattern:
        # Python lets a quote be escaped; ECMA-262, of which JSON Schema's patterns are, need not.
        text["pattern"] = shape.pattern.replace('\\"', '"')
    return text
