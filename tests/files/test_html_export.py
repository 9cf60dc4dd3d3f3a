"""The page: everything is there and linked, nothing comes from elsewhere, no text is markup."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from pathlib import Path
from urllib.parse import unquote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from making import actor, event, quote, source, timeline
from pages import Node, read_page, structure
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.records import Event
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.html.page import html_export

STORY = Path(__file__).parent / "golden" / "harbour.yaml"


def exported(story: Timeline, query: str = "") -> str:
    return "".join(html_export(select(Index(story), parse(query))))


def page_of(*events: Event, query: str = "", **more: tuple[object, ...]) -> Node:
    return read_page(exported(timeline(*events, **more), query))  # type: ignore[arg-type]


PAGES = {
    "bundled": lambda: exported(open_timeline(None)),
    "filtered": lambda: exported(open_timeline(None), "by:trump"),
    "harbour": lambda: exported(open_timeline(str(STORY))),
    "empty": lambda: exported(timeline()),
    "nothing picked": lambda: exported(timeline(event("2022", "Once")), "never"),
    "one": lambda: exported(timeline(event("2022", "Once"))),
    "a thousand": lambda: exported(
        timeline(*(event(f"{1000 + year}", f"Year {year}") for year in range(1000)))
    ),
    "a thousand in a day": lambda: exported(
        timeline(
            *(event("2022-02-02", f"{number}", background=number % 2) for number in range(1000))
        )
    ),
}


@pytest.fixture(params=PAGES)
def page(request: pytest.FixtureRequest) -> Node:
    return read_page(PAGES[request.param]())


def test_every_link_within_the_page_leads_somewhere_and_no_id_stands_twice(page: Node) -> None:
    ids = [node.attributes["id"] for node in page.walk() if "id" in node.attributes]
    assert len(ids) == len(set(ids))
    targets = {node.attributes["href"] for node in page.all("a")}
    missing = {one for one in targets if one[0] == "#" and unquote(one[1:]) not in ids}
    assert missing == set()
    for names in ("aria-labelledby", "aria-describedby"):
        named = " ".join(node.attributes.get(names, "") for node in page.walk()).split()
        assert set(named) <= set(ids)


def test_nothing_comes_from_elsewhere_and_nothing_runs(page: Node) -> None:
    tags = {node.tag for node in page.walk()}
    assert tags.isdisjoint({"script", "img", "link", "iframe", "object", "base", "form", "use"})
    attributes = {name for node in page.walk() for name in node.attributes}
    assert attributes.isdisjoint({"src", "style", "srcset", "xlink:href", "action", "http"})
    assert not [name for name in attributes if name.startswith("on")]
    style = page.one("style").text
    assert not re.search(r"url\(|@import|@font-face|expression", style)


def test_the_policy_allows_the_one_stylesheet_by_its_hash_and_nothing_else(page: Node) -> None:
    digest = b64encode(sha256(page.one("style").text.encode()).digest()).decode()
    (policy,) = (
        node.attributes["content"]
        for node in page.all("meta")
        if node.attributes.get("http-equiv") == "Content-Security-Policy"
    )
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    assert rules["style-src"] == f"'sha256-{digest}'"
    assert {value for name, value in rules.items() if name != "style-src"} == {"'none'"}


def test_headings_go_down_one_level_at_a_time(page: Node) -> None:
    levels = [int(node.tag[1]) for node in page.walk() if re.fullmatch("h[1-6]", node.tag)]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(after - before <= 1 for before, after in pairwise(levels))


def test_there_are_landmarks_and_a_way_past_the_head(page: Node) -> None:
    assert len(page.all("main")) == len(page.all("header")) == 1
    assert page.one("html").attributes["lang"] == "en"
    assert page.one("a", class_="skip").attributes["href"] == "#events"


SAMPLE = "x"
hostile = st.text(max_size=30) | st.sampled_from(
    [
        "<script>alert(1)</script>",
        "</style><script>",
        '"><img src=x onerror=alert(1)>',
        "' onmouseover='alert(1)",
        "</title></svg></p>]]>-->",
        "<!-- --><![CDATA[",
        "&lt;b&gt;&#0;&amp;amp;",
        "\x00\x1b[31m\u202e\ud800\U000e0041\u2028",
        "{{7*7}}${7*7}",
    ]
)


def page_with(*texts: str) -> Node:
    """Return a page in which these texts stand in every field that takes one."""
    title, summary, words, name, place = (f"{SAMPLE}{text}" for text in texts)
    story = timeline(
        event(
            "2025-02-12",
            title,
            id="one",
            actors="who",
            summary=summary,
            place=place,
            status="claimed",
            background=True,
            follows="two",
            sources=[f"s {SAMPLE}{place}"],
            quotes=[quote("who", words, lang=name, translation=summary, to=title)],
        ),
        event("2025-02", title, id="two", tags=SAMPLE),
        actors=(actor("who", name, role=title, aliases=(words,)),),
        sources=(source("s", title=title, about=summary, url=f"{SAMPLE}{words}", lang=name),),
    )
    return read_page(exported(story))


@settings(max_examples=80, deadline=None)
@given(hostile, hostile, hostile, hostile, hostile)
def test_no_text_becomes_markup_or_is_lost(
    title: str, summary: str, words: str, name: str, place: str
) -> None:
    page = page_with(title, summary, words, name, place)
    assert structure(page) == structure(page_with("", "", "", "", ""))
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", page.text)
    page.text.encode()


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ('https://example.org/a?b=c&d="e"', True),
        ("HTTP://example.org", True),
        ("mailto:desk@example.org", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("vbscript:x", False),
        ("file:///etc/passwd", False),
        ("//example.org/", False),
        ("example.org", False),
        ("https:", False),
        ("https://[", False),
        ("https://example.org/\u202egro", False),
    ],
)
def test_only_web_and_mail_addresses_become_links(url: str, *, linked: bool) -> None:
    story = timeline(event("2022", sources=["s"]), sources=(source("s", url=url),))
    sources = read_page(exported(story)).one("section", id="sources")
    outside = [one for one in sources.all("a") if not one.attributes["href"].startswith("#")]
    assert bool(outside) == linked
    for one in outside:
        assert one.attributes["href"] == url
        assert one.attributes["rel"] == "noopener noreferrer nofollow"


def test_a_quote_is_in_its_language_and_says_who_spoke_to_whom() -> None:
    said = quote(
        "peskov", "Да.", lang="ru", translation="Yes.", to="press", relays="putin", cites="s ¶ 2"
    )
    page = page_of(event("2022", quotes=[said]), actors=(actor("press", "The press"),))
    figure = page.one("figure", class_="quote")
    assert figure.one("figcaption").text.strip() == "Peskov, relaying Putin, to The press"
    assert figure.one("blockquote").attributes["lang"] == "ru"
    assert figure.one("blockquote").text.startswith("«Да.»")
    assert "Translated from Russian: “Yes.”" in figure.text
    assert figure.one("a", href="#actor-putin").text == "Putin"


@pytest.mark.parametrize(
    ("lang", "shown"), [("fr", "fr"), ("zh-Hant", "zh-Hant"), ("", ""), ('x" y', ""), ("ж", "")]
)
def test_a_language_that_is_not_known_is_not_claimed(lang: str, shown: str) -> None:
    page = page_of(event("2022", quotes=[quote("who", "Hm", lang=lang)]))
    assert page.one("blockquote").attributes["lang"] == shown


@pytest.mark.parametrize(
    ("date", "value"),
    [
        ("2025-02-12", "2025-02-12"),
        ("2025-02", "2025-02"),
        ("2025", "2025"),
        ("0476", "0476"),
        ("2025-02-12T18:00+01:00", "2025-02-12T18:00+01:00"),
        ("2025-02-12T18:00:05Z", "2025-02-12T18:00:05Z"),
        ("2025-02-12T18:00", "2025-02-12T18:00"),
        ("-0043", None),
        ("2025-02-12?", None),
        ("2025~", None),
        ("202X", None),
        ("2021-21", None),
        ("2022-02-24/..", None),
        ("[1667,1668]", None),
    ],
)
def test_a_machine_reads_no_more_in_a_date_than_it_says(date: str, value: str | None) -> None:
    article = page_of(event(date, "x")).one("article")
    assert [one.attributes["datetime"] for one in article.all("time")] == [value] * bool(value)
    assert article.attributes["data-date"] == date


def test_linked_events_lead_to_each_other_and_one_that_is_left_out_says_so() -> None:
    events = (event("2022", "One", id="one"), event("2023", "Two", id="two", follows="one"))
    page = page_of(*events)
    assert "Followed by" in page.one("article", id="event-one").text
    assert page.one("article", id="event-one").all("a", href="#event-two")
    assert page.one("article", id="event-two").all("a", href="#event-one")
    page = page_of(*events, query="two")
    assert "One (2022, left out here)" in page.one("article").text
    assert not page.all("a", href="#event-one")


def test_a_note_leads_to_its_source_and_back_to_every_place_that_cites_it() -> None:
    page = page_of(
        event("2022", "One", sources=["a p. 1"]),
        event("2023", "Two", sources=["a p. 1", "b"]),
        sources=(source("a", title="The Paper"), source("b")),
    )
    note = page.one("li", id="note-1")
    assert note.text.startswith("The Paper, p. 1")
    assert note.all("a", href="#source-a")
    for target in ("cited-1-1", "cited-1-2"):
        assert note.all("a", href=f"#{target}")
        assert page.one("a", id=target).attributes["href"] == "#note-1"
    assert page.one("li", id="source-b").all("a", href="#note-2")


def test_of_very_many_places_only_the_first_are_led_back_to() -> None:
    page = page_of(*(event(f"{year}", f"In {year}", sources=["a"]) for year in range(1900, 2000)))
    note = page.one("li", id="note-1")
    assert len(note.all("a", class_="back")) == 40
    assert note.text.endswith("and 60 more places")


def test_of_an_actor_in_very_many_events_the_first_are_listed() -> None:
    page = page_of(*(event(f"{year}", f"In {year}", actors="nato") for year in range(1900, 2000)))
    items = page.one("li", id="actor-nato").one("ul").all("li")
    assert (len(items), items[-1].text) == (51, "and 50 more")


def test_actors_are_listed_with_how_often_they_appear() -> None:
    page = page_of(
        event("2022", "One", id="one", actors="putin", quotes=[quote("putin", "No")]),
        event("2023", "Two", id="two", actors="putin trump"),
        actors=(actor("putin", "Vladimir Putin", role="President", aliases=("Poutine",)),),
    )
    item = page.one("li", id="actor-putin")
    for words in (
        "Vladimir Putin President",
        "Also: Poutine",
        "2 events, 1 quote One (2022) Two (2023)",
    ):
        assert words in " ".join(item.text.split())
    assert [one.attributes["href"] for one in item.all("a")] == ["#event-one", "#event-two"]


def test_the_head_says_what_is_filtered_and_how_much_is_shown() -> None:
    page = page_of(event("2022", "One", actors="nato"), event("2023", "Two"), query="actor:nato")
    rows = [" ".join(row.text.split()) for row in page.one("dl", class_="filter").all("div")]
    assert rows == ["Filter with Nato", "Query actor:nato", "Shown 1 of 2 events, 0 of 0 quotes"]


def test_what_did_not_happen_says_so_in_words() -> None:
    page = page_of(
        event("2022", "Peace", id="a", status="planned"),
        event("2023", "War", status="claimed", background=True, follows="a"),
    )
    titles = [" ".join(one.text.split()) for one in page.all("h4")]
    assert titles == ["○Peace planned", "◇War claimed background"]
    assert "planned: Peace (2022)" in page.text


def test_events_stand_under_their_periods_after_the_gaps() -> None:
    page = page_of(event("2022-02-24", "One"), event("2025-02-10", "Two"))
    events = page.one("section", id="events")
    assert [one.text for one in events.all("h3")] == ["February 2022", "February 2025"]
    assert events.one("p", class_="gap").text == "2 years, 11 months later"
