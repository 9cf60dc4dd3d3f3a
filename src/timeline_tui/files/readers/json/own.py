"""JSON of our own shape, back into records; `writers/own_json.py` says what that shape is."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from timeline_tui.core.dates import DateError, earliest_iso, latest_iso, parse_date
from timeline_tui.core.text import plural
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError, Report, quoted
from timeline_tui.files.readers.drafts import Draft, Drafts
from timeline_tui.files.readers.json.decoding import places, tree_from
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.readers.yaml.values import close_to

_LISTS = ("sources", "actors", "events")
_KEYS = ("timeline", "query", *_LISTS)
_BOUNDS = {"earliest": earliest_iso, "latest": latest_iso}
_SMALLEST = '{"events": [{"date": "2025-02-12", "title": "What happened"}]}'


def read_json(data: bytes, name: str, _: Reading) -> Drafts:
    """Return the drafts in JSON of our own shape.

    Raises ProblemsError where the file is no JSON, or has another shape.
    """
    tree, report = tree_from(data, name)
    if not isinstance(tree, dict):
        report.add(0, "a timeline is an object with its keys", f"the smallest is {_SMALLEST}")
        raise ProblemsError(name, report.problems)
    _check_keys(tree, report)
    lists = {key: _records(tree.get(key), key, report) for key in _LISTS}
    heading = tree.get("timeline") or {}
    if not isinstance(heading, dict):
        hint = "write its keys and values in { }"
        report.add(_at(report, "timeline"), "'timeline' should be an object", hint)
        heading = {}
    if report.problems:
        raise ProblemsError(name, report.problems)
    return Drafts(
        events=[Draft("", without_bounds(event)) for event in lists["events"]],
        heading=heading,
        actors=lists["actors"],
        sources=lists["sources"],
        remarks=[*remarks_on_query(tree.get("query")), *remarks_on_bounds(lists["events"])],
        by_name=False,
        lines=cache(lambda: [report.line(at) for at in starts_of(report.text, "events")]),
    )


def without_bounds(event: dict[str, Tree]) -> dict[str, Tree]:
    """Return an event without the bounds of its date, which are there for other programs."""
    return {key: event[key] for key in event if key not in _BOUNDS}


def remarks_on_bounds(events: Iterable[dict[str, Tree]]) -> list[str]:
    """Return the remark that bounds were changed which are there for other programs alone."""
    others = sum(map(_has_other_bounds, events))
    if not others:
        return []
    says = "'earliest' or 'latest' is not what the date says, which counts"
    return [f"{says} ({plural(others, 'event')})"]


def _has_other_bounds(event: dict[str, Tree]) -> bool:
    if event.keys().isdisjoint(_BOUNDS):
        return False
    try:
        date = parse_date(str(event.get("date")))
    except DateError:
        return False
    return any(key in event and event[key] != bound(date) for key, bound in _BOUNDS.items())


def remarks_on_query(query: Tree) -> list[str]:
    """Return the remark that a file holds no more than a query picked, where it says so."""
    if not query:
        return []
    return [f"the file holds what the query {quoted(str(query))} picked, not the whole timeline"]


def starts_of(text: str, key: str) -> list[int]:
    """Return where every item of a list begins that stands under a key of the outermost object."""
    return [
        placed.at
        for placed in places(text)
        if len(placed.path) == 2 and placed.path[0] == key and not placed.is_key
    ]


def _check_keys(tree: dict[str, Tree], report: Report) -> None:
    unknown = tree.keys() - set(_KEYS)
    if not unknown:
        return
    for placed in places(report.text):
        key = str(placed.path[-1]) if len(placed.path) == 1 else ""
        if placed.is_key and key in unknown and not report.is_full:
            meant = close_to(key, _KEYS)
            hint = f"did you mean {quoted(meant)}?" if meant else f"the keys are {', '.join(_KEYS)}"
            report.add(placed.at, f"unknown key {quoted(key)} at the top of the file", hint)


def _records(tree: Tree, key: str, report: Report) -> list[dict[str, Tree]]:
    items = [] if tree is None else tree
    if not isinstance(items, list):
        report.add(_at(report, key), f"{quoted(key)} should be a list", "put it in [ ]")
        return []
    records = [item for item in items if isinstance(item, dict)]
    if len(records) != len(items):
        for at, item in zip(starts_of(report.text, key), items, strict=True):
            if not isinstance(item, dict):
                what = f"an item of {quoted(key)} should be an object with its keys"
                report.add(at, what, "write its keys and values in { }")
    return records


def _at(report: Report, key: str) -> int:
    """Return where a key of the outermost object stands."""
    return next(placed.at for placed in places(report.text) if placed.path == (key,))
