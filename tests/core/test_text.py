from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text import find_all, fold, fold_all, fold_with_places, plural, some

# Marks of several scripts, letters that come apart or grow, and what a search is made of.
TEXTS = st.text(
    st.sampled_from("aAéÉœßİıﬁΐΣς’«-– \n\u00a0\u0301\u0316\u05b0\u05bc\u0345ℌ한ж\u0306\u093f\u094d")
    | st.characters()
)


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("OTAN", "otan"),
        ("Élysée", "elysee"),
        ("Zele\u0301nsky", "zelensky"),
        ("Straße", "strasse"),
        ("cœur", "coeur"),
        ("l’été", "l'ete"),
        ("« paix »", '" paix "'),
        ("« paix »".replace(" ", "\u00a0"), '" paix "'),
        ("2021–2025", "2021-2025"),
        ("a\nb\tc", "a b c"),
        ("Київ", "киів"),
        ("ｆｕｌｌ", "full"),
        ("ℌ", "h"),
        ("Łódź", "lodz"),
        ("", ""),
    ],
)
def test_folding(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(TEXTS)
def test_a_folded_text_is_folded(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXTS)
def test_case_and_composition_make_no_difference(text: str) -> None:
    assert fold(text.casefold()) == fold(text)
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(TEXTS)
def test_every_folded_letter_knows_where_it_came_from(text: str) -> None:
    folded, places = fold_with_places(text)
    assert folded == fold(text)
    assert len(places) == len(folded)
    assert places == sorted(places)
    assert all(fold(text[start:end]) for start, end in places)


@pytest.mark.parametrize(
    ("text", "needles", "found"),
    [
        ("NATO and nato", ("nato",), ["NATO", "nato"]),
        ("Élysée", ("elysee",), ["Élysée"]),
        ("Ze\u0301lensky", ("ze",), ["Ze\u0301"]),
        ("cœur", ("o",), ["œ"]),
        ("ab", ("a", "b"), ["ab"]),
        ("abcd", ("abc", "bcd"), ["abcd"]),
        ("a", ("",), []),
        ("a", (), []),
        ("a", ("b", "a"), ["a"]),
    ],
)
def test_where_words_are(text: str, needles: tuple[str, ...], found: list[str]) -> None:
    assert [text[start:end] for start, end in find_all(text, needles)] == found


@given(st.lists(TEXTS))
def test_many_texts_are_folded_as_each_of_them(texts: list[str]) -> None:
    assert fold_all(texts) == [*map(fold, texts)]


def test_so_are_texts_with_what_stands_between_texts() -> None:
    texts = ["É\x01", "\x01", "", "e\u0301\u05b0 ß \u0345", *map(chr, range(0xC0, 0x180))]
    assert fold_all(texts) == [*map(fold, texts)]


def test_so_are_texts_of_very_many_letters() -> None:
    letters = [letter for letter in map(chr, range(0x1E00, 0x1F00)) if fold(letter).isascii()]
    assert len(letters) > 200
    assert fold_all(letters) == [*map(fold, letters)]


@given(TEXTS, st.lists(TEXTS.map(fold), max_size=3).map(tuple))
def test_what_is_found_is_there(text: str, needles: tuple[str, ...]) -> None:
    found = find_all(text, needles)
    assert bool(found) == any(needle and needle in fold(text) for needle in needles)
    ends = [place for span in found for place in span]
    assert ends == sorted(set(ends))
    for start, end in found:
        assert any(needle and needle in fold(text[start:end]) for needle in needles)


@pytest.mark.parametrize(
    ("count", "nouns", "words"),
    [(0, "", "0 events"), (1, "", "1 event"), (1200, "", "1,200 events"), (2, "evts", "2 evts")],
)
def test_counts_in_words(count: int, nouns: str, words: str) -> None:
    assert plural(count, "event", nouns) == words


@pytest.mark.parametrize(
    ("things", "words"),
    [([], ""), (["a", "b"], "a, b"), (list("abcdef"), "a, b, c, d, e and 1 more")],
)
def test_some_things_in_a_row(things: list[str], words: str) -> None:
    assert some(things) == words
