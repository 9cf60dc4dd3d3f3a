"""In which words a quote is shown: as it was said, in translation, or in both."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias, get_args

from timeline_tui.core.phrases import language_words
from timeline_tui.core.records import Quote
from timeline_tui.core.text import visible_line

Wording: TypeAlias = Literal["both", "original", "translation"]
WORDINGS: tuple[Wording, ...] = get_args(Wording)


class Texts(NamedTuple):
    """The words of a quote as one line each; what is not shown is empty."""

    original: str
    translation: str

    @property
    def are_two(self) -> bool:
        """Whether both are shown."""
        return bool(self.original and self.translation)

    @property
    def are_translated(self) -> bool:
        """Whether the translation stands alone, and must not be taken for the words said."""
        return not self.original

    @property
    def only(self) -> str:
        """The one that is shown where it is one."""
        return self.original or self.translation


def texts_shown(quote: Quote, words: Wording) -> Texts:
    """Return what is shown of a quote: a quote without translation always as it was said."""
    translation = "" if words == "original" else visible_line(quote.translation)
    original = "" if words == "translation" and translation else visible_line(quote.text)
    return Texts(original, translation)


def language_remark(quote: Quote, texts: Texts) -> str:
    """Return "[fr]" or, of a translation that stands alone, "[translated from French]"."""
    if texts.are_translated:
        return f"[translated from {language_words(quote.lang)}]" if quote.lang else "[translated]"
    return f"[{visible_line(quote.lang)}]" if quote.lang else ""
