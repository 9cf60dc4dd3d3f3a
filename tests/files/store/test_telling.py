"""What one process tells another of a share is what the other gets."""

from __future__ import annotations

from io import BytesIO

import pytest

from timeline_tui.core.dates import Date, parse_date
from timeline_tui.core.records import Citation, Event, File, Quote
from timeline_tui.files.store.spooling import Share, Spool, spooled
from timeline_tui.files.store.telling import decoded, encoded

NEAR = (
    "2025-02-12",
    "1999~/..",
    "/2024?",
    "2024-05/2025",
    "2025-02-12T18:00+01:00",
    "[1999,2001..]",
)


def share_of(texts: tuple[str, ...]) -> Share:
    cited = Citation("paper", "¶ 1")
    quotes = (Quote("one", "Words", date=parse_date("2024"), source=cited),)
    events = [
        Event(parse_date(text), "Title", id=f"e{number}", quotes=quotes)
        for number, text in enumerate(texts)
    ]
    parts = [(1, File(events=(*events, Event(parse_date("2025"), "Été"))))]
    return spooled(parts, Spool(BytesIO(), BytesIO()), gathers=True)[0]


@pytest.mark.parametrize("texts", [NEAR, (*NEAR, "Y170000000002")])
def test_a_share_that_was_told_is_the_same(texts: tuple[str, ...]) -> None:
    share, told = share_of(texts), decoded(encoded(share_of(texts)))
    assert [*map(Date.__reduce__, told.dates)] == [*map(Date.__reduce__, share.dates)]
    assert (told.pieces, told.ids, told.gathered) == (share.pieces, share.ids, share.gathered)
    assert told.soundness.events == share.soundness.events
    assert told.soundness.cited == {"paper"}
