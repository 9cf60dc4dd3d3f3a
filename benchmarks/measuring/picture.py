"""A picture of growth: time and memory against the number of events, both scales logarithmic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from math import ceil, floor, log10
from typing import NamedTuple

_WIDTH, _HEIGHT = 760, 340
_LEFT, _RIGHT, _TOP, _BOTTOM = 76, 200, 34, 40
_COLOURS = "#0072b2 #d55e00 #009e73 #cc79a7 #e69f00 #56b4e9 #6a51a3 #777777".split()
_UNITS = {"ms": ("Time", (0.001, "s")), "MB": ("Memory", (1, "MB"))}
_NEAREST = 13  # pixels from one name to the next


class Curve(NamedTuple):
    """What grows, its unit, and pairs of a number of events and a value."""

    what: str
    unit: str
    points: tuple[tuple[float, float], ...]


def picture(curves: Sequence[Curve]) -> str:
    """Return an SVG with a chart for each unit.  It is made of text and lines, for any theme."""
    charts = [(unit, [one for one in curves if one.unit == unit]) for unit in _UNITS]
    parts = [
        f'<g transform="translate(0 {number * _HEIGHT})">{"".join(_chart(unit, some))}</g>'
        for number, (unit, some) in enumerate(charts)
        if some
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {_HEIGHT * len(parts)}"'
        ' font-family="sans-serif" font-size="12">\n'
        '<rect width="100%" height="100%" fill="#ffffff"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _chart(unit: str, curves: list[Curve]) -> Iterator[str]:
    title, (factor, shown) = _UNITS[unit]
    across = _Scale([x for one in curves for x, _ in one.points], _LEFT, _WIDTH - _RIGHT)
    up = _Scale([y for one in curves for _, y in one.points], _HEIGHT - _BOTTOM, _TOP)
    yield f'<text x="{_LEFT}" y="18" font-weight="bold">{title}</text>'
    for value in across.powers:
        x = across.place(value)
        yield _line(x, _TOP, x, _HEIGHT - _BOTTOM)
        yield _text(x, _HEIGHT - _BOTTOM + 18, f"{value:,.0f}", "middle")
    yield _text((_LEFT + _WIDTH - _RIGHT) / 2, _HEIGHT - 6, "events", "middle")
    for value in up.powers:
        y = up.place(value)
        yield _line(_LEFT, y, _WIDTH - _RIGHT, y)
        yield _text(_LEFT - 8, y + 4, f"{value * factor:,g} {shown}", "end")
    names: list[float] = []
    for number, curve in sorted(enumerate(curves), key=lambda one: -one[1].points[-1][1]):
        colour = _COLOURS[number % len(_COLOURS)]
        at = [(across.place(x), up.place(y)) for x, y in curve.points]
        path = " ".join(f"{x:.1f},{y:.1f}" for x, y in at)
        yield f'<polyline points="{path}" fill="none" stroke="{colour}" stroke-width="2"/>'
        yield from (f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3" fill="{colour}"/>' for x, y in at)
        names.append(max(at[-1][1] + 4, names[-1] + _NEAREST if names else 0))
        yield _text(_WIDTH - _RIGHT + 12, names[-1], curve.what, "start", colour)


class _Scale:
    """Whole powers of ten between two edges."""

    def __init__(self, values: list[float], start: float, end: float) -> None:
        self._low = floor(log10(max(min(values), 1e-3)))
        self._high = max(self._low + 1, ceil(log10(max(values))))
        self._start, self._end = start, end

    @property
    def powers(self) -> list[float]:
        return [10.0**power for power in range(self._low, self._high + 1)]

    def place(self, value: float) -> float:
        share = (log10(max(value, 1e-3)) - self._low) / (self._high - self._low)
        return self._start + share * (self._end - self._start)


def _line(x1: float, y1: float, x2: float, y2: float) -> str:
    return f'<line x1="{x1:.1f}" y1="{y1:.1f}" x2="{x2:.1f}" y2="{y2:.1f}" stroke="#dddddd"/>'


def _text(x: float, y: float, words: str, anchor: str, colour: str = "#444444") -> str:
    return (
        f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="{colour}">'
        f"{escape(words)}</text>"
    )
