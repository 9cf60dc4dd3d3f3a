"""The text of a piece of HTML, and where its links lead.

Other programs fill their fields with it.  Python's own parser of HTML needs minutes for a few
thousand unfinished tags: here a tag is what stands between two angle brackets, and every character
is looked at once.
"""

from __future__ import annotations

import html
import re
from typing import NamedTuple

_TAG = re.compile(r"<(?P<end>/?)(?P<name>[a-zA-Z][a-zA-Z0-9]*)(?P<rest>[^<>]*)>|<[!?][^<>]*>")
_LOOKS_LIKE_HTML = re.compile(r"</?[a-zA-Z][^<>]*>|<!--|&(?:#\d+|#[xX][0-9a-fA-F]+|[a-zA-Z]+);")
# What somebody who writes plain text does not write: a tag that closes, or the break of a line.
_IS_HTML = re.compile(
    r"</(?:a|b|i|u|p|em|strong|span|div|ul|ol|li|html-blob)>|<br ?/?>", re.IGNORECASE
)
_HREF = re.compile(r"""\s(?:href|src)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))""", re.IGNORECASE)
_WEB = re.compile(r"https?://\S+", re.IGNORECASE)
_PARAGRAPHS = frozenset("p div blockquote ul ol table h1 h2 h3 h4 h5 h6 section article".split())
_LINES = frozenset("br li tr hr dt dd".split())
_SILENT = frozenset("script style".split())
_LEADING = frozenset("a iframe img video audio source embed".split())
_BLANKS = re.compile(r"[ \t\r\n\f]+")


class HtmlText(NamedTuple):
    """A text, the web addresses that it linked to, and whether there was any markup in it."""

    text: str
    links: tuple[str, ...] = ()
    was_html: bool = False


def html_text(source: str) -> HtmlText:
    """Return what a browser would show of HTML, in paragraphs; a text without markup as it is."""
    if not _LOOKS_LIKE_HTML.search(source):
        return HtmlText(source.strip())
    parts: list[str] = []
    links: dict[str, None] = {}
    at = 0
    silent = ""
    for tag in _TAG.finditer(source):
        if not silent:
            parts.append(_shown(source[at : tag.start()]))
        at = tag.end()
        name = (tag["name"] or "").lower()
        if silent:
            silent = "" if tag["end"] and name == silent else silent
        elif name in _SILENT and not tag["end"]:
            silent = name
        elif name in _PARAGRAPHS:
            parts.append("\n\n")
        elif name in _LINES and not tag["end"]:
            parts.append("\n")
        elif name in _LEADING and (address := _address(tag["rest"])):
            links[address] = None
    if not silent:
        parts.append(_shown(source[at:]))
    return HtmlText(_tidy("".join(parts)), tuple(links), was_html=True)


def html_in(text: str) -> HtmlText | None:
    """Return what a browser would show of a text that is surely HTML; None for any other.

    For formats whose texts are plain by the rules: "a <b, c> d" stays as it is.
    """
    return html_text(text) if _IS_HTML.search(text) else None


def _shown(source: str) -> str:
    return html.unescape(_BLANKS.sub(" ", source))


def _address(attributes: str) -> str:
    found = _HREF.search(attributes)
    address = html.unescape(next(filter(None, found.groups()), "")).strip() if found else ""
    return address if _WEB.fullmatch(address) else ""


def _tidy(text: str) -> str:
    """Return text without blanks around its lines, and with one empty line between paragraphs."""
    lines = [line.strip(" ") for line in text.split("\n")]
    kept = [line for place, line in enumerate(lines) if line or (place and lines[place - 1])]
    return "\n".join(kept).strip("\n")
