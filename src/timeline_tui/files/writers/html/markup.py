"""Elements of a page.  Text becomes text and never markup: only this module makes elements.

Whatever a file says passes `visible` here, in texts and in attributes alike, so that no part of
the page can forget it.  The elements are a tree of the standard library, which escapes what they
hold when it is written out.
"""

from __future__ import annotations

import re
from typing import TypeAlias
from urllib.parse import quote, urlsplit
from xml.etree.ElementTree import Element, tostring

from timeline_tui.core.text import visible, visible_line

Child: TypeAlias = Element | str | None

_LINKED_SCHEMES = frozenset({"http", "https", "mailto"})
_LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*", re.ASCII)
_OWN_LINES = frozenset(
    "article aside dd details dl dt figcaption figure footer g h1 h2 h3 h4 head header li main meta"
    " nav ol p section style summary svg title ul body html blockquote div".split()
)
_SAFE_IN_ANCHORS = "-._~!$'()*+,;:@/"  # RFC 3986, 3.5, but for the ampersand, which reads badly


def tag(name: str, /, *children: Child, **attributes: str | int | None) -> Element:
    """Return an element with its children; a text among them is shown as it is.

    The name of an attribute loses an underscore at its end (``class_``), and others in it become
    hyphens.  One that is None is left out, and so is a child.
    """
    element = Element(name)
    for key, value in attributes.items():
        if value is not None:
            written = visible_line(value) if isinstance(value, str) else str(value)
            element.set(key.rstrip("_").replace("_", "-"), written)
    add(element, *children)
    if name in _OWN_LINES:
        element.tail = "\n"
    return element


def add(element: Element, *children: Child) -> None:
    """Put further children at the end of an element."""
    for child in children:
        if isinstance(child, str):
            _add_text(element, visible(child))
        elif child is not None:
            element.append(child)


def _add_text(element: Element, text: str) -> None:
    if len(element):
        element[-1].tail = (element[-1].tail or "") + text
    else:
        element.text = (element.text or "") + text


def written(element: Element) -> str:
    """Return an element as HTML."""
    return tostring(element, encoding="unicode", method="html")


def opened_and_closed(element: Element) -> tuple[str, str]:
    """Return an element as HTML in two parts, so that much can be written between them."""
    whole = written(element)
    at = whole.rindex("</")
    return whole[:at], whole[at:]


def anchor(kind: str, name: str | int) -> str:
    """Return the id of an element: what it stands for, and which one it is."""
    return f"{kind}-{visible_line(str(name))}"


def link(target: str, *children: Child, **attributes: str | int | None) -> Element:
    """Return a link to the element of an id on the same page."""
    return tag("a", *children, href=f"#{quote(target, safe=_SAFE_IN_ANCHORS)}", **attributes)


def isolated(text: str) -> Element:
    """Return a text of the file that stands among words of ours, whatever direction it has."""
    return tag("bdi", visible_line(text))


def outside_link(url: str) -> Element:
    """Return a link to a page or a mail address; any other URL is shown and leads nowhere."""
    if not _may_be_linked(url):
        return isolated(url)
    return tag("a", isolated(url), href=url, rel="noopener noreferrer nofollow")


def _may_be_linked(url: str) -> bool:
    if visible_line(url) != url or re.search(r"\s", url):
        return False
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    if parts.scheme == "mailto":
        return bool(parts.path)
    return parts.scheme in _LINKED_SCHEMES and bool(parts.netloc)


def language_tag(lang: str) -> str:
    """Return what the attribute lang says: a language tag, or nothing for an unknown language.

    BCP 47 gives the form; HTML takes the empty text for "not known".
    """
    return lang if _LANGUAGE.fullmatch(lang) else ""
