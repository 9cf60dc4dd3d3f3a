"""Finding by a few letters."""

from __future__ import annotations

import pytest

from timeline_tui.tui.dialogs.matching import names_of

THINGS = [
    ("Donald Trump", "M. Trump"),
    ("Volodymyr Zelensky", "Zélenski"),
    ("NATO", "OTAN"),
    ("NATO members", "membres de l’OTAN"),
    ("White House",),
    ("Øresund Straße",),
    ("Potash (miner)",),
]
NAMES = names_of(THINGS)


def found(letters: str) -> list[str]:
    return [THINGS[match.thing][match.name] for match in NAMES.find(letters)]


@pytest.mark.parametrize(
    ("letters", "names"),
    [
        ("zelen", ["Volodymyr Zelensky"]),
        ("zelenski", ["Zélenski"]),
        ("ZÉLENSKI", ["Zélenski"]),
        ("otan", ["OTAN", "membres de l’OTAN"]),
        ("trump", ["Donald Trump"]),
        ("m. t", ["M. Trump"]),
        ("strasse", ["Øresund Straße"]),
        ("ores", ["Øresund Straße"]),
        ("ota", ["OTAN", "membres de l’OTAN", "Potash (miner)"]),
        ("miner", ["Potash (miner)"]),
        ("whitehouse", ["White House"]),
        ("white  h", ["White House"]),
        ("house white", []),
        ("(m", ["Potash (miner)"]),
        (".*", []),
        ("\0", []),
    ],
)
def test_a_few_letters_find_the_name_or_alias_that_they_match(
    letters: str, names: list[str]
) -> None:
    assert found(letters) == names


@pytest.mark.parametrize("nothing", ["", "  "])
def test_without_letters_everything_is_found_by_its_first_name(nothing: str) -> None:
    assert found(nothing) == [names[0] for names in THINGS]


def test_beginnings_of_words_come_before_the_middles_of_words() -> None:
    assert found("o")[:3] == ["OTAN", "membres de l’OTAN", "Øresund Straße"]
    assert set(found("o")[3:]) == {
        "Donald Trump",
        "Volodymyr Zelensky",
        "White House",
        "Potash (miner)",
    }
