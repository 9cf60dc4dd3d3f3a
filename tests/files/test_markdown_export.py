"""Markdown.  The golden file is what the program itself writes, as for the text export."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from markdown_it import MarkdownIt
from markdown_it.token import Token
from mdit_py_plugins.footnote import footnote_plugin

from making import actor, event, quote, source, timeline
from strategies import texts, timelines
from timeline_tui.core.query.parsing import parse
from timeline_tui.core.selection import select
from timeline_tui.core.selection.index import Index
from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.timeline import Timeline
from timeline_tui.files.formats import export
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.writers.markdown.escaping import line, paragraphs

GOLDEN = Path(__file__).parent / "golden"
STORY = str(GOLDEN / "harbour.yaml")

# Everything that GitHub reads too: HTML, tables, strikethrough, links without brackets, footnotes.
READER = (
    MarkdownIt("commonmark", {"linkify": True})
    .enable(["table", "strikethrough", "linkify"])
    .use(footnote_plugin)
)


def exported(story: Timeline, query: str = "") -> str:
    return export(select(Index(story), parse(query)), "markdown").text


def read(text: str) -> list[Token]:
    """Return the blocks of a document and all that is within them, in order."""
    return [one for block in READER.parse(text) for one in (block, *(block.children or ()))]


def headings(text: str) -> Iterator[tuple[str, str]]:
    """Yield the headings: "h3" and what is read there."""
    blocks = READER.parse(text)
    for before, block in pairwise(blocks):
        if before.type == "heading_open":
            yield before.tag, said(block)


def said(block: Token) -> str:
    """Return the text that a reader sees in a block."""
    breaks = {"softbreak": "\n", "hardbreak": "\n"}
    return "".join(breaks.get(one.type, one.content) for one in block.children or ())


@pytest.mark.parametrize(("name", "query"), [("harbour", ""), ("harbour-council", "by:council")])
def test_the_document_is_the_same_to_the_byte(name: str, query: str) -> None:
    text = exported(open_timeline(STORY), query)
    assert text.encode() == (GOLDEN / f"{name}.md").read_bytes()


def test_periods_and_events_have_headings() -> None:
    story = timeline(event("2022-02-24", "War"), event("2025-02-12", "Call", status="planned"))
    assert list(headings(exported(story))) == [
        ("h1", "Timeline"),
        ("h2", "February 2022"),
        ("h3", "War"),
        ("h2", "February 2025"),
        ("h3", "PLANNED: Call"),
    ]


def test_equal_citations_share_a_footnote_and_every_footnote_has_its_mark() -> None:
    story = timeline(
        event("2024", "One", sources=["a p. 2", "b"], summary="First!"),
        event("2025", "Two", sources=["b", "a p. 1", "a p. 2"]),
        event("2026", "Three", quotes=[quote("who", "Hm", cites="a p. 1")]),
        sources=(source("a", title="The *Post*", url="https://example.org/a"),),
    )
    text = exported(story)
    assert "\nFirst\\![^1][^2]\n" in text
    assert "\n*2025*[^1][^2][^3]\n" in text
    assert "\n> “Hm”[^3]\n" in text
    assert text.endswith(
        "[^1]: The \\*Post\\*, p. 2, https\\://example.org/a\n"
        "[^2]: b\n"
        "[^3]: The \\*Post\\*, p. 1, https\\://example.org/a\n"
    )
    marks = [token.meta["id"] for token in read(text) if token.type == "footnote_ref"]
    notes = [token.meta["id"] for token in read(text) if token.type == "footnote_open"]
    assert marks == [0, 1, 0, 1, 2, 2]
    assert notes == [0, 1, 2]


def test_a_quote_stands_in_a_block_with_who_said_it() -> None:
    text = exported(
        timeline(
            event("2025", quotes=[quote("a", "Un\n\nDeux", lang="fr", translation="One", to="b")])
        )
    )
    assert (
        "> «\u00a0Un\n>\n> Deux\u00a0»\n>\n> Translated from French: “One”\n>\n> — A, to b\n"
    ) in text


def test_the_head_says_what_is_filtered() -> None:
    text = exported(timeline(event("2025", "Call"), event("2026")), "call")
    assert "- Filter: “call”\n- Query: call\n- Shown: 1 of 2 events, 0 of 0 quotes\n" in text


@pytest.mark.parametrize(
    "text",
    [
        *("# x", "1. x", "1) x", "- x", "+ x", "* x", "> x", "---", "===", "```", "~~~", "    x"),
        *("<b>x</b>", "<!-- x -->", "<script>alert(1)</script>", "<https://example.org>", "&lt;"),
        *("[x](https://example.org)", "![x](x.png)", "[^1]", "[x]: https://example.org", "[ ] x"),
        *("*x*", "_x_", "**x**", "~~x~~", "`x`", "x\\", "\\*x*", "x  ", "| a | b |", "$x$"),
        *("https://example.org", "www.example.org", "a@example.org", "mailto:a@b.org"),
        *(
            "ftp://example.org",
            "x\n# x",
            "x\n---",
            "x\n\n    x",
            "x\n1. x",
            "Wow!",
            "x #",
            "a|b\n-|-",
        ),
    ],
)
def test_nothing_of_the_data_is_markup(text: str) -> None:
    (block,) = (one for one in READER.parse(line(text)) if one.type == "inline")
    assert said(block) == visible_line(text).strip()
    for written in (line(text), *paragraphs(text)):
        kinds = {token.type for token in read(written)}
        assert kinds <= {"paragraph_open", "paragraph_close", "inline", "text", "hardbreak"}


STRUCTURE = {
    *(f"{name}_{side}" for name in ("heading", "paragraph", "em") for side in ("open", "close")),
    *(f"{name}_{side}" for name in ("bullet_list", "list_item") for side in ("open", "close")),
    *(f"{name}_{side}" for name in ("blockquote", "footnote") for side in ("open", "close")),
    *("inline", "text", "hardbreak", "softbreak", "footnote_ref", "footnote_anchor"),
    *("footnote_block_open", "footnote_block_close"),
}


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(timelines())
def test_any_timeline_has_the_headings_and_footnotes_that_it_should(story: Timeline) -> None:
    text = exported(story)
    tokens = read(text)
    assert {token.type for token in tokens} <= STRUCTURE
    shown = [words for tag, words in headings(text) if tag == "h3"]
    assert len(shown) == len(story.events)
    for words, made in zip(shown, story.events, strict=True):
        assert words.endswith(visible_line(made.title).strip()) or words == "…"
    cited = {one for made in story.events for one in made.sources}
    cited |= {said.source for made in story.events for said in made.quotes if said.source}
    assert len({token.meta["id"] for token in tokens if token.type == "footnote_ref"}) == len(cited)


@settings(max_examples=100)
@given(texts)
@example("a\n\n\nb\nc")
@example("1.\n-\n#\n=\n+ ")
def test_any_text_is_read_as_it_was_written(text: str) -> None:
    blocks = [one for one in READER.parse("\n\n".join(paragraphs(text))) if one.type == "inline"]
    read_lines = [one for block in blocks for one in said(block).split("\n")]
    lines = [one.strip() for one in visible(text).split("\n")]
    assert [one for one in read_lines if one] == [one for one in lines if one]


@settings(max_examples=30)
@given(texts, texts)
def test_a_source_is_one_item_whatever_it_says(title: str, about: str) -> None:
    story = timeline(
        event("2025", "T", sources=["s p. 1"]),
        actors=(actor("who", title or "x"),),
        sources=(source("s", title=title, about=about, url=about),),
    )
    tokens = READER.parse(exported(story).split("## Sources", 1)[1])
    assert [one.type for one in tokens].count("list_item_open") == 1
