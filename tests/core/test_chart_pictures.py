"""Pictures of the chart of the bundled story, kept beside the tests and compared.

make test ARGS="-k chart_pictures --take-pictures"      to take them anew; then read the difference
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from timeline_tui.core.chart.data import chart_data
from timeline_tui.core.chart.draw import draw_chart
from timeline_tui.core.chart.plain import plain_chart
from timeline_tui.core.chart.state import ChartState
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import Selection, select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text.lines import line_text
from timeline_tui.files.opening import open_timeline

PICTURES = Path(__file__).parent / "pictures"
SIZES = [(200, 14), (120, 12), (80, 9), (40, 8)]


@cache
def story() -> Selection:
    return select(Index(open_timeline(None)), EVERYTHING)


def states() -> list[tuple[str, ChartState]]:
    data = chart_data(story())
    event = story().index.timeline.event_places["trump-putin-call"]
    flat = ChartState(folded=False)
    return [
        ("folded", ChartState()),
        ("unfolded", flat),
        ("by actor", ChartState(by_actor=True)),
        ("two weeks", flat.zoom(data, 7, event)),
        ("one day", flat.zoom(data, 10, event)),
    ]


@pytest.mark.parametrize(("width", "height"), SIZES)
@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
def test_chart_pictures(
    width: int,
    height: int,
    ascii_only: bool,  # noqa: FBT001
    request: pytest.FixtureRequest,
) -> None:
    event = story().index.timeline.event_places["trump-putin-call"]
    seen = ""
    for name, state in states():
        drawing = draw_chart(story(), state, width, height, event=event, ascii_only=ascii_only)
        rows = "\n".join(line_text(line).rstrip() for line in drawing.lines)
        seen += f"# {name}\n{rows}\n"
    _compare(f"chart-{width}{'-ascii' if ascii_only else ''}", seen, request)


@pytest.mark.parametrize("ascii_only", [False, True], ids=["unicode", "ascii"])
def test_chart_pictures_in_plain_text(
    ascii_only: bool,  # noqa: FBT001
    request: pytest.FixtureRequest,
) -> None:
    seen = "\n".join(plain_chart(story(), 80, ascii_only=ascii_only)) + "\n"
    assert seen.isascii() == ascii_only
    _compare(f"plain-80{'-ascii' if ascii_only else ''}", seen, request)


def _compare(name: str, seen: str, request: pytest.FixtureRequest) -> None:
    kept = PICTURES / f"{name}.txt"
    if request.config.getoption("--take-pictures"):
        kept.parent.mkdir(exist_ok=True)
        kept.write_text(seen, encoding="utf-8")
    assert seen == kept.read_text(encoding="utf-8")
