"""Write docs/performance.md, and the picture in it, from what was measured on this machine.

make bench bench-large performance
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

from measuring.figures import RESULTS, Figure, amount, cells_of, results
from measuring.picture import Curve, picture

DOCS = Path(__file__).parents[1] / "docs"
_SECTIONS = {
    "Start": "The least that can be: a Textual app that shows one label, and a Python that has "
    "loaded PyYAML. Byte-code has been compiled before. A second processor draws the first screen "
    "while Textual is being loaded; the explorer takes its place, and answers the keys that were "
    "pressed by then.",
    "Open": "The plain loader only makes dicts and lists. Ours checks every value and reference, "
    "sorts, and has the events on the screen; its memory is that of all its processes. Opened "
    "again, the unchanged file comes from the cache.",
    "Filter": "Ours answers every letter with the events, the counts of all actors, the chart and "
    "completions. The others get the whole word and are timed from Enter on; lnav neither ranks, "
    "counts nor draws.",
    "Move": "From a key to the first change on the screen, and to the last one.",
    "Memory": "The high-water mark of all processes of the program, used for a while.",
}
_GROWTH = "Growth"


def main() -> None:
    """Write both files."""
    found = results()
    if not found["figures"]:
        raise SystemExit(
            f"nothing was measured on this machine ({RESULTS}): run `make bench` first"
        )
    figures = {
        title: sorted((_figure(one) for one in section.values()), key=_order)
        for title, section in found["figures"].items()
    }
    if _GROWTH in figures:
        (DOCS / "growth.svg").write_text(picture(_curves(figures[_GROWTH])), encoding="utf-8")
    dates = sorted({one["date"] for part in found["figures"].values() for one in part.values()})
    text = "\n".join(page(found["machine"], dates, figures))
    (DOCS / "performance.md").write_text(text + "\n", encoding="utf-8")


def page(
    machine: Mapping[str, str], dates: Sequence[str], figures: Mapping[str, list[Figure]]
) -> Iterator[str]:
    """Yield the page: the machine, what is promised and not kept, a table for each subject."""
    yield "# Performance\n"
    yield (
        "Made by `make bench bench-large performance`; do not edit. Every figure stands beside a "
        "yardstick of the\nsame run, measured from outside, in a terminal of 120×36: from the "
        "start of a program or a key to what\nchanges on the screen. Settled means that the "
        "program neither writes nor works any more. Machines differ:\nread the ratios.\n"
    )
    yield f"Measured {' to '.join(dict.fromkeys((dates[0], dates[-1])))} on:\n"
    yield from _table(("", ""), machine.items())
    yield from _verdict([one for part in figures.values() for one in part])
    for title, says in _SECTIONS.items():
        if title in figures:
            yield f"## {title}\n\n{says}\n"
            heads = ("", "events", "timeline-tui", "beside", "", "ratio", "at most", "met")
            yield from _table(heads, map(cells_of, figures[title]))
    if _GROWTH in figures:
        yield f"## {_GROWTH}\n"
        yield "![Time and memory for a thousand to a million events](growth.svg)\n"
        yield from _growth(figures[_GROWTH])
    yield (
        "The timelines are made by `benchmarks/make_timeline.py`: accented text, two to four "
        "actors and up to two\nquotes an event, about 530 bytes each. lnav and VisiData read the "
        "same events as CSV. A million events\nare more than is read unless "
        "`TIMELINE_TUI_MAX_SIZE` says so."
    )


def _verdict(figures: list[Figure]) -> Iterator[str]:
    judged = [one for one in figures if one.met is not None]
    missed = [one for one in judged if not one.met]
    yield f"## Targets\n\n{len(judged) - len(missed)} of {len(judged)} targets are met."
    if missed:
        yield "These are not:\n"
        for one in missed:
            what, events, ours, beside, theirs, ratio, target, _ = cells_of(one)
            place = f"{events} events" if one.events else "bundled story"
            against = f", {ratio} {beside} ({theirs})" if beside else ""
            yield f"- {what} ({place}): {ours}{against}; at most {target} was promised"
    yield ""


def _growth(figures: list[Figure]) -> Iterator[str]:
    sizes = sorted({one.events for one in figures})
    by_what: dict[str, dict[int, Figure]] = {}
    for one in figures:
        by_what.setdefault(one.what, {})[one.events] = one
    heads = ("", *(f"{size:,}" for size in sizes), "times, for ten times the events")
    yield from _table(
        heads,
        (
            (
                what,
                *(amount(row[n].ours, row[n].unit) if n in row else "" for n in sizes),
                " · ".join(
                    f"{row[more].ours / row[less].ours:.1f}"
                    for less, more in pairwise(sizes)
                    if less in row and more in row
                ),
            )
            for what, row in by_what.items()
        ),
    )


def _curves(figures: list[Figure]) -> list[Curve]:
    points: dict[tuple[str, str], list[tuple[float, float]]] = {}
    for one in figures:
        points.setdefault((one.what, one.unit), []).append((one.events, one.ours))
    return [Curve(what, unit, tuple(sorted(at))) for (what, unit), at in points.items()]


def _table(heads: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' if not n else '--:' for n in range(len(heads)))}|"
    for row in rows:
        yield f"| {' | '.join(row)} |"
    yield ""


def _figure(kept: dict[str, Any]) -> Figure:
    return Figure(**{name: value for name, value in kept.items() if name in Figure._fields})


def _order(figure: Figure) -> int:
    return figure.events  # what is alike keeps the order in which it was measured


if __name__ == "__main__":
    main()
