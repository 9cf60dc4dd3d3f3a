"""Colours: two themes with one accent each, and the styles that drawn lines may name.

Every other theme of Textual works too: the quiet colours are mixed from a theme's own background
and foreground, so a style never depends on a variable that a theme may lack.
"""

from __future__ import annotations

from collections.abc import Mapping

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

STYLES: Mapping[str, str] = {
    "happened": "",
    "muted": "color: $muted;",
    "faint": "color: $faint;",
    "rule": "color: $rule;",
    "tick": "color: $muted;",
    "band": "color: $muted;",
    "strong": "text-style: bold;",
    "italic": "text-style: italic;",
    "heading": "color: $muted; text-style: bold;",
    "gap": "color: $muted; text-style: italic;",
    "accent": "color: $accent;",
    "planned": "text-style: italic;",
    "claimed": "text-style: italic;",
    "background": "color: $muted;",
    "quote": "color: $foreground;",
    "excluded": "color: $muted; text-style: strike;",
    "error": "color: $error;",
    "hit": "color: $background; background: $accent;",
    "linked": "color: $accent;",
    "current": "color: $accent; background: $cursor; text-style: bold;",
    "chosen": "background: $chosen;",
    "cursor": "background: $cursor;",
}
"""The styles that a piece of a line may name, as the CSS that draws each."""

STYLE_CSS = "\n".join(f".row--{name} {{ {css} }}" for name, css in STYLES.items())
"""The styles as a stylesheet."""

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
