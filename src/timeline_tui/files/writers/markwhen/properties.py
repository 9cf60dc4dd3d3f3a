"""Values of properties and of the header: texts in YAML, as markwhen can read them."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable

from timeline_tui.core.text.hostile import STEERING
from timeline_tui.files.writers.yaml.scalars import inline

_ESCAPED = re.compile(rf"#|{STEERING}")


def scalar(text: str, *, flow: bool = False, is_date: bool = False) -> str:
    """Return a text as a scalar of YAML on one line, within brackets with ``flow``.

    markwhen takes a # for a tag before it reads YAML, even within quotation marks.
    """
    if "#" in text:
        return _ESCAPED.sub(_escape, json.dumps(text, ensure_ascii=False))
    return inline(text, flow=flow, is_date=is_date)


def listed(texts: Iterable[str]) -> str:
    """Return texts as a list of YAML, on one line."""
    return f"[{', '.join(scalar(text, flow=True) for text in texts)}]"


def _escape(found: re.Match[str]) -> str:
    code = ord(found[0])
    return f"\\u{code:04x}" if code <= 0xFFFF else f"\\U{code:08x}"
