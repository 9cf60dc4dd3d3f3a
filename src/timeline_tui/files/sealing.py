"""Words that an export adds for people, and whether they are still as it wrote them.

Some formats hold quotes and sources as nothing but words, at the end of a description.  A seal
tells the way back where these begin, and that nobody has changed them since: then they can be left
out, and everything else there is what a person wrote.
"""

from __future__ import annotations

import re

_SEAL = re.compile(r"(\d{1,9})-([0-9a-f]{12})", re.ASCII)


def seal(words: str) -> str:
    """Return the seal of words: their length and what tells them from all others."""
    from hashlib import sha256

    return f"{len(words)}-{sha256(words.encode()).hexdigest()[:12]}"


def unsealed(text: str, written: str) -> tuple[str, str]:
    """Return a text without the sealed words at its end, and these; they are empty if changed."""
    found = _SEAL.fullmatch(written)
    at = len(text) - int(found[1]) if found else -1
    if at < 0 or seal(text[at:]) != written:
        return text, ""
    return text[:at], text[at:]
