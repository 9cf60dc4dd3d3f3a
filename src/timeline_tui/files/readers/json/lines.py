"""JSON Lines of our own shape: a record a line, so that a bad line costs no other."""

from __future__ import annotations

from timeline_tui.files.options import Reading
from timeline_tui.files.problems import ProblemsError, Report, quoted
from timeline_tui.files.readers.drafts import Draft, Drafts, Refusal
from timeline_tui.files.readers.json.decoding import value_in
from timeline_tui.files.readers.json.own import remarks_on_bounds, remarks_on_query, without_bounds
from timeline_tui.files.readers.yaml.encoding import decoded
from timeline_tui.files.readers.yaml.tree import Tree

_KINDS = "timeline, source, actor or event"


def read_json_lines(data: bytes, name: str, _: Reading) -> Drafts:
    """Return the drafts in JSON Lines; ProblemsError where the file is no text."""
    report = decoded(data)
    if report.problems:
        raise ProblemsError(name, report.problems)
    drafts = Drafts(by_name=False)
    events: list[dict[str, Tree]] = []
    # Only a line feed ends a line here: texts may hold other breaks as they are.
    for number, line in enumerate(report.text.split("\n"), 1):
        if line.strip():
            _take(line, f"line {number}", drafts, events)
    drafts.remarks.extend(remarks_on_bounds(events))
    return drafts


def _take(line: str, where: str, drafts: Drafts, events: list[dict[str, Tree]]) -> None:
    report = Report(line)
    tree = value_in(report)
    if report.problems:
        problem = report.problems[0]
        reason = f"column {problem.column}: {problem.message}"
        drafts.refused.append(Refusal(where, reason, problem.hint))
    elif not isinstance(tree, dict):
        hint = "write its keys and values in { }"
        drafts.refused.append(Refusal(where, "a line should be an object with its keys", hint))
    else:
        if tree.get("record") == "event":
            events.append(tree)
        _file(tree, where, drafts)


def _file(tree: dict[str, Tree], where: str, drafts: Drafts) -> None:
    """Put a record where it belongs."""
    record = {key: value for key, value in tree.items() if key != "record"}
    match tree.get("record"):
        case "timeline":
            drafts.remarks.extend(remarks_on_query(record.pop("query", None)))
            if drafts.heading:
                hint = "one file holds one timeline"
                drafts.refused.append(Refusal(where, "a second 'timeline'", hint))
            else:
                drafts.heading.update(record)
        case "source":
            drafts.sources.append(record)
        case "actor":
            drafts.actors.append(record)
        case "event":
            drafts.events.append(Draft(where, without_bounds(record)))
        case kind:
            what = f"{quoted(str(kind))} is no kind of record" if kind else "'record' is missing"
            drafts.refused.append(Refusal(where, what, f"write one of {_KINDS}"))
