"""Leaving before everything is there: whatever is being made just then, it is no defect."""

from __future__ import annotations

import pytest
from textual.message import Message
from textual.message_pump import MessagePump

from timeline_tui.core.view import open_view
from timeline_tui.files.opening import open_timeline
from timeline_tui.files.state import Kept
from timeline_tui.tui.app import Opened, TimelineApp

CODE = 143


@pytest.mark.parametrize("number", range(1, 80))
async def test_leaving_with_any_message(number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    opened = Opened(open_view(open_timeline(None)), Kept())
    app = TimelineApp(lambda: opened, "story.yaml")
    dispatch, count = MessagePump._dispatch_message, 0  # noqa: SLF001

    async def dispatched(pump: MessagePump, message: Message) -> None:
        nonlocal count
        count += 1
        if count == number:
            app.exit(None, CODE)
        await dispatch(pump, message)

    monkeypatch.setattr(MessagePump, "_dispatch_message", dispatched)
    await app.run_async(headless=True, size=(120, 36))
    assert app.defect is None
    assert app.return_code == CODE
