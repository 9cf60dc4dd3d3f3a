"""What stands in the first line of an entry: its title, tags, an id, a place, a check mark."""

from __future__ import annotations

import re
from typing import NamedTuple

from timeline_tui.files.readers.markwhen.grammar import DONE, ID, PLACE, TAG, TAGS_AT_END

_ESCAPE = re.compile(r"\\(\\?)")
_BLANKS = re.compile(r"[ \t]+")


class Title(NamedTuple):
    """A first line, taken apart."""

    text: str
    tags: tuple[str, ...] = ()
    id: str = ""
    place: str = ""
    is_checked: bool = False


def title_in(line: str) -> Title:
    """Return the parts of the first line of an entry.

    Tags at its end are only tags; one within the title is a word of it as well.
    """
    done = DONE.match(line)
    text = line[done.end() :] if done else line
    place, id_ = PLACE.search(text), ID.search(text)
    for found in (place, id_):
        if found:
            text = text.replace(found[0], "", 1)
    tags = tuple(TAG.findall(text))
    text = TAG.sub(r"\1", TAGS_AT_END.sub("", text))
    return Title(
        _BLANKS.sub(" ", text).strip(),
        tags,
        id_[1] if id_ else "",
        place[1] if place else "",
        done is not None,
    )


def own_title_in(line: str) -> Title:
    """Return the title and the tags of a first line that our own writer made."""
    text = TAGS_AT_END.sub("", line)
    return Title(unescaped(text.strip()), tuple(TAG.findall(line[len(text) :])))


def unescaped(text: str) -> str:
    """Return a text without the backslashes that our own writer puts before signs."""
    return _ESCAPE.sub(r"\1", text)
