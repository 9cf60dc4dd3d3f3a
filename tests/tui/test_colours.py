"""Colours: lines are drawn in those of the theme, also when it is changed."""

from __future__ import annotations

import pytest
from rich.color import ColorType
from textual.color import Color
from textual.theme import Theme

from screens import explorer, settled
from timeline_tui.tui.palette import DARK, LIGHT, quiet_colours
from timeline_tui.tui.row_list import RowList


@pytest.mark.parametrize("theme", [DARK, LIGHT], ids=lambda theme: theme.name)
async def test_quiet_colours_are_mixed_from_the_theme(theme: Theme) -> None:
    async with explorer() as pilot:
        pilot.app.theme = theme.name
        await settled(pilot)
        mixed = quiet_colours(
            {"background": str(theme.background), "foreground": str(theme.foreground)}
        )
        events = pilot.app.screen.query_one("#events", RowList)
        for name in ("cursor", "chosen"):
            drawn = events.style_named(name).bgcolor
            assert drawn == Color.parse(mixed[name]).rich_color
        for name in ("muted", "faint", "rule"):
            drawn = events.style_named(name).color
            assert drawn is not None
            assert drawn.type is ColorType.TRUECOLOR
            assert drawn == Color.parse(mixed[name]).rich_color
