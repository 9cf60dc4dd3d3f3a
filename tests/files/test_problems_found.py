"""What is reported about a bad file: every problem, its place, and what to do."""

from __future__ import annotations

import difflib
from collections.abc import Collection
from difflib import get_close_matches

import msgspec
import pytest
import yaml

from timeline_tui.core.text import visible_line
from timeline_tui.files.problems import MOST_PROBLEMS, ProblemsError, Report
from timeline_tui.files.readers.yaml import nodes
from timeline_tui.files.readers.yaml.reading import read_timeline

ACTORS = "actors: [{id: trump, name: Donald Trump, aliases: [M. T.]}, {id: usa, name: USA}]\n"
SOURCES = "sources: [{id: article, title: The Article}]\n"


def problems(text: str | bytes) -> list[str]:
    data = text if isinstance(text, bytes) else text.encode()
    with pytest.raises(ProblemsError) as caught:
        read_timeline(data, "f")
    return [str(problem) for problem in caught.value.problems]


def event(line: str) -> str:
    """Return a file with an event whose last line, the sixth, is given."""
    return f"{ACTORS}{SOURCES}events:\n- date: 2025-02-12\n  title: T\n  {line}\n"


@pytest.mark.parametrize(
    ("line", "problem"),
    [
        # references
        ("actors: [trmup]", "6:12: unknown actor 'trmup'; did you mean 'trump'?"),
        ("actors: [Donald Trump]", "6:12: unknown actor 'Donald Trump'; write its id, 'trump'"),
        ("actors: [m. t.]", "6:12: unknown actor 'm. t.'; write its id, 'trump'"),
        ("actors: [article]", "6:12: unknown actor 'article'; 'article' is the id of a source"),
        (
            "actors: [q]",
            "6:12: unknown actor 'q'; add an actor with this id, or correct it",
        ),
        ("sources: [articla ¶ 2]", "6:13: unknown source 'articla'; did you mean 'article'?"),
        ('sources: [ " articla ¶ 2" ]', "6:16: unknown source 'articla'; did you mean 'article'?"),
        ("quotes: [{by: usb, text: x}]", "6:17: unknown actor 'usb'; did you mean 'usa'?"),
        (
            "quotes: [{by: usa, relays: trum, text: x}]",
            "6:30: unknown actor 'trum'; did you mean 'trump'?",
        ),
        (
            "quotes: [{by: usa, text: x, source: articl}]",
            "6:39: unknown source 'articl'; did you mean 'article'?",
        ),
        (
            "links: {follows: [T]}",
            "6:21: unknown event 'T'; give that event an id, and name it by the id",
        ),
        (
            "links: {fulfils: [zz]}",
            "6:21: unknown event 'zz'; add an event with this id, or correct it",
        ),
        ("links: {part_of: [zz]}", "6:21: unknown event 'zz'; "),
        # keys
        ("summry: x", "6:3: unknown key 'summry' in an event; did you mean 'summary'?"),
        ("Place: x", "6:3: unknown key 'Place' in an event; did you mean 'place'?"),
        (
            "aliases: x",
            "6:3: unknown key 'aliases' in an event; it has its place in an actor; check",
        ),
        (
            "<<: x",
            "6:3: unknown key '<<' in an event; merging is not supported; write the keys out",
        ),
        (
            "links: {zzz: [a]}",
            "6:11: unknown key 'zzz' in a group of links; the keys here are follows, part_of",
        ),
        (
            "quotes: [{by: usa, text: yes, xyz}]",
            "6:33: unknown key 'xyz' in a quote; between { and } a text with a comma needs quotes",
        ),
        ("title: U", "6:3: the key 'title' stands here twice; the first is in line 5; keep one"),
        ("? [a]\n  : b", "6:5: a key must be a word, not a list, a group or an alias; "),
        ("&k place: b", "6:3: a key cannot have an anchor; remove '&k'"),
        # what is missing
        (
            "quotes: [{by: usa}]",
            "6:12: 'text' is missing; a quote needs it; add text: …",
        ),
        ("quotes: [{by: usa, text: ''}]", "6:28: 'text' is an empty text; write something there"),
        ("quotes: [{by: , text: a}]", "6:13: nothing is written after 'by', which a quote needs"),
        ("tags:\n  -", "7:4: an item of 'tags' is empty; write something after '-', or remove it"),
        ("tags: ['']", "6:10: an item of 'tags' is an empty text; write something there"),
        ("sources: ['  ']", "6:13: an item of 'sources' is empty; write a source and a place"),
        # kinds of values
        ("actors: trump", "6:11: 'actors' should be a list, not 'trump'; write [trump]"),
        ("actors: trump, usa", "6:11: 'actors' should be a list, not 'trump, usa'; write [trump, "),
        (
            "quotes: {by: usa, text: x}",
            "6:11: 'quotes' should be a list, not a group of keys; put '- ' before the first key",
        ),
        (
            "quotes: [x]",
            "6:12: an item of 'quotes' should be a quote with its keys (by, text, lang",
        ),
        ("place: [Kyiv]", "6:10: 'place' should be text, not a list; put the text in quotes"),
        ("place: {a: b}", "6:10: 'place' should be text, not a group of keys; put the text"),
        ("actors: [[trump]]", "6:12: an item of 'actors' should be text, not a list"),
        ("links: [a]", "6:10: 'links' should be a group of links with its keys (follows"),
        (
            "links: a",
            "6:10: 'links' should be a group of links with its keys (follows, part_of, fulfils), n",
        ),
        ("sources: [{id: x}]", "6:13: an item of 'sources' should be a source and a place in it"),
        ("quotes: [{by: usa, text: x, date: [1]}]", "6:37: 'date' should be a date, such as"),
        # words that a key allows
        ("status: hapenedd", "6:11: 'status' cannot be 'hapenedd'; did you mean 'happened'?"),
        ("status: Planned", "6:11: 'status' cannot be 'Planned'; did you mean 'planned'?"),
        (
            "status: xyz",
            "6:11: 'status' cannot be 'xyz'; write one of claimed, happened, planned",
        ),
        ("background: no", "6:15: 'no' is neither true nor false; write false"),
        ("background: True", "6:15: 'True' is neither true nor false; write true"),
        ("background: '1'", "6:15: '1' is neither true nor false; write true"),
        ("background: maybe", "6:15: 'maybe' is neither true nor false; write true or false"),
        # ids
        ("id: a b", "6:8: the id 'a b' cannot hold a blank; write 'a-b'; "),
        ("id: -a", "6:7: the id '-a' cannot begin with '-'; write 'a'; "),
        ("id: a:b", "6:8: the id 'a:b' cannot hold ':'; write 'a-b'; "),
        ('id: "a(b"', "6:9: the id 'a(b' cannot hold '('; write 'a-b'; "),
        ("id: ''", "6:7: 'id' is an empty text; write something there"),
        ('id: "a\\n"', "6:7: the id 'a ' cannot hold ' '; write 'a'; "),
        ('id: "a\\u202Eb"', "6:7: the id 'a⟨U+202E⟩b' cannot hold '⟨U+202E⟩'; write 'a-b'; "),
        # YAML that is not used
        ("place: !!str x", "6:10: tags such as '!!str' are not used in timelines; remove it; "),
        ("place: !x y", "6:10: tags such as '!x' are not used in timelines; remove it; "),
        ("place: *x", "6:10: nothing is called '&x' before this place; text that begins with '*'"),
        ("tags: &x [*x]", "6:13: nothing is called '&x' before this place"),
        ("place: x\n---\na: b", "7:1: a second document begins here; remove the line '---'"),
    ],
)
def test_one_problem_in_an_event(line: str, problem: str) -> None:
    found = problems(event(line))
    assert len(found) == 1
    assert found[0].startswith(problem)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "actors:\n- {id: a, name: A}\n- {id: a, name: B}\n",
            ["3:8: a second actor with the id 'a'; the first is in line 2; each needs its own"],
        ),
        (
            "sources:\n- id: a\n- id: b\n- id: a\n",
            ["4:7: a second source with the id 'a'; the first is in line 2; each needs its own"],
        ),
        (
            "events:\n- {id: x, date: 2025, title: A}\n- {date: 2025, id: x, title: A}\n",
            ["3:20: a second event with the id 'x'; the first is in line 2; each needs its own"],
        ),
        (
            "events: [&e {id: x, date: 2025, title: A}, *e]",
            ["1:18: a second event with the id 'x'; the first is in line 1; each needs its own"],
        ),
        (
            "actors:\n- {id: a, name: A, part_of: b}\n- {id: b, name: B, part_of: a}\n",
            ["2:29: the actor 'a' is part of itself: 'a' in 'b' in 'a'; "],
        ),
        (
            "actors:\n- {id: a, name: A, part_of: a}\n- {id: b, name: B, part_of: a}\n",
            ["2:29: the actor 'a' is part of itself: 'a' in 'a'; "],
        ),
        (
            "actors: [{id: a, name: A, part_of: b}]",
            ["1:36: unknown actor 'b'; add an actor with this id, or correct it"],
        ),
        (
            "events: [{id: x, date: 2025, title: A, links: {part_of: [x]}}]",
            ["1:58: the event 'x' is linked to itself; remove the link, or name another"],
        ),
        (
            "events:\n- title: A\n- date: 2025\n- date:\n  title: B\n",
            [
                "2:3: 'date' is missing; an event needs it; add date: 2025-02-12",
                "3:3: 'title' is missing; an event needs it; add title: What happened",
                "4:3: nothing is written after 'date', which an event needs; write date: 2025-",
            ],
        ),
        # A key that was meant is read as if it were right: no second problem follows from it.
        (
            "actors: [{idd: a, name: A}]\nevents: [{dat: 2025, title: A, actors: [a]}]",
            [
                "1:11: unknown key 'idd' in an actor; did you mean 'id'?",
                "2:11: unknown key 'dat' in an event; did you mean 'date'?",
            ],
        ),
        ("", ["1:1: the file is empty; the smallest timeline is: events: [{date: "]),
        ("# nothing\n", ["1:1: the file is empty; "]),
        ("--- \n...\n", ["1:1: the file is empty; "]),
        (
            "- a",
            ["1:1: the file should be a timeline with its keys (timeline, sources, actors, …)"],
        ),
        ("word", ["1:1: the file should be a timeline with its keys"]),
        ("event: []", ["1:1: unknown key 'event' in a timeline; did you mean 'events'?"]),
        ("title: x", ["1:1: unknown key 'title' in a timeline; "]),
        ("timeline: x", ["1:11: 'timeline' should be a heading with its keys (title, about), not"]),
    ],
)
def test_problems_of_whole_files(text: str, expected: list[str]) -> None:
    found = problems(text)
    assert len(found) == len(expected)
    for one, start in zip(found, expected, strict=True):
        assert one.startswith(start)


