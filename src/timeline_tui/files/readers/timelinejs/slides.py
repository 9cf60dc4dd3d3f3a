"""A slide of TimelineJS as the draft of an event.

Text is HTML there: what a browser would show is kept, and what it links to becomes sources, as do
the pictures and films.
"""

from __future__ import annotations

from timeline_tui.files.readers.checking import RefusedRecordError
from timeline_tui.files.readers.foreign_dates import ForeignDates
from timeline_tui.files.readers.html_text import html_text
from timeline_tui.files.readers.losses import Losses
from timeline_tui.files.readers.timelinejs.dates import slide_date
from timeline_tui.files.readers.timelinejs.own import untouched
from timeline_tui.files.readers.yaml.tree import Tree

_KNOWN = frozenset("start_date end_date text media group display_date unique_id".split())
_SILENT = frozenset("autolink type timeline_tui".split())
_MEDIA = frozenset("url caption credit title link".split())
_SILENT_MEDIA = frozenset(["link_target"])
Slide = dict[str, Tree]


class Slides:
    """Turns slides into drafts; collects what they cite, and what a timeline cannot hold."""

    def __init__(self, dates: ForeignDates) -> None:
        self.losses = Losses()
        self.sources: dict[str, dict[str, Tree]] = {}
        self._dates = dates
        self._was_html = False

    def remarks(self) -> list[str]:
        """Return how the slides were understood."""
        if not self._was_html:
            return self.losses.remarks()
        return [
            *self.losses.remarks(),
            "of texts in HTML the words are kept, and what they link to becomes sources",
        ]

    def event(self, slide: Slide, *, is_era: bool = False) -> dict[str, Tree]:
        """Return the draft of a slide; raise DateError or RefusedRecordError."""
        kept, slide = untouched(slide, self.losses, is_era=is_era)
        self._note_unknown(slide, _KNOWN | _SILENT, "")
        date = kept.get("date") or slide_date(
            slide.get("start_date"), slide.get("end_date"), self._dates
        )
        text = _group(slide.get("text"))
        media = _group(slide.get("media"))
        caption = self._plain(media.get("caption"))
        title = kept.get("title") or " ".join(self._plain(text.get("headline")).split()) or caption
        if not title:
            raise RefusedRecordError("the headline is missing", "give the slide a headline")
        event: dict[str, Tree] = {**kept, "date": date, "title": title}
        if slide.get("unique_id") and not kept:
            event["id"] = _text(slide["unique_id"])
        sources: dict[str, None] = {}
        paragraphs = [self._plain(text.get("text"), sources), *self._media(media, caption, sources)]
        shown = self._plain(slide.get("display_date")) or self._plain(
            _group(slide.get("start_date")).get("display_date")
        )
        if shown:
            paragraphs.append(f"Date as shown: {shown}")
        added = "\n\n".join(filter(None, paragraphs))
        summary = _text(kept.get("summary"))
        event["summary"] = (
            f"{summary.rstrip()}\n\n{added}" if summary and added else summary or added
        )
        if group := self._plain(slide.get("group")):
            event["tags"] = [*dict.fromkeys([*_items(kept.get("tags")), group])]
        event["sources"] = list(sources)
        return event

    def heading(self, slide: Slide) -> dict[str, Tree]:
        """Return the heading that the title slide gives a timeline."""
        text = _group(slide.get("text"))
        if _group(slide.get("media")).get("url"):
            self.losses.say("the picture of the title")
        self._note_unknown(slide, _KNOWN | _SILENT, "")
        return {
            "title": " ".join(self._plain(text.get("headline")).split()) or None,
            "about": self._plain(text.get("text")) or None,
        }

    def era(self, slide: Slide) -> dict[str, Tree]:
        """Return the draft of an era: a stretch of time behind the slides."""
        return {**self.event(slide, is_era=True), "background": True}

    def _plain(self, value: Tree, sources: dict[str, None] | None = None) -> str:
        """Return a text without its markup; what it links to is added to the sources."""
        found = html_text(_text(value))
        if found.was_html:
            self._was_html = True
        if sources is not None:
            for link in found.links:
                self._cite(link, {})
                sources[link] = None
        return found.text

    def _media(self, media: Slide, caption: str, sources: dict[str, None]) -> list[str]:
        """Return what the media say in words; cite what they show."""
        self._note_unknown(media, _MEDIA | _SILENT_MEDIA, " of the media")
        credit = self._plain(media.get("credit"))
        url = _text(media.get("url")).strip()
        if not url.lower().startswith(("http://", "https://")):
            # TimelineJS shows whatever else stands there as a quotation or an embedded page.
            said = self._plain(url, sources)
            return [part for part in (said, caption, credit and f"Credit: {credit}") if part]
        about = "\n".join(filter(None, (credit and f"Credit: {credit}",)))
        title = self._plain(media.get("title")) or caption
        self._cite(url, {"title": title or None, "about": about or None})
        sources[url] = None
        return []

    def _cite(self, url: str, source: dict[str, Tree]) -> None:
        known = self.sources.setdefault(url, {"url": url})
        for key, value in source.items():
            if value and known.get(key) in (None, value):
                known[key] = value
            elif value:
                known["about"] = "\n".join(filter(None, (_text(known.get("about")), _text(value))))

    def _note_unknown(self, slide: Slide, known: frozenset[str], where: str) -> None:
        for key in slide.keys() - known:
            if slide[key] not in (None, "", {}, []):
                self.losses.add(f"the {key}{where}")


def _group(value: Tree) -> Slide:
    return value if isinstance(value, dict) else {}


def _items(value: Tree) -> list[Tree]:
    return value if isinstance(value, list) else []


def _text(value: Tree) -> str:
    return value if isinstance(value, str) else ""
