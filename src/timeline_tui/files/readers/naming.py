"""From the names that foreign formats give to the ids that ours uses: actors and sources.

The same name is the same actor: case, accents and the shape of quotation marks aside, as in
queries.  Ids are made from the names, so that a person can read them, and are the same on every
reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from timeline_tui.core.records import Actor, Citation, Source
from timeline_tui.core.text import fold, plural, some
from timeline_tui.core.text.slugs import FreeIds, slug
from timeline_tui.files.problems import quoted
from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.yaml.shapes import a
from timeline_tui.files.readers.yaml.tree import Tree

_URL = re.compile(r"https?://(?:www\.)?(\S+)", re.IGNORECASE)


class Register:
    """The ids of one kind of record, and the names that lead to them."""

    def __init__(self, kind: str, *, by_name: bool) -> None:
        self.kind = kind
        self.made: list[tuple[str, str]] = []
        """Ids and names of the records that no list held, in the order in which they came up."""
        self.respelt: dict[str, str] = {}
        """Names that were taken for one that differs in case, accents and the like."""
        self.by_name = by_name
        self.listed: set[str] = set()
        """The ids that the file itself gives; those that we make are no names."""
        self._ids = FreeIds()
        self._given: set[str] = set()
        self._declared: set[str] = set()
        self._exact: dict[str, list[str]] = {}
        self._folded: dict[str, dict[str, str]] = {}

    def declare(self, id_: str, names: Iterable[str]) -> None:
        """Note a record of the file, and what it is called.

        Raises RefusedRecordError for the second of an id.
        """
        if id_ in self._declared:
            reason = f"a second {self.kind} with the id {quoted(id_)}"
            raise RefusedRecordError(reason, "each needs its own")
        self._declared.add(id_)
        if id_ in self._given:
            self.listed.add(id_)
        self._call(id_, names)

    def _call(self, id_: str, names: Iterable[str]) -> None:
        for name in filter(None, names):
            ids = self._exact.setdefault(name, [])
            if id_ not in ids:
                ids.append(id_)
            self._folded.setdefault(_folded(name), {}).setdefault(id_, name)

    def identified(self, trees: list[dict[str, Tree]]) -> list[dict[str, Tree]]:
        """Return the drafts of such records with an id for each that has none."""
        for tree in trees:
            if isinstance(id_ := tree.get("id"), str):
                self._ids.take(id_)
                self._given.add(id_)
        return [tree if tree.get("id") else {"id": self._new_id(tree), **tree} for tree in trees]

    def _new_id(self, tree: dict[str, Tree]) -> str:
        names = (tree.get(key) for key in ("name", "title", "url"))
        return self._ids.give(_slug(next((str(name) for name in names if name), "")) or self.kind)

    def ids_of(self, names: tuple[str, ...]) -> tuple[str, ...]:
        """Return the ids of several names; each once, where these are names."""
        ids = tuple(map(self.id_of, names))
        return tuple(dict.fromkeys(ids)) if self.by_name else ids

    def id_of(self, name: str) -> str:
        """Return the id that a name or an id leads to; a name that is new gets one.

        Raises RefusedRecordError where there are several, or none and none may be made.
        """
        if name in self.listed:
            return name
        if not self.by_name:
            hint = f"write the id of one of the {self.kind}s, or list it among them"
            raise RefusedRecordError(f"unknown {self.kind} {quoted(name)}", hint)
        name = " ".join(name.split())
        if not name:
            hint = f"write the name of the {self.kind}, or leave it out"
            raise RefusedRecordError(f"the name of {a(self.kind)} is blank", hint)
        ids = self._exact.get(name) or list(self._folded.get(_folded(name), ()))
        if len(ids) > 1:
            reason = f"{quoted(name)} may be {len(ids)} {self.kind}s"
            raise RefusedRecordError(reason, f"write an id: {', '.join(ids)}")
        if not ids:
            ids = [self._make(name)]
        elif name not in self._exact and name not in self.respelt:
            self.respelt[name] = self._folded[_folded(name)][ids[0]]
        return ids[0]

    def _make(self, name: str) -> str:
        id_ = self._ids.give(_slug(name) or self.kind)
        self._call(id_, [name])
        self.made.append((id_, name))
        return id_


class Cast:
    """All actors and sources of an import."""

    def __init__(self, *, by_name: bool) -> None:
        self.actors = Register("actor", by_name=by_name)
        self.sources = Register("source", by_name=by_name)

    def citation(self, text: str) -> Citation:
        """Return the citation that a text means: a source alone, or its id and a place."""
        first, *place = text.split(maxsplit=1)
        if first in self.sources.listed:
            return Citation(first, *place)
        return Citation(self.sources.id_of(text if self.sources.by_name else first))

    def made_actors(self, named: set[str]) -> list[Actor]:
        """Return entries for the actors that no list held, as far as they are named."""
        return [Actor(id=id_, name=name) for id_, name in self.actors.made if id_ in named]

    def made_sources(self, cited: set[str]) -> list[Source]:
        """Return entries for the sources that no list held, as far as they are cited."""
        return [
            Source(id=id_, url=name) if _URL.fullmatch(name) else Source(id=id_, title=name)
            for id_, name in self.sources.made
            if id_ in cited
        ]

    def notes(self, named: set[str]) -> Iterator[str]:
        """Yield what was understood of names and what was not said about those who bear them."""
        made = [quoted(actor.name) for actor in self.made_actors(named)]
        if made:
            who = plural(len(made), "actor")
            yield f"the kind of {who} is not told, and 'person' is written: {some(made)}"
        for register in (self.actors, self.sources):
            for name, known in register.respelt.items():
                yield f"{quoted(name)} is taken for the {register.kind} {quoted(known)}"


def _slug(name: str) -> str:
    return slug(_URL.sub(r"\1", name))


def _folded(name: str) -> str:
    return " ".join(fold(name).split())
