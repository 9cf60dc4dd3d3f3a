"""Nothing that a terminal would obey, or that hides in a text, is shown as it is."""

from __future__ import annotations

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text import visible, visible_line
from timeline_tui.core.text.hostile import character_name, guarded, hostile_in

HOSTILE = [
    *map(chr, range(0x20)),
    *map(chr, range(0x7F, 0xA0)),
    *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\u206a\u206f\u2028\u2029\ud800\udfff",
    *"\u180e\u200b\u200c\u200d\u2060\u2064\u3164\ufeff\uffa0\ufff9\uffff\U000e0001\U000e0041",
]
STAY = "\u061c\u200e\u200f\u00ad"
TEXTS = st.text() | st.text(st.sampled_from([*HOSTILE, *STAY, *"ab é میक⚽⟨⟩\ufe0f"]))


@pytest.mark.parametrize("character", HOSTILE, ids=lambda character: f"{ord(character):04X}")
def test_nothing_hostile_is_shown(character: str) -> None:
    shown = visible_line(f"a{character}b")
    assert character not in shown
    assert (shown[0], shown[-1]) == ("a", "b")
    assert character == "\n" or character not in visible(f"a{character}b")
    assert guarded(f"a{character}b").isprintable() or character in "\u180e\u200c\u200d"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred", "␛[31mred"),
        ("\x7f", "␡"),
        ("\x9b31m", "⟨U+009B⟩31m"),
        ("a\r\nb", "a␍\nb"),
        ("a\tb", "a b"),
        ("a\u202eb", "a⟨U+202E⟩b"),
        ("pay\u200bpal", "pay⟨U+200B⟩pal"),
        ("pay\u200dpal", "pay⟨U+200D⟩pal"),
        ("a\U000e0041", "a⟨U+E0041⟩"),
        ("\u200dа", "⟨U+200D⟩а"),
        ("می\u200c\u200c\u200dخواهم", "می\u200c⟨U+200C⟩⟨U+200D⟩خواهم"),
        ("שלום\u200f a", "שלום\u200f a"),
    ],
)
def test_what_is_shown_instead(text: str, shown: str) -> None:
    assert visible(text) == shown
    assert visible_line(text) == shown.replace("\n", " ")


@pytest.mark.parametrize(
    "text",
    [
        "« été » 한국",
        "می\u200cخواهم",
        "क\u094d\u200dष",
        "👩\u200d🚀 ❤\ufe0f\u200d🔥 🏳\ufe0f\u200d🌈",
        "ᠠ\u180eᠠ",
        "葛\U000e0100",
        "co\u00adoperate",
    ],
)
def test_what_languages_and_pictures_need_is_left_alone(text: str) -> None:
    assert visible(text) == visible_line(text) == guarded(text) == text


def test_no_character_of_any_kind_gets_through_unless_it_is_known() -> None:
    """Whatever Unicode calls a control, a format, a separator or a surrogate."""
    unprinted = [
        character
        for character in map(chr, range(sys.maxunicode + 1))
        if unicodedata.category(character) in ("Cc", "Cf", "Cs", "Zl", "Zp")
    ]
    let_through = {one for one in unprinted if visible_line(f"a{one}") == f"a{one}"}
    assert set(STAY) <= let_through <= {*STAY, *NUMBER_SIGNS}


# They are drawn, and embrace the number that follows; hieroglyphs are laid out by the last ones.
NUMBER_SIGNS = (
    "\u0600\u0601\u0602\u0603\u0604\u0605\u06dd\u070f\u0890\u0891\u08e2\U000110bd\U000110cd"
    + "".join(map(chr, range(0x13430, 0x13440)))
)


@given(TEXTS)
def test_showing_is_done_once(text: str) -> None:
    assert visible(visible(text)) == visible(text)
    assert visible_line(visible(text)) == visible_line(text)


@given(TEXTS)
def test_what_is_shown_passes_the_last_filter_as_it_is(text: str) -> None:
    assert guarded(visible_line(text)) == visible_line(text)


@given(TEXTS)
def test_the_last_filter_keeps_every_character_in_its_place(text: str) -> None:
    passed = guarded(text)
    assert len(passed) == len(text)
    assert all(a in (b, "\ufffd") for a, b in zip(passed, text, strict=True))


@given(TEXTS)
def test_what_is_found_is_what_would_be_shown_in_another_way(text: str) -> None:
    found = set(hostile_in(text))
    assert bool(found) == (visible(text) != text.replace("\t", " "))
    assert visible("".join(one for at, one in enumerate(text) if at in found)) != "" or not found


@pytest.mark.parametrize(
    ("character", "name"),
    [
        ("\u202e", "U+202E RIGHT-TO-LEFT OVERRIDE"),
        ("\x1b", "U+001B"),
        ("\ufff0", "U+FFF0"),
    ],
)
def test_characters_have_names(character: str, name: str) -> None:
    assert character_name(character) == name
