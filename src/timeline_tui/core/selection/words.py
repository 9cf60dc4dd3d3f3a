"""Which events hold a text: every word that occurs, with the events it occurs in.

A text without blanks stands within a word wherever it is found, so that the words alone tell where.
One with blanks is looked for in the texts of those events that have all of its words.  Until all
words are known, the texts themselves are looked through.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from itertools import chain, pairwise

import msgspec

from timeline_tui.core.records import Event
from timeline_tui.core.selection.bits import all_bits, bits_of, members_of
from timeline_tui.core.store.columns import Numbers, Texts, TextsMaker, texts_of
from timeline_tui.core.text import fold_all

BETWEEN = "\0"
"""Between the texts of an event; never searched for, so that no match runs on into the next."""

_DENSE = 32  # from one event in so many on, a set takes less room as bits than as numbers
_REMEMBERED = 512


class Words(msgspec.Struct, frozen=True, eq=False, dict=True):
    """The words of the events 0 … size - 1.  Made by `words_of`.

    ``words`` are all that occur in their texts, each with a line feed; ``sets`` has the events of
    the first of them as bits, ``members`` those of the others as numbers.  ``grams`` are one or two
    letters that many events hold, with the events of each in ``gram_sets``.
    """

    size: int
    words: Texts
    sets: bytes | bytearray | memoryview
    starts: Numbers
    members: Numbers
    grams: Texts
    gram_sets: bytes | bytearray | memoryview

    def holding(self, folded: str, texts: Texts, within: int | None = None) -> int:
        """Return the events, of those within a set, whose texts hold a folded one, as bits."""
        parts = folded.split()
        if parts == [folded]:
            found = self._of_word(folded)
            return found if within is None else found & within
        left = all_bits(self.size) if within is None else within
        for part in parts:
            left &= self._of_word(part)
        text = folded.encode("utf-8", "surrogatepass")
        encoded = texts.encoded
        return bits_of((event for event in members_of(left) if text in encoded(event)), self.size)

    @cached_property
    def _of_word(self) -> Callable[[str], int]:
        return lru_cache(_REMEMBERED)(self._holding_word)

    def _holding_word(self, part: str) -> int:
        gram = self._grams.get(part)
        if gram is not None:
            return _set(self.gram_sets, gram, self.size)
        dense = len(self.words) - len(self.starts) + 1
        found = 0
        rare = array("I")
        for word in self._words_with(part.encode("utf-8", "surrogatepass")):
            if word < dense:
                found |= self._dense(word)
            else:
                rare.extend(self.members[self.starts[word - dense] : self.starts[word - dense + 1]])
        return found | bits_of(rare, self.size) if rare else found

    @cached_property
    def _dense(self) -> Callable[[int], int]:
        return lru_cache(_REMEMBERED)(lambda word: _set(self.sets, word, self.size))

    @cached_property
    def _grams(self) -> dict[str, int]:
        return {gram: place for place, gram in enumerate(self.grams)}

    @cached_property
    def _lines(self) -> bytes:
        return bytes(self.words.octets)

    def _words_with(self, part: bytes) -> Iterator[int]:
        lines, ends = self._lines, self.words.ends
        at = lines.find(part)
        while at >= 0:
            word = bisect_right(ends, at) - 1
            yield word
            at = lines.find(part, ends[word + 1])

    def prepare(self) -> None:
        """Make what a first question would have to wait for."""
        _ = (self._lines, self._grams)


def _width(size: int) -> int:
    return size // 8 + 1


def _set(sets: bytes | bytearray | memoryview, place: int, size: int) -> int:
    width = _width(size)
    return int.from_bytes(sets[place * width : (place + 1) * width], "little")


def holding(folded: str, texts: Texts, within: int | None = None) -> int:
    """Return what `Words.holding` does, by looking through all the texts."""
    part, octets, ends = folded.encode("utf-8", "surrogatepass"), texts.octets, texts.ends
    search = re.compile(re.escape(part)).search
    found = array("I")
    at = search(octets)
    while at is not None:
        event = bisect_right(ends, at.start()) - 1
        is_whole = at.end() <= ends[event + 1]
        if is_whole:
            found.append(event)
        at = search(octets, ends[event + 1] if is_whole else at.start() + 1)
    bits = bits_of(found, len(texts))
    return bits if within is None else bits & within


class FoldedMaker:
    """Collects what is searched in each event: all its texts, folded."""

    def __init__(self) -> None:
        self._texts = TextsMaker()

    def take(self, _: int, events: Sequence[Event]) -> None:
        """Take the next events."""
        self._texts.extend(searched(events))

    def done(self) -> Texts:
        """Return the folded texts."""
        return self._texts.done()


def searched(events: Sequence[Event]) -> list[str]:
    """Return what is searched in each of some events: all its texts, folded."""
    return fold_all([BETWEEN.join(_texts(event)) for event in events])


def words_of(texts: Texts) -> Words:
    """Return the words of folded texts.  It takes a second or two for 100,000 of them."""
    events: dict[str, array[int]] = defaultdict(lambda: array("I"))
    for place, text in enumerate(texts):
        for word in dict.fromkeys(text.replace(BETWEEN, " ").split()):
            events[word].append(place)
    size = len(texts)
    words = sorted(events, key=lambda word: len(events[word]), reverse=True)
    frequent: dict[str, int] = {}
    for word in words:
        if len(events[word]) * _DENSE < size:
            break
        frequent[word] = bits_of(events[word], size)
    sets, width = bytearray(), _width(size)
    for bits in frequent.values():
        sets += bits.to_bytes(width, "little")
    starts, members = array("I", (0,)), array("I")
    for word in words[len(frequent) :]:
        members.extend(events[word])
        starts.append(len(members))
    grams = _grams(size, events, frequent)
    gram_sets = bytearray()
    for bits in grams.values():
        gram_sets += bits.to_bytes(width, "little")
    lines = texts_of(f"{word}\n" for word in words)
    return Words(size, lines, sets, starts, members, texts_of(grams), gram_sets)


def _grams(
    size: int, events: Mapping[str, array[int]], frequent: Mapping[str, int]
) -> dict[str, int]:
    """Return the events of every one or two letters that many events hold."""
    held: dict[str, list[str]] = defaultdict(list)
    for word in events:
        for gram in dict.fromkeys((*word, *map("".join, pairwise(word)))):
            held[gram].append(word)
    grams = {}
    for gram, words in held.items():
        if sum(len(events[word]) for word in words) * _DENSE < size:
            continue
        rare = (events[word] for word in words if word not in frequent)
        bits = bits_of(chain.from_iterable(rare), size)
        for word in words:
            bits |= frequent.get(word, 0)
        grams[gram] = bits
    return grams


def _texts(event: Event) -> list[str]:
    texts = [event.title, event.summary, event.place, *event.tags]
    for quote in event.quotes:
        texts += quote.text, quote.translation
    return texts
