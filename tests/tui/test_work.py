"""How much work a key is.  What is counted here cannot depend on how fast a machine is."""

from __future__ import annotations

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Callable

import pytest
from textual._compositor import Compositor
from textual.css.stylesheet import Stylesheet

from make_timeline import timeline
from screens import explorer, press, view_of
from timeline_tui.tui.panes.chart import ChartPane
from timeline_tui.tui.row_list import RowList

FEW, MANY = 100, 2000
LAYOUTS, PUT_TOGETHER = "layouts", "screens put together"
DRAWN, STYLED = "lines drawn", "lines styled"
READ, MATCHED = "stylesheets read again", "styles found"

BEFORE_THE_FIRST_FRAME = """
import json, sys
import timeline_tui.tui.run
from timeline_tui.cli.arguments import read_arguments
read_arguments(["--safe", "story.yaml"])
print(json.dumps(sorted(sys.modules)))
"""


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Counter[str]:
    """Count layouts, lines that panes draw, and those that look another way than before."""
    done: Counter[str] = Counter()

    def counting(of: type, name: str, what: str) -> None:
        before: Callable[..., object] = getattr(of, name)

        def counted(self: object, *words: object, **options: object) -> object:
            answer = before(self, *words, **options)
            done[what] += 1
            return answer

        monkeypatch.setattr(of, name, counted)

    counting(Compositor, "reflow", LAYOUTS)
    counting(Stylesheet, "reparse", READ)
    counting(Stylesheet, "update_nodes", MATCHED)
    counting(Compositor, "render_update", PUT_TOGETHER)
    for of in (RowList, ChartPane):
        counting(of, "draw_line", DRAWN)
        counting(of, "strip_of", STYLED)
    return done


@pytest.mark.parametrize("events", [FEW, MANY])
@pytest.mark.parametrize(
    ("before", "keys", "most"),
    [
        # The panes that follow draw what is in sight; of what they draw, few lines have changed.
        ("g", "j k", (0, 0, 55, 35)),
        ("3", "j k", (0, 0, 55, 5)),
        ("g", "z Z h l", (0, 0, 45, 12)),
        ("g", "ctrl+d G g", (0, 0, 60, 50)),
        ("3", "space c x c", (0, 3, 60, 50)),
        # Completions come and go.
        ("f", "m u n i c h", (2, 6, 60, 50)),
        ("/", "m u n i c h", (0, 4, 60, 35)),
    ],
)
async def test_a_key_costs_no_more_than_what_is_in_sight(
    work: Counter[str], events: int, before: str, keys: str, most: tuple[int, int, int, int]
) -> None:
    layouts, put_together, drawn, styled = most
    async with explorer("".join(timeline(events))) as pilot:
        assert len(view_of(pilot).timeline.events) == events
        await press(pilot, f"g {before}")
        for key in keys.split():
            work.clear()
            await press(pilot, key)
            assert work[LAYOUTS] <= layouts, key
            assert work[PUT_TOGETHER] <= put_together, key
            assert 0 < work[DRAWN] <= drawn, key
            assert 0 < work[STYLED] <= styled, key


async def test_styles_are_found_once_for_the_first_frame(work: Counter[str]) -> None:
    async with explorer("".join(timeline(FEW))):
        assert work[READ] == 0
        assert 0 < work[MATCHED] <= 6
        assert 0 < work[LAYOUTS] <= 10


def test_what_is_needed_later_is_not_loaded_before_the_first_frame() -> None:
    command = [sys.executable, "-c", BEFORE_THE_FIRST_FRAME]
    done = subprocess.run(command, check=True, stdout=subprocess.PIPE, encoding="utf-8")
    loaded = json.loads(done.stdout)
    assert "timeline_tui.tui.opening" in loaded
    later = (
        "timeline_tui.tui.dialogs",
        "timeline_tui.tui.panes",
        "timeline_tui.core.chart",
        "timeline_tui.core.selection",
        "timeline_tui.files.opening",
        "timeline_tui.files.readers",
        "timeline_tui.files.store",
        "yaml",
        "msgspec",
        "dateutil",
        "icalendar",
    )
    assert [name for name in loaded if name.startswith(later)] == []
