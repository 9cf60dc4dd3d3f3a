"""What is gathered while a file is read gives the tables that a walk through its events makes."""

from __future__ import annotations

import random
from io import BytesIO
from typing import cast

import msgspec
import pytest

from timeline_tui.core.dates import parse_date
from timeline_tui.core.records import Actor, Citation, Event, File, Links, Quote
from timeline_tui.core.selection.survey import MAKERS
from timeline_tui.core.selection.words import searched
from timeline_tui.core.store.shelf import collected
from timeline_tui.core.timeline import timeline_of
from timeline_tui.files.store.gathering import tables_of_actors, tables_of_ids
from timeline_tui.files.store.joining import joined
from timeline_tui.files.store.packing import packed
from timeline_tui.files.store.sections import Writer
from timeline_tui.files.store.spooling import Spool, spooled

ACTORS = ("one", "two", "three", "nobody")
DATES = ("2025-02-12", "1999", "2025-02-12T18:00", "../2025", "2024-05", "2025-02-12T03:00+01:00")


def story(seed: int, size: int) -> File:
    rng = random.Random(seed)  # noqa: S311 - no secret

    def quote() -> Quote:
        by, relays = rng.choice(ACTORS[:3]), rng.choice((*ACTORS[:3], "", ""))
        date = rng.choice((None, None, parse_date("2025"), parse_date("2024")))
        return Quote(by, "Words", relays=relays, date=date, source=Citation("s"))

    def event(number: int) -> Event:
        earlier = [f"e{one}" for one in range(number) if one % 3]
        links = Links(
            follows=tuple(rng.sample(earlier, min(len(earlier), rng.randrange(3)))),
            part_of=tuple(rng.sample(earlier, min(len(earlier), rng.randrange(2)))),
        )
        return Event(
            parse_date(rng.choice(DATES)),
            f"Été {number % 4}",
            id=f"e{number}" if number % 3 else "",
            actors=tuple(rng.sample(ACTORS[:3], rng.randrange(3))),
            links=links,
            quotes=tuple(quote() for _ in range(rng.randrange(4))),
        )

    actors = tuple(Actor(one, one) for one in ACTORS)
    return File(actors=actors, events=tuple(map(event, range(size))))


def as_written(table: object) -> bytes:
    into = BytesIO()
    node = packed(table, Writer(into))
    return msgspec.msgpack.encode(node) + into.getvalue()


@pytest.mark.parametrize(("seed", "size"), [(1, 0), (2, 1), (3, 40), (4, 40), (5, 90)])
@pytest.mark.parametrize("shares", [1, 2])
def test_gathered_tables_are_those_of_a_walk(seed: int, size: int, shares: int) -> None:
    file = story(seed, size)
    parts = [
        (number, File(events=file.events[first : first + 7]))
        for number, first in enumerate(range(0, size, 7))
    ]
    own = [[part for part in parts if part[0] % shares == share] for share in range(shares)]
    spools = [Spool(BytesIO(), BytesIO()) for _ in own]
    read = [spooled(some, spool, gathers=True)[0] for some, spool in zip(own, spools, strict=True)]
    for share in read[1:]:
        read[0].soundness.join(share.soundness)
    joint = joined(read)

    timeline = timeline_of(file)
    made = tables_of_ids(joint.parts, joint.events.names)
    made |= tables_of_actors(joint.parts, timeline.actors_by_id)
    assert made.keys() == {"ids", "links", "facet:actors", "voices", "quotes"}
    for name, table in made.items():
        walked = collected(timeline.events, MAKERS[name](timeline))
        assert as_written(table) == as_written(walked), name
    texts = [
        b"".join(some)
        for some in joint.events.each_searched(
            [cast("BytesIO", spool.searched).getvalue() for spool in spools]
        )
    ]
    assert b"".join(texts) == b"".join(map(str.encode, searched(timeline.events)))
