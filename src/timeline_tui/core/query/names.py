"""What a text names: by its id, by one of its names, or by the beginning of one."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import chain, compress, repeat
from operator import contains

from timeline_tui.core.text import fold

_MOST_COMPARED = 2000
_MOST_NAMED = 6
_MOST_LOOKED_AT = 2000


class Names:
    """Things by their ids and names, case and accents aside.  Several may share a name."""

    def __init__(self, named: Iterable[tuple[str, str]]) -> None:
        """Take pairs of an id and a name that it goes by; every id comes at least once."""
        meant: dict[str, dict[str, None]] = defaultdict(dict)
        known: dict[str, None] = {}
        for id_, name in named:
            known[id_] = None
            meant[fold(id_)][id_] = None
            meant[fold(name).strip()][id_] = None
        self.ids: Mapping[str, object] = known
        self.by_name: Mapping[str, tuple[str, ...]] = {
            name: tuple(ids) for name, ids in meant.items() if name
        }

    @cached_property
    def _sorted(self) -> Sequence[str]:
        return sorted(self.by_name)

    def prepare(self) -> None:
        """Build what takes long among very many names."""
        _ = (self._sorted, self._lines)

    def meant(self, text: str) -> tuple[str, ...]:
        """Return the ids that a text may mean; one when it is clear, none when it names nothing.

        An id as it is written comes first, then a whole name, then the beginning of one.
        """
        if text in self.ids:
            return (text,)
        folded = fold(text).strip()
        if not folded:
            return ()
        whole = self.by_name.get(folded)
        if whole:
            return whole
        found: dict[str, None] = {}
        for name in self._from(folded):
            if not name.startswith(folded) or len(found) > _MOST_NAMED:
                break
            found.update(dict.fromkeys(self.by_name[name]))
        return tuple(found)

    def close_to(self, text: str) -> str:
        """Return the id whose name is most like a text, or nothing when none is like it."""
        from difflib import get_close_matches

        folded = fold(text).strip()
        names = self._sorted
        if len(names) > _MOST_COMPARED:
            names = [*self._near(folded[:1])]
        close = get_close_matches(folded, names, 1)
        return self.by_name[close[0]][0] if close else ""

    def holding(self, text: str) -> list[str]:
        """Return the ids of which a name holds a text: first where it begins one, then a word."""
        folded = fold(text).strip()
        if not folded:
            return [*self.ids]
        starts: dict[str, None] = {}
        words: dict[str, None] = {}
        others: dict[str, None] = {}
        for name in compress(self.by_name, map(contains, self.by_name, repeat(folded))):
            if name.startswith(folded):
                starts.update(dict.fromkeys(self.by_name[name]))
            else:
                before = name[name.index(folded) - 1]
                (others if before.isalnum() else words).update(dict.fromkeys(self.by_name[name]))
        return [*(starts | words | others)]

    def each_holding(self, text: str) -> Iterator[str]:
        """Yield the ids as `holding` orders them, without finding them all first.

        Among very many names that hold the text within a word, only some are looked at.
        """
        folded = fold(text).strip()
        if not folded:
            yield from self.ids
            return
        given: set[str] = set()
        for name in chain(self._places(f"\n{folded}"), self._in_words(folded)):
            for id_ in self.by_name[name]:
                if id_ not in given:
                    given.add(id_)
                    yield id_

    def _in_words(self, folded: str) -> Iterator[str]:
        within: list[str] = []
        for name in self._places(folded):
            at = name.index(folded)
            if at and not name[at - 1].isalnum():
                yield name
            elif len(within) < _MOST_LOOKED_AT:
                within.append(name)
            else:
                break
        yield from within

    @cached_property
    def _lines(self) -> str:
        return "\n".join(("", *self.by_name, ""))

    def _places(self, text: str) -> Iterator[str]:
        """Yield every name that holds a text; a line feed in it stands for the beginning."""
        lines = self._lines
        at = lines.find(text)
        while at >= 0:
            start = lines.rfind("\n", 0, at + 1) + 1
            end = lines.index("\n", start)
            yield lines[start:end]
            at = lines.find(text, end)

    def _from(self, folded: str) -> Iterator[str]:
        names = self._sorted
        for place in range(bisect_left(names, folded), len(names)):
            yield names[place]

    def _near(self, start: str) -> Iterator[str]:
        for count, name in enumerate(self._from(start)):
            if count >= _MOST_COMPARED or not name.startswith(start):
                break
            yield name
