from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.text.slugs import slug


@pytest.mark.parametrize(
    ("text", "made"),
    [
        ("Donald Trump", "donald-trump"),
        ("Élysée — l'été", "elysee-l-ete"),
        ("Владимир Путин", "владимир-путин"),
        ("ががく の 日", "ががく-の-日"),
        ("か\u3099", "が"),
        ("हिन्दी भाषा", "हिन्दी-भाषा"),
        ("한국 전쟁", "한국-전쟁"),
        ("ภาษาไทย", "ภาษาไทย"),
        ("❤\ufe0f Love 1\ufe0f", "love-1"),
        ("\u093f \u093f", ""),
        ("…", ""),
        ("a_b", "a_b"),
        ("x" * 60, "x" * 48),
    ],
)
def test_a_name_as_an_id(text: str, made: str) -> None:
    assert slug(text) == made


@given(st.text())
def test_an_id_holds_no_blank_and_begins_and_ends_with_a_sign_of_its_own(text: str) -> None:
    made = slug(text)
    assert made == made.strip("-")
    assert "--" not in made
    assert not any(character.isspace() for character in made)
    assert len(made) <= 48
