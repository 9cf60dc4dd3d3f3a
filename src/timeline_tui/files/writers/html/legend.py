"""What the signs of the drawn chart mean: of those that occur in it, and no others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from xml.etree.ElementTree import Element

from timeline_tui.core.records import Event, Status
from timeline_tui.files.writers.html.markup import Child, tag
from timeline_tui.files.writers.html.scale import line
from timeline_tui.files.writers.html.shapes import arrow, bar, mark, sign_at

_Y = 7
_STATUSES: tuple[Status, ...] = ("happened", "planned", "claimed")


def legend(events: Iterable[Event], looks: Collection[str]) -> Element | None:
    """Return the signs of events, each with its meaning; None where there are no events.

    ``looks`` are the classes of all that is drawn.
    """
    drawn = list(events)
    items: list[Child] = [
        _item([mark(7, _Y, status, quiet=False), bar((18, 36), _Y, status, 4)], status)
        for status in _STATUSES
        if any(event.status == status for event in drawn)
    ]
    items += [_item(signs(), words) for look, signs, words in _BY_LOOK if look in looks]
    items += [_item(signs(), words) for occurs, signs, words in _BY_DATE if any(map(occurs, drawn))]
    if any(event.background for event in drawn):
        quiet = [mark(7, _Y, "happened", quiet=True), bar((18, 36), _Y, "happened", 2)]
        items.append(_item(quiet, "background", "background"))
    return tag("ul", *items, class_="legend") if items else None


def _item(signs: list[Element], words: str, look: str = "happened") -> Element:
    drawing = tag("svg", *signs, class_=f"ev {look}", viewBox="0 0 40 14", aria_hidden="true")
    return tag("li", drawing, words)


def _bounded() -> list[Element]:
    ends = (line("bound", (x, 3), (x, 11)) for x in (2, 36))
    return [line("maybe", (2, _Y), (36, _Y)), *ends]


def _half_known() -> list[Element]:
    known = mark(6, _Y, "happened", quiet=False)
    return [line("maybe", (6, _Y), (26, _Y)), sign_at(34, _Y, "?"), known]


def _count() -> list[Element]:
    at = {"x": 10, "y": _Y + 3}
    circle = tag("circle", class_="solid", cx=10, cy=_Y, r=6)
    return [circle, tag("text", "3", class_="count", **at)]


_BY_LOOK: tuple[tuple[str, Callable[[], list[Element]], str], ...] = (
    ("bound", _bounded, "some time within"),
    ("count", _count, "three events"),
)
_BY_DATE: tuple[tuple[Callable[[Event], bool], Callable[[], list[Element]], str], ...] = (
    (
        lambda event: event.date.end_edge == "open",
        lambda: [bar((2, 28), _Y, "happened", 4), arrow(30, _Y, 1)],
        "still going on",
    ),
    (
        lambda event: event.date.start_edge == "open",
        lambda: [bar((10, 36), _Y, "happened", 4), arrow(8, _Y, -1)],
        "without beginning",
    ),
    (
        lambda event: "unknown" in (event.date.start_edge, event.date.end_edge),
        _half_known,
        "other end unknown",
    ),
    (
        lambda event: event.date.approximate,
        lambda: [sign_at(10, _Y, "~")],
        "approximate",
    ),
    (
        lambda event: event.date.uncertain,
        lambda: [sign_at(10, _Y, "?")],
        "uncertain",
    ),
)
