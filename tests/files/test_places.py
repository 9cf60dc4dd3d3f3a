from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stories import TALKS
from timeline_tui.files.bundled import bundled_story
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.placing import place_in
from timeline_tui.files.readers.yaml import places
from timeline_tui.files.readers.yaml.places import Place, place_of
from timeline_tui.files.readers.yaml.reading import read_timeline

NAMELESS = """\
events:
  - date: 2025-01-01
    title: |
      Two
      lines
  - {date: 2025-01-01, title: Same}
  - {id: 2025-01-01-same, date: 2024, title: Taken}
  - {date: 2025-01-01, title: Same,
     quotes: [{by: ann, text: One}, {by: ann,
       text: Two}]}
actors: [{id: ann, name: Ann}]
"""


def lines(text: str, data: bytes | None = None) -> dict[str, int]:
    """Return the line of every event of a file."""
    data = text.encode() if data is None else data
    timeline = read_timeline(data, "a.yaml")
    found = {event.id: place_of(data, event.id) for event in timeline.events}
    return {id_: place.line if place else 0 for id_, place in found.items()}


def test_an_event_is_found_by_its_id_or_by_what_it_is_made_of() -> None:
    assert lines(NAMELESS) == {
        "2025-01-01-two-lines": 2,
        "2025-01-01-same": 7,
        "2025-01-01-same-2": 6,
        "2025-01-01-same-3": 8,
    }


@pytest.mark.parametrize(
    ("quote", "place"), [(None, Place(8, 5)), (0, (9, 15)), (1, (9, 37)), (2, (8, 5))]
)
def test_a_quote_is_found_in_its_event(quote: int | None, place: tuple[int, int]) -> None:
    assert place_of(NAMELESS.encode(), "2025-01-01-same-3", quote) == place


@pytest.mark.parametrize(
    "data",
    [
        NAMELESS.replace("\n", "\r\n").encode(),
        b"\xef\xbb\xbf" + NAMELESS.encode(),
        NAMELESS.encode("utf-16"),
    ],
)
def test_lines_are_those_of_an_editor(data: bytes) -> None:
    assert lines(NAMELESS, data) == lines(NAMELESS)


def test_a_separator_of_lines_that_editors_ignore_is_no_line() -> None:
    text = 'events: [{date: 2024, title: "a\u2028b\x85c"},\n  {date: 2025, title: Next}]\n'
    assert lines(text)["2025-next"] == 2


def test_every_event_of_the_story_is_found_where_it_stands() -> None:
    data = Path(bundled_story()).read_bytes()
    text = data.decode().split("\n")
    for event in open_timeline(None).events:
        place = place_of(data, event.id)
        assert place is not None
        assert event.id in text[place.line - 1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "events: 12",
        "- events",
        "events: [text, [list], {date: 2024}]",
        "? [a]\n: b",
        "events: *nowhere",
        "%TAG ! a\n" * 200,
    ],
)
def test_what_is_no_timeline_holds_no_event(text: str) -> None:
    assert place_of(text.encode(), "call") is None


def test_a_file_that_is_broken_by_now_is_looked_through_as_far_as_it_can_be_read() -> None:
    broken = TALKS.replace("title: Zelensky answers", "title: [")
    assert place_of(broken.encode(), "call") == place_of(TALKS.encode(), "call")
    assert place_of(TALKS.encode().replace(b"half", b"\xff"), "call") is not None


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("events:\n  - id: call\n    date: 2024\n    title: A\n", 2),
        ("events:\n  - {date: 2024, id: 'call', title: A}\n", 2),
        ("events:\n  - date: 2024\n    id: call # it\n    title: A\n", 3),
        ("actors: [{id: call, name: A}]\nevents:\n  - {id: call, date: 2024, title: A}\n", 3),
        (
            "events:\n  - {id: caller, date: 2023, title: call}\n  - {id: call, date: 2024}",
            3,
        ),
        ("events:\n  - date: 2024\n    title: Call\n  - date: 2025\n    title: x", None),
    ],
)
def test_a_large_file_is_searched_for_the_id_first(
    text: str, line: int | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(places, "_LARGE", 0)
    place = place_of(text.encode(), "call")
    assert (place and place.line) == line


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "a", "b", "2024-a"]),
            st.sampled_from(["2024", "2025-02"]),
            st.sampled_from(["a", "b", '"x: y"', "|-\n      long\n      text"]),
        ),
        unique_by=lambda item: item[0] or id(item),
    )
)
def test_each_event_has_its_own_line(items: list[tuple[str, str, str]]) -> None:
    text = "events:\n" if items else "events: []\n"
    begins = []
    for id_, date, title in items:
        begins.append(text.count("\n") + 1)
        text += f"  - date: {date}\n    title: {title}\n" + (f"    id: {id_}\n" if id_ else "")
    assert sorted(lines(text).values()) == begins


def test_where_nothing_is_found_it_is_the_beginning_of_the_file(tmp_path: Path) -> None:
    path = tmp_path / "a.yaml"
    assert place_in(str(path), "call") == Place(1)
    path.write_text(TALKS)
    assert place_in(str(path), "nobody") == Place(1)
    assert place_in(str(path), "call").line == 20
