"""Why a text is no YAML, in plain words: libyaml's messages, and what people usually meant."""

from __future__ import annotations

from typing import TYPE_CHECKING

from timeline_tui.files.problems import Report, quoted

if TYPE_CHECKING:
    from yaml.error import MarkedYAMLError

_IN_QUOTES = "put the text in quotes"
_AT_THE_OPENING = ("could not find expected ':'", "found unknown directive name")
_CLOSING = {"'": "close it with '; write a ' inside it as ''", '"': 'close it with "'}
# By libyaml's words for the problem; the rest of its messages are passed on as they are.
_KNOWN = {
    "found character that cannot start any token": (
        "text cannot begin with {character}",
        _IN_QUOTES,
    ),
    "did not find expected node content": ("a value is expected before {character}", _IN_QUOTES),
    "could not find expected ':'": (
        "this key has no colon",
        "write key: value, with a blank after the colon",
    ),
    "found unknown directive name": ("a line cannot begin with '%' here", _IN_QUOTES),
    "could not find expected directive name": ("a line cannot begin with '%' here", _IN_QUOTES),
    "found unexpected ':'": ("':' inside a text without quotes", _IN_QUOTES),
    "found unexpected non-alphabetical character": (
        "a line cannot begin with '%' here",
        _IN_QUOTES,
    ),
    "did not find expected whitespace or line break": (
        "text cannot begin with '!' or '%' here",
        _IN_QUOTES,
    ),
    "block sequence entries are not allowed in this context": (
        "an item of a list cannot stand here",
        "begin it with '- ' in a line of its own, indented like the other items",
    ),
    "found unknown escape character": (
        "in double quotes a backslash begins an escape, and this one is unknown",
        r"write \\ for a backslash, or use single quotes",
    ),
    "found invalid Unicode character escape code": (
        "this escape is no character",
        r"write \\ for a backslash, or use single quotes",
    ),
    "did not find expected hexdecimal number": (  # codespell:ignore hexdecimal
        "this escape needs hexadecimal digits",
        r"write \\ for a backslash, or use single quotes",
    ),
    "did not find expected alphabetic or numeric character": (
        "text cannot begin with '&' or '*' here",
        _IN_QUOTES,
    ),
    "did not find expected tag URI": ("text cannot begin with '!' here", _IN_QUOTES),
    "found incompatible YAML document": ("a version of YAML that is not known", "write %YAML 1.2"),
    "did not find expected comment or line break": (
        "after '|' or '>' nothing may stand in the same line",
        f"begin the text in the next line, or {_IN_QUOTES}",
    ),
    "did not find expected <document start>": (
        "this line belongs to nothing",
        "is it indented like the lines around it?",
    ),
    "found unexpected document indicator": (
        "a line that begins with '---' or '...' ends the document inside a quoted text",
        "close the quote before it, or indent the line",
    ),
}


def explain_syntax(error: MarkedYAMLError, report: Report) -> None:
    """Add to the report where the text stops being YAML, why, and what to do."""
    problem = error.problem or "this is no YAML"
    at = _index(error.problem_mark, report)
    opened = _index(error.context_mark, report) if error.context_mark else at
    before = report.before(at)
    character = report.text[at : at + 1]
    if (character == "\t" or "\t" in before) and not before.strip():
        report.add(at, "a tab in the indentation", "indent with blanks only")
    elif problem == "found unexpected end of stream":
        _never_closed(report, opened)
    elif problem.startswith("mapping values are not allowed"):
        report.add(at, *_colon(before, report, at))
    elif problem.startswith("did not find expected ',' or"):
        _bracket(report, at, opened)
    elif problem in ("did not find expected key", "did not find expected '-' indicator"):
        report.add(at, *_block(problem, before, report.line(opened)))
    elif problem == "did not find expected node content" and not character:
        report.add(at, "the file ends where a value is expected", "is a bracket not closed?")
    else:
        message, hint = _KNOWN.get(problem, (problem, error.context or ""))
        place = opened if problem in _AT_THE_OPENING else at
        report.add(place, message.replace("{character}", quoted(character)), hint)


def _index(mark: object, report: Report) -> int:
    return min(getattr(mark, "index", 0), len(report.text))


def _colon(line: str, report: Report, at: int) -> tuple[str, str]:
    """Say why a colon stands where none may: a second one in the line, or a line read as text."""
    if ": " in line.lstrip(" -"):
        return "': ' inside a text without quotes", _IN_QUOTES
    previous = report.before(max(at - len(line) - 1, 0)).strip()
    if previous and ": " not in previous and not previous.endswith(":"):
        hint = "is a colon, or the blank after it, missing in the line above?"
    else:
        hint = "indent it like the keys it belongs with"
    return "this line continues the text above it, so that no key can stand here", hint


def _never_closed(report: Report, opened: int) -> None:
    quote = report.text[opened : opened + 1]
    report.add(opened, f"the quote {quote} is never closed", _CLOSING.get(quote, ""))


def _bracket(report: Report, at: int, opened: int) -> None:
    is_list = report.text[opened : opened + 1] == "["
    what, closing = ("list", "]") if is_list else ("group of keys", "}")
    same_line = report.line(at) == report.line(opened) and at < len(report.text)
    if same_line and report.text[at] == ":":
        report.add(at, "': ' inside a text without quotes", _IN_QUOTES)
    elif same_line:
        report.add(at, f"',' or '{closing}' is expected here", "text with brackets needs quotes")
    else:
        report.add(
            opened, f"the {what} that begins here is not closed", f"write '{closing}' at its end"
        )


def _block(problem: str, line: str, first: int) -> tuple[str, str]:
    if line.rstrip().endswith(("'", '"')):
        return "text after the closing quote", f"{_IN_QUOTES} as a whole: 'the \"whole\" text'"
    if line.rstrip().endswith(("]", "}")):
        return "text after the closing bracket", "remove it, or put the whole value in quotes"
    if problem == "did not find expected key":
        return (
            f"no key of the group that begins in line {first} stands here",
            "indent it like the keys it belongs with, and write key: value",
        )
    return (
        f"this does not belong to the list that begins in line {first}",
        "begin the item with '- ', or indent the line like what it belongs with",
    )