def test_the_same_mistake_gets_the_same_hint_each_time() -> None:
    found = problems(event("actors: [trmup, trmup]"))
    assert [one.split(": ", 1)[1] for one in found] == 2 * [
        "unknown actor 'trmup'; did you mean 'trump'?"
    ]


@pytest.mark.parametrize(
    ("written", "column"),
    [("2021-13-01", 14), ('"2021-13-01"', 15), ("12.2.2025", 9), ('"2021\\x2d13"', 9)],
)
def test_a_bad_date_is_explained_at_its_place(written: str, column: int) -> None:
    (found,) = problems(f"events:\n- date: {written}\n  title: T\n")
    line, at, rest = found.split(":", 2)
    assert (line, int(at)) == ("2", column)
    assert "; " in rest


def test_all_problems_come_in_one_go_and_in_order() -> None:
    found = problems(
        "timeline: {titl: x}\n"
        "events:\n"
        "- date: 2025-02-31\n"
        "  title: T\n"
        "  title: U\n"
        "  actors: [nobody]\n"
        "  background: yes\n"
        "- !!map {}\n"
    )
    assert [int(one.split(":")[0]) for one in found] == [1, 3, 5, 6, 7, 8, 8, 8]


def test_problems_before_a_syntax_error_are_told_too() -> None:
    assert [one.split(":")[0] for one in problems("a: 1\na: 2\nb: [")] == ["2", "3"]


