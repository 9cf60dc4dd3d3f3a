"""Colours: two themes with one accent each, and the styles that drawn lines may name.

Every other theme of Textual works too: the quiet colours are mixed from a theme's own background
and foreground, so a style never depends on a variable that a theme may lack.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from rich.style import Style
from textual.color import Color, ColorParseError
from textual.theme import Theme

DARK = Theme(
    name="timeline-dark",
    primary="#e0a458",
    accent="#e0a458",
    foreground="#d8dbe2",
    background="#14171c",
    surface="#14171c",
    panel="#1d2129",
    warning="#d9b44a",
    error="#e5686f",
    success="#7fb685",
    dark=True,
)
LIGHT = Theme(
    name="timeline-light",
    primary="#9a5b13",
    accent="#9a5b13",
    foreground="#23262d",
    background="#fbfaf7",
    surface="#fbfaf7",
    panel="#efece5",
    warning="#8a6d00",
    error="#b3261e",
    success="#2f6f3e",
    dark=False,
)
THEMES = (DARK, LIGHT)


class Look(NamedTuple):
    """How a piece of a line looks: variables of the theme for its colours, and its type."""

    color: str = ""
    background: str = ""
    bold: bool = False
    italic: bool = False
    strike: bool = False


STYLES: Mapping[str, Look] = {
    "happened": Look(),
    "muted": Look("muted"),
    "faint": Look("faint"),
    "rule": Look("rule"),
    "thumb": Look(background="rule"),
    "rest": Look("background"),
    "tick": Look("muted"),
    "band": Look("muted"),
    "strong": Look(bold=True),
    "italic": Look(italic=True),
    "heading": Look("muted", bold=True),
    "gap": Look("muted", italic=True),
    "accent": Look("accent"),
    "planned": Look(italic=True),
    "claimed": Look(italic=True),
    "background": Look("muted"),
    "quote": Look("foreground"),
    "excluded": Look("muted", strike=True),
    "error": Look("error"),
    "hit": Look("background", "accent"),
    "linked": Look("accent"),
    "current": Look("accent", "cursor", bold=True),
    "chosen": Look(background="chosen"),
    "cursor": Look(background="cursor"),
}
"""The styles that a piece of a line may name."""


def style_of(look: Look, variables: Mapping[str, str]) -> Style:
    """Return a look in the colours of a theme; what a theme does not know stays as it is around.

    A component class of Textual for each of them would cost a match of the whole stylesheet, for
    every widget, at every change of its state.
    """
    color, background = (
        Color.parse(variables[name]).rich_color if name in variables else None
        for name in (look.color, look.background)
    )
    # What is not set must stay open, so that styles can be laid one over the other.
    return Style(
        color=color,
        bgcolor=background,
        bold=look.bold or None,
        italic=look.italic or None,
        strike=look.strike or None,
    )


_ANSI = {
    "muted": "ansi_bright_black",
    "faint": "ansi_bright_black",
    "rule": "ansi_bright_black",
    "chosen": "ansi_default",
    "cursor": "ansi_blue",
}
_SHARES = {"muted": 0.62, "faint": 0.42, "rule": 0.2, "chosen": 0.06, "cursor": 0.14}


def quiet_colours(variables: Mapping[str, str]) -> dict[str, str]:
    """Return the quiet colours of a theme: its foreground mixed into its background.

    A theme of the terminal's own colours cannot be mixed; it has bright black for all of them.
    """
    try:
        background = Color.parse(variables["background"])
        foreground = Color.parse(variables["foreground"])
    except (KeyError, ColorParseError):
        return _ANSI
    if background.ansi is not None or foreground.ansi is not None:
        return _ANSI
    return {name: background.blend(foreground, share).hex for name, share in _SHARES.items()}
