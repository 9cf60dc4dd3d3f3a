"""The JSON of TimelineJS as drafts of events."""

from __future__ import annotations

from collections.abc import Callable

from timeline_tui.core.dates import DateError
from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError, Report, quoted
from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.json.decoding import tree_from
from timeline_tui.files.readers.json.own import starts_of
from timeline_tui.files.readers.timelinejs.slides import Slide, Slides
from timeline_tui.files.readers.yaml.tree import Tree

_KEYS = ("title", "events", "eras", "scale")


def read_timelinejs(data: bytes, name: str, options: Reading) -> Drafts:
    """Return the drafts of the slides and eras; ProblemsError where the file is no such JSON."""
    tree, report = tree_from(data, name)
    if not isinstance(tree, dict) or not isinstance(tree.get("events"), list):
        reason = "TimelineJS has an object with a list of 'events'"
        report.add(0, reason, "is it of another format? say so with --from")
        raise ProblemsError(name, report.problems)
    dates = ForeignDates(options.date_order)
    slides = Slides(dates)
    drafts = Drafts()
    if isinstance(title := tree.get("title"), dict):
        drafts.heading.update(slides.heading(title))
    _take(tree.get("events"), "events", slides.event, report, drafts)
    _take(tree.get("eras"), "eras", slides.era, report, drafts)
    for key in tree.keys() - set(_KEYS):
        slides.losses.say(f"the key {quoted(key)} at the top of the file")
    drafts.sources.extend(slides.sources.values())
    drafts.notes.extend(slides.losses.notes())
    drafts.remarks.extend([*slides.remarks(), *dates.remarks()])
    return drafts


def _take(
    items: Tree,
    key: str,
    draft: Callable[[Slide], dict[str, Tree]],
    report: Report,
    drafts: Drafts,
) -> None:
    """Make drafts of a list of slides."""
    if not isinstance(items, list) or not items:
        return
    starts = starts_of(report.text, key)
    for at, item in zip(starts, items, strict=True):
        where = f"line {report.line(at)}"
        if not isinstance(item, dict):
            drafts.refused.append(Refusal(where, "a slide should be an object", "put it in { }"))
            continue
        try:
            drafts.events.append(Draft(where, draft(item)))
        except (DateError, RefusedRecordError) as error:
            drafts.refused.append(Refusal(where, error.reason, error.hint))
