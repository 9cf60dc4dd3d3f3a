"""How long a query takes, with all that follows: `python benchmarks/bench_query.py [events]`.

Each figure is the best of seven runs and covers the whole answer: the events, their quotes, how
many events and quotes each of the 500 actors has, and how many events each tag, place, source and
status.  The budget is one frame of a display (16 ms) for fields and two for a search in the text.
"""

from __future__ import annotations

import time
from argparse import ArgumentParser, RawDescriptionHelpFormatter
from collections.abc import Callable

from make_timeline import timeline as lines
from timeline_tui.core.query.completion import complete
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.facets import FACETS
from timeline_tui.core.selection.index import Index
from timeline_tui.files.readers.yaml.reading import read_timeline

_RUNS = 7
_FRAME = 1 / 60
_FIELDS = (
    "",
    "actor:a1",
    "-actor:a1",
    "actor:a1,a2,a3 or by:a4",
    "with:a1,a2",
    "by:a7 kind:state",
    "place:moscow -tag:war",
    "source:s1,s2,s3",
    "sources:<2 status:claimed",
    "is:overdue",
    "missing:place quotes:>0",
    "date:1950..1960-06",
    "before:1914 after:1910",
    "before:e500",
    "surely-on:1999-05",
)
_TEXTS = ("the", "conference", '"war on"', "zzzz", "e", "munich actor:a1", "-munich", "by:a7 talks")


def main() -> None:
    """Print the figures, and what went over its budget."""
    options = ArgumentParser(description=__doc__, formatter_class=RawDescriptionHelpFormatter)
    options.add_argument("events", type=int, nargs="?", default=100_000, help="100,000 if not said")
    events = options.parse_args().events
    index = Index(read_timeline("".join(lines(events)).encode(), "made up"))
    for name in FACETS:
        _show(f"first use: {name}", _once(lambda name=name: index.facet(name)))  # type: ignore[misc]
    _show("first use: quotes", _once(lambda: (index.quotes_by_speaker, index.quotes_in(0))))
    _show("first use: dates", _once(lambda: index.stretches))
    _show("first use: text", _once(lambda: index.with_text("x")))
    for queries, budget in ((_FIELDS, _FRAME), (_TEXTS, 2 * _FRAME)):
        for query in queries:
            answer(index, query)
            _show(query or "(everything)", _best(lambda query=query: answer(index, query)), budget)  # type: ignore[misc]
    everything = select(index, parse(""))
    for text in ("a", "actor:a", "before:", "munich place:"):
        _show(f"complete {text}", _best(lambda text=text: complete(everything, text)), _FRAME)  # type: ignore[misc]


def answer(index: Index, query: str) -> Selection:
    """Return what a query picks, with all that the screen shows of it worked out."""
    selection = select(index, parse(query))
    for facet in ("actors", "tags", "places", "sources", "status"):
        selection.counts(facet)
    for answered in ("events", "quotes", "quotes_by_actor"):
        getattr(selection, answered)
    return selection


def _once(run: Callable[[], object]) -> float:
    start = time.perf_counter()
    run()
    return time.perf_counter() - start


def _best(run: Callable[[], object]) -> float:
    return min(_once(run) for _ in range(_RUNS))


def _show(what: str, seconds: float, budget: float | None = None) -> None:
    over = "  over budget" if budget is not None and seconds > budget else ""
    print(f"{what:28} {seconds * 1000:9.2f} ms{over}", flush=True)


if __name__ == "__main__":
    main()
