"""What our own writer keeps in a slide beside what is shown, taken where it is still true.

The writer is `files/writers/timelinejs/`.  Whoever edits a slide edits what it shows: where that is
no longer what we wrote, it wins over what we kept, field by field, and this is told.
"""

from __future__ import annotations

import re

from timeline_tui.core.phrases import title_words
from timeline_tui.core.records import Event
from timeline_tui.files.readers.checking import RefusedRecordError, checked
from timeline_tui.files.readers.html_text import html_text
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.yaml.texts import reader_of_texts
from timeline_tui.files.readers.yaml.tree import Tree
from timeline_tui.files.sealing import unsealed
from timeline_tui.files.writers.timelinejs.dates import Parts, when
from timeline_tui.files.writers.timelinejs.slides import (
    GROUPS,
    escaped_line,
    group_of,
    names_line,
    paragraphs,
    place_line,
)

Slide = dict[str, Tree]

_KEY = "timeline_tui"
_BESIDE = ("links", "sealed")
_STATUSES: dict[Tree, Tree] = {name: status for status, name in GROUPS.items()}
_PLACE = re.compile(r"<p>Place: ([^<]*)</p>")
_NAMES = re.compile(r"<p>With: ([^<]*)</p>")


def untouched(slide: Slide, losses: Losses, *, is_era: bool) -> tuple[dict[str, Tree], Slide]:
    """Return what a slide of ours still stands for, as the draft of an event, and the rest of it.

    The rest is a slide that shows what a person has changed or added.  A slide that is not of ours
    is all rest.
    """
    own = slide.get(_KEY)
    if not isinstance(own, dict):
        return {}, slide
    try:
        record = {key: value for key, value in own.items() if key not in _BESIDE}
        event = checked(record, Event, reader_of_texts())
    except RefusedRecordError as error:
        losses.remark(f"what {_KEY} says is passed over: {error.reason}")
        return {}, slide
    text = slide.get("text")
    rest: Slide = {**slide, "text": {**text} if isinstance(text, dict) else {}}
    kept: dict[str, Tree] = {"id": event.id, "tags": [*event.tags], "links": own.get("links")}
    changed = [
        *_date(event, rest, kept, is_era=is_era),
        *_status(event, rest, kept, is_era=is_era),
        *_title(event, rest, kept),
        *([] if is_era else _text(event, rest, kept, own.get("sealed"), losses)),
    ]
    if is_era:
        kept |= {"summary": event.summary, "place": event.place, "actors": [*event.actors]}
    for what in changed:
        losses.remark(f"the {what} is what the slide shows, as it was changed there")
    return kept, rest


def _date(event: Event, rest: Slide, kept: dict[str, Tree], *, is_era: bool) -> list[str]:
    written = when(event.date)
    end = written.end or (written.start if is_era else None)
    if [_numbers(rest.get("start_date")), _numbers(rest.get("end_date"))] != [written.start, end]:
        return ["date"]
    kept["date"] = event.date.text
    del rest["start_date"]
    rest.pop("end_date", None)
    if (rest.get("display_date") or "") == written.words:
        rest.pop("display_date", None)
    return []


def _numbers(date: Tree) -> Parts | None:
    """Return the parts of a date of a slide; None where there is none, or more than numbers."""
    if not isinstance(date, dict):
        return None
    parts = {key: value for key, value in date.items() if value not in (None, "")}
    try:
        return {key: int(str(value)) for key, value in parts.items()}
    except ValueError:
        return None


def _status(event: Event, rest: Slide, kept: dict[str, Tree], *, is_era: bool) -> list[str]:
    """Take the status, which the group shows, and the title of a background."""
    kept |= {"status": event.status, "background": event.background}
    group = rest.get("group") or ""
    if is_era or group == group_of(event):
        if not is_era:
            rest.pop("group", None)
        return []
    if group == "Background" or group in _STATUSES:
        rest.pop("group", None)
        kept["background"] = group == "Background"
        kept["status"] = _STATUSES.get(group, event.status)
        return ["status"]
    return []


def _title(event: Event, rest: Slide, kept: dict[str, Tree]) -> list[str]:
    text = rest["text"]
    assert isinstance(text, dict)  # noqa: S101 - see `untouched`
    shown = text.get("headline")
    if shown == escaped_line(title_words(event)):
        kept["title"] = event.title
        del text["headline"]
        return []
    if event.status == "happened" or not isinstance(shown, str):
        return ["title"]
    prefix = f"{event.status.upper()}: "
    text["headline"] = shown.removeprefix(prefix)
    if shown.startswith(prefix) or kept["status"] != event.status or not event.background:
        return ["title"]
    kept["status"] = "happened"
    return ["title", "status"]


def _text(
    event: Event, rest: Slide, kept: dict[str, Tree], sealed: Tree, losses: Losses
) -> list[str]:
    """Take the summary, the place and the actors from the text; leave the words of a person."""
    text = rest["text"]
    assert isinstance(text, dict)  # noqa: S101 - see `untouched`
    shown, quoted = unsealed(str(text.get("text") or ""), str(sealed))
    if quoted:
        losses.add("the quotes and sources, which slides hold as words alone,")
    changed = []
    summary = paragraphs(event.summary)
    if shown.startswith(summary):
        kept["summary"] = event.summary
        shown = shown.removeprefix(summary)
    else:
        changed.append("text")
    shown, place = _taken(shown, place_line(event.place), _PLACE)
    if place is None:
        kept["place"] = event.place
    else:
        kept["place"] = place
        changed.append("place")
    shown, names = _taken(shown, names_line(event.actors), _NAMES)
    if names is None:
        kept["actors"] = [*event.actors]
    else:
        kept["actors"] = [name for one in names.split(", ") if (name := one.strip())]
        changed.append("list of actors")
    text["text"] = shown
    if shown.strip() and "text" not in changed:
        changed.append("text")
    return changed


def _taken(shown: str, ours: str, line: re.Pattern[str]) -> tuple[str, str | None]:
    """Return what is shown without a line of ours, and what this says now; None for the same."""
    if ours and ours in shown:
        return shown.replace(ours, "", 1), None
    found = line.search(shown)
    if found:
        return shown[: found.start()] + shown[found.end() :], html_text(found[1]).text
    return shown, "" if ours else None
