"""The comments of a timeline file, and what each of them belongs to.

YAML gives comments no meaning, and parsers drop them.  But between two values a "#" can begin
nothing else (YAML 1.1, 7.2.1): what lies between libyaml's values is searched for them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from timeline_tui.files.comments import Comments, Path
from timeline_tui.files.readers.yaml.encoding import text_of
from timeline_tui.files.readers.yaml.tokens import Token, tokens_of

_COMMENT = re.compile("#[^\n\r\x85\u2028\u2029]*")
_BLANK_LINE = re.compile(r"\n[ \t\r]*\n")


def comments_of(data: bytes) -> Comments:
    """Return the comments of a file that the reader has found sound."""
    text = text_of(data).text
    finder = _Finder(text)
    last = text.rfind("#")
    for token in tokens_of(text):  # pragma: no branch - the end of the file is a token too
        finder.meet(token)
        if token.kind != "block end" and token.start > last:
            break  # most comments stand at the head of a file
    below = {path: lines[:-1] if lines[-1] == "" else lines for path, lines in finder.below.items()}
    return Comments(finder.above, finder.beside, below)


class _Found(NamedTuple):
    """A comment, where it begins, and whether a blank line comes after it."""

    text: str
    at: int
    is_spaced: bool


class _Finder:
    """Goes from token to token, and gives away the comments that lie between two of them."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._before: Token | None = None
        self._closed: list[Token] = []
        self.above: dict[Path, list[str]] = {}
        self.beside: dict[Path, str] = {}
        self.below: dict[Path, list[str]] = {}

    def meet(self, token: Token) -> None:
        """Give away what stands before a token, to it or to what came before."""
        if token.kind == "block end":
            self._closed.append(token)
            return
        found = list(self._between(self._before.end if self._before else 0, token.start))
        if found and self._before and self._is_beside(found[0], self._before):
            self._put_beside(self._before.path, found.pop(0).text)
        while found and (home := self._closed_around(found[0], token)) is not None:
            _add(self.below, home, found.pop(0))
        for comment in found:
            _add(self.below if token.kind == "flow end" else self.above, token.path, comment)
        if token.header:
            self._put_beside(token.path, token.header)
        self._closed.clear()
        self._before = token

    def _between(self, start: int, end: int) -> Iterator[_Found]:
        if self._text.find("#", start, end) < 0:
            return
        spots = list(_COMMENT.finditer(self._text, start, end))
        ends = [*(found.start() for found in spots[1:]), end]
        for found, stop in zip(spots, ends, strict=True):
            is_spaced = _BLANK_LINE.search(self._text, found.end(), stop) is not None
            yield _Found(found[0].rstrip(), found.start(), is_spaced)

    def _is_beside(self, comment: _Found, token: Token) -> bool:
        """Say whether a comment stands on the line on which a token ends."""
        start = self._line_start(comment.at)
        return token.end > start and self._text[start : comment.at].strip() != ""

    def _closed_around(self, comment: _Found, token: Token) -> Path | None:
        """Return the block that has ended, at whose end a comment stands by its indentation.

        None where it belongs to what comes next.
        """
        column = comment.at - self._line_start(comment.at)
        if token.kind == "flow end":
            return None
        if token.kind == "end":
            if column == 0:
                return ()
        elif column <= self._indentation(token.start):
            return None
        return next((block.path for block in self._closed if block.column <= column), None)

    def _put_beside(self, path: Path, comment: str) -> None:
        if path in self.beside:
            self.above.setdefault(path, []).append(comment)
        else:
            self.beside[path] = comment

    def _line_start(self, at: int) -> int:
        return self._text.rfind("\n", 0, at) + 1

    def _indentation(self, at: int) -> int:
        start = self._line_start(at)
        line = self._text[start:at]
        return len(line) - len(line.lstrip())


def _add(comments: dict[Path, list[str]], path: Path, found: _Found) -> None:
    lines = comments.setdefault(path, [])
    lines.append(found.text)
    if found.is_spaced:
        lines.append("")