def test_too_many_aliases() -> None:
    aliases = ", ".join(["*a"] * 101)
    (found,) = problems(f"events: [{{date: &a x, title: T, tags: [{aliases}]}}]")
    assert "more than 100 aliases" in found
    many = ", ".join(["x"] * 200)
    (found,) = problems(f"a: &a [{many}]\nb: [{', '.join(['*a'] * 99)}]")
    assert "stand for more than 10,000 values" in found


def test_columns_count_characters() -> None:
    assert problems("events: [{date: 2025, title: 'é\U0001f600漢', place: [x]}]")[0].startswith(
        "1:44:"
    )


def test_lines_are_those_of_an_editor() -> None:
    text = 'events:\r\n- date: 2025\r  title: "a\u2028b\x85c"\n  place: [x]\n'
    assert problems(text)[0].startswith("4:10:")


def test_a_byte_order_mark_is_no_column() -> None:
    for codec in ("utf-8-sig", "utf-16"):
        assert problems("events: 1".encode(codec))[0].startswith("1:9:")


def test_of_very_many_problems_the_first_are_told() -> None:
    with pytest.raises(ProblemsError) as caught:
        read_timeline(b"events:\n" + b"-\n" * (MOST_PROBLEMS + 100), "f")
    assert len(caught.value.problems) == MOST_PROBLEMS + 1
    assert caught.value.problems[-1].message == "and there are more problems"


