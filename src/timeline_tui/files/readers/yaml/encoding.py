"""From bytes to text: which encodings a file may have, and what characters it may hold."""

from __future__ import annotations

import codecs
import re

from timeline_tui.files.problems import Report

_MARKS = (
    (codecs.BOM_UTF8, "UTF-8", "utf-8"),
    (codecs.BOM_UTF16_LE, "UTF-16", "utf-16-le"),
    (codecs.BOM_UTF16_BE, "UTF-16", "utf-16-be"),
)
# YAML 1.1, production c-printable, as libyaml reads it.
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_MOST_SHOWN = 50


def text_of(data: bytes) -> Report:
    """Return an empty report on the YAML that data holds, or one that says why it holds none."""
    report = decoded(data)
    if not report.problems:
        _refuse_unprintable(report)
    return report


def decoded(data: bytes, how: str = "save the file as UTF-8") -> Report:
    """Return an empty report on the text that data holds, or one that says why it holds none.

    `how` is the hint for text in another encoding.

    A file is UTF-8, with or without a byte order mark, or UTF-16 with one (YAML 1.1, 5.2).
    The mark is no part of the text.
    """
    mark, name, codec = next((m for m in _MARKS if data.startswith(m[0])), (b"", "UTF-8", "utf-8"))
    body = data[len(mark) :]
    try:
        report = Report(body.decode(codec))
    except UnicodeDecodeError as error:
        report = Report(body.decode(codec, "replace"))
        sound = len(body[: error.start].decode(codec, "ignore"))
        wrong = " ".join(f"{byte:02X}" for byte in body[error.start : error.end][:4])
        hint = how if not mark else "the file may be cut off or damaged"
        report.add(sound, f"these bytes are not {name}: {wrong}", hint)
    return report


def _refuse_unprintable(report: Report) -> None:
    hint = "remove it, or write it as an escape in double quotes"
    for count, found in enumerate(_UNPRINTABLE.finditer(report.text), 1):
        if count > _MOST_SHOWN:
            report.add(found.start(), "and more characters that text cannot hold", hint)
            return
        report.add(found.start(), f"text cannot hold the character U+{ord(found[0]):04X}", hint)
