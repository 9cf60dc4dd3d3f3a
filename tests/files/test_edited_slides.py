"""A TimelineJS file of ours that somebody edited: what a slide shows wins, and it is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from making import actor, event, quote, source, timeline
from timeline_tui.core.query.terms import EVERYTHING
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.files.formats import export
from timeline_tui.files.options import Reading
from timeline_tui.files.readers.gathering import Import, gather
from timeline_tui.files.readers.timelinejs.reading import read_timelinejs

STORY = timeline(
    event(
        "2021-08~",
        "A call",
        id="call",
        summary="It was long.",
        status="claimed",
        place="Bonn",
        actors="ana bo",
        tags="talks",
        quotes=(quote("ana", "Oui", cites="log"),),
    ),
    event("2020/2022", "The war", id="war", background=True, status="planned"),
    actors=(actor("ana", name="Ana"), actor("bo", name="Bo")),
    sources=(source("log", title="The log"),),
)
Slide = dict[str, Any]


def edited(edit: Callable[[Slide], object], key: str = "events") -> Import:
    data = json.loads(export(select(Index(STORY), EVERYTHING), "timelinejs").text)
    edit(data[key][0])
    return gather(read_timelinejs(json.dumps(data).encode(), "f", Reading()))


def in_text(old: str, new: str) -> Callable[[Slide], None]:
    def edit(slide: Slide) -> None:
        assert old in slide["text"]["text"]
        slide["text"]["text"] = slide["text"]["text"].replace(old, new)

    return edit


def headline(new: str) -> Callable[[Slide], None]:
    return lambda slide: slide["text"].update(headline=new)


@pytest.mark.parametrize(
    ("edit", "field", "value"),
    [
        (headline("CLAIMED: Two calls"), "title", "Two calls"),
        (headline("CLAIMED: Two calls"), "status", "claimed"),
        (headline("A call"), "title", "A call"),
        (headline("A call"), "status", "claimed"),  # the group says so
        (lambda one: one.pop("group"), "status", "happened"),
        (lambda one: one.update(group="Planned"), "status", "planned"),
        (lambda one: one.update(group="Planned"), "title", "A call"),
        (lambda one: one.update(group="Background"), "background", True),
        (lambda one: one.update(group="Round 1"), "tags", ("talks", "Round 1")),
        (lambda one: one.update(group="Round 1"), "status", "claimed"),
        (in_text("long", "short"), "summary", "It was short."),
        (in_text("long", "short"), "place", "Bonn"),
        (in_text("Bonn", "Köln"), "place", "Köln"),
        (in_text("Bonn", "Köln"), "summary", "It was long."),
        (in_text("<p>Place: Bonn</p>", ""), "place", ""),
        (in_text("Ana, Bo<", "Ana, Cy<"), "actors", ("ana", "cy")),
        (in_text("<p>With: Ana, Bo</p>", ""), "actors", ()),
    ],
)
def test_what_a_slide_shows_wins_field_by_field(
    edit: Callable[[Slide], object], field: str, value: object
) -> None:
    assert getattr(edited(edit).file.events[0], field) == value


def test_what_nobody_changed_stays_as_the_file_had_it() -> None:
    result = edited(lambda _: None)
    call, war = result.file.events
    assert (call.date.text, call.title, call.summary) == ("2021-08~", "A call", "It was long.")
    assert (call.status, war.status, war.background) == ("claimed", "planned", True)
    assert not [note for note in result.notes if "changed" in note]


def test_a_date_that_was_moved_is_the_one_of_the_slide() -> None:
    result = edited(lambda slide: slide["start_date"].update(month=9))
    call = result.file.events[0]
    assert call.date.text == "2021-09"
    assert "Date as shown: around August 2021" in call.summary
    assert "the date is what the slide shows, as it was changed there (1 event)" in result.notes


def test_other_words_for_the_date_are_kept_beside_it() -> None:
    call = edited(lambda slide: slide.update(display_date="in the summer")).file.events[0]
    assert (call.date.text, call.summary) == (
        "2021-08~",
        "It was long.\n\nDate as shown: in the summer",
    )


@pytest.mark.parametrize("change", [("Oui", "Non"), ("</blockquote>", "</blockquote><p>New</p>")])
def test_quotes_that_were_edited_are_kept_as_words(change: tuple[str, str]) -> None:
    result = edited(in_text(*change))
    call = result.file.events[0]
    assert call.summary.startswith("It was long.\n\n")
    assert any(new in call.summary for new in ("Non", "New"))
    assert "Ana" in call.summary
    assert "the text is what the slide shows, as it was changed there (1 event)" in result.notes


def test_a_picture_that_was_added_is_a_source() -> None:
    result = edited(lambda slide: slide.update(media={"url": "https://p.example/a.jpg"}))
    assert [one.url for one in result.file.sources] == ["https://p.example/a.jpg"]
    assert result.file.events[0].sources


def test_an_era_has_its_title_alone() -> None:
    war = edited(headline("The long war"), "eras").file.events[1]
    assert (war.title, war.status, war.date.text) == ("The long war", "happened", "2020/2022")
    war = edited(lambda era: era["end_date"].update(year=2023), "eras").file.events[1]
    assert (war.title, war.status, war.date.text) == ("The war", "planned", "2020/2023")


def test_what_is_kept_in_an_unsound_way_is_passed_over() -> None:
    result = edited(lambda slide: slide["timeline_tui"].update(status="true?"))
    assert result.file.events[0].title == "CLAIMED: A call"
    assert any("timeline_tui" in note for note in result.notes)