@pytest.mark.parametrize("length", [8, 90])
def test_no_time_is_lost_in_comparing_unknown_names(
    length: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Counted, not timed: pairs of characters that are looked at for a hint."""
    compared: list[int] = []

    def counting(word: str, possibilities: Collection[str], n: int) -> list[str]:
        compared.append(len(word) * sum(map(len, possibilities)))
        return get_close_matches(word, possibilities, n)

    monkeypatch.setattr(difflib, "get_close_matches", counting)
    name = "a" * length
    actors = "".join(f"- {{id: {name}{n}, name: n}}\n" for n in range(400))
    events = "".join(f"- {{date: 2024, title: t, actors: [{name[1:]}b{n}]}}\n" for n in range(2000))
    with pytest.raises(ProblemsError) as caught:
        read_timeline(f"actors:\n{actors}events:\n{events}".encode(), "f")
    assert len(caught.value.problems) == 2000
    assert 0 < sum(compared) <= 5_000_000


def test_a_group_of_keys_or_a_list_is_neither_true_nor_false() -> None:
    assert problems(event("background: [yes]")) == [
        (
            "6:15: 'background' should be true or false, not a list; "
            "put the text in quotes if the brackets belong to it"
        )
    ]


def test_an_id_without_any_letter_has_no_better_one() -> None:
    assert problems(event("id: '-'")) == [
        (
            "6:7: the id '-' cannot begin with '-'; "
            "ids stand in queries: letters, digits, '-', '_' and '.' are safe"
        )
    ]


def test_a_refusal_that_we_cannot_explain_is_told_all_the_same(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise msgspec.ValidationError

    monkeypatch.setattr(msgspec, "convert", refuse)
    assert problems("events: []") == [
        "1:1: this file cannot be read, and we cannot say why; please report it"
    ]


def test_an_error_of_the_parser_without_a_place_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def odd() -> None:
        raise yaml.YAMLError("odd")

    monkeypatch.setattr(nodes, "parser_events", lambda _: odd)
    report = Report("a: b")
    assert isinstance(nodes.nodes_of(report), nodes.Part)
    assert [str(one) for one in report.problems] == ["1:1: this is no YAML: 'odd'"]


def test_what_is_wrong_before_the_text_stops_being_yaml_is_told_as_well() -> None:
    text = """\
actors: [{id: usa, names: USA}, {id: usa, name: USA}]
events:
- {date: 2024-13, title: T}
- {date: 2024, title: T, actors: [declared-later], quotes: [{by: usa}]}
- date: yesterday
  title: The quote "is" never closed
  summary: "here
"""
    assert [line.partition(";")[0] for line in problems(text)] == [
        "1:20: unknown key 'names' in an actor",
        "1:38: a second actor with the id 'usa'",
        "3:15: 13 is neither a month (01 to 12) nor a season (21 to 41)",
        "4:61: 'text' is missing",
        '7:12: the quote " is never closed',
    ]


def test_a_part_of_a_file_lacks_nothing_and_names_what_may_come() -> None:
    assert problems("timeline: {title: T}\nother: x\nsources: [{id: s, title: S}]\na: b: c\n") == [
        "4:5: ': ' inside a text without quotes; put the text in quotes"
    ]


@pytest.mark.parametrize("name", ['"\\e[31mred"', "a\u202eb", '"a\\tb"'])
def test_a_hint_quotes_nothing_hostile(name: str) -> None:
    (problem,) = problems(f"actors: [{name}]\n")
    assert visible_line(problem) == problem
