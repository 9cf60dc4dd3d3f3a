"""Checks one record of a foreign format as strictly as our own files are checked."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

import msgspec

from timeline_tui.files.readers.drafts import Refusal
from timeline_tui.files.readers.yaml.shapes import boolean_keys
from timeline_tui.files.readers.yaml.tree import Tree

_Record = TypeVar("_Record", bound=msgspec.Struct)
_BOOLEANS: dict[Tree, bool] = {"true": True, "false": False, True: True, False: False}


class RefusedRecordError(ValueError):
    """A record is not sound; `reason` and `hint` say it in our own words."""

    def __init__(self, reason: str, hint: str = "") -> None:
        super().__init__(f"{reason}; {hint}")
        self.reason = reason
        self.hint = hint

    def at(self, where: str) -> Refusal:
        """Return the refusal of the record that stood there."""
        return Refusal(where, self.reason, self.hint)


def checked(
    tree: dict[str, Tree],
    record: type[_Record],
    texts: Callable[[type, object], object],
    *,
    explains: bool = True,
) -> _Record:
    """Return the record that a mapping of texts holds; `texts` reads dates and citations.

    What holds nothing (None) is as good as not written.  Raises RefusedRecordError, with the reason
    worked out only where somebody will be told: it takes its time.
    """
    tidy = _tidy_mapping(tree)
    try:
        return msgspec.convert(tidy, record, dec_hook=texts)
    except msgspec.ValidationError as error:
        unsound = RefusedRecordError("it is not sound", "mend those before it first")
        raise (_explained(tidy, record) if explains else unsound) from error


def _tidy_mapping(tree: dict[str, Tree]) -> dict[str, Tree]:
    booleans = boolean_keys()
    return {
        key: _BOOLEANS.get(value, value)
        if key in booleans and isinstance(value, str | bool)
        else _tidy(value)
        for key, value in tree.items()
        if value is not None
    }


def _tidy(tree: Tree) -> Tree:
    if isinstance(tree, str):
        return tree
    if isinstance(tree, dict):
        return _tidy_mapping(tree)
    if isinstance(tree, list):
        return [_tidy(item) for item in tree if item is not None]
    return str(tree).lower()


def _explained(tree: dict[str, Tree], record: type) -> RefusedRecordError:
    from timeline_tui.files.readers.yaml.explain import explain_record

    problems = explain_record(tree, record)
    if not problems:
        return RefusedRecordError("this record cannot be read, and we cannot say why")
    reason = "; ".join(dict.fromkeys(problem.message for problem in problems))
    hint = "; ".join(dict.fromkeys(problem.hint for problem in problems if problem.hint))
    return RefusedRecordError(reason, hint)
