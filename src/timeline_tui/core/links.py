"""Addresses of sources as links that may be opened: only what is plainly a page or a letter.

An address comes from the file, and may want to look like another: what a browser would go to is
told apart from the rest, and whatever two programs could read in two ways is refused.
"""

from __future__ import annotations

import re
from urllib.parse import quote, urlsplit

import msgspec

SCHEMES = ("https", "http", "mailto")
_LONGEST = 4000
# RFC 3986, 2: what may stand in an address, or is percent-encoded on the way (RFC 3987, 3.1).
_REFUSED = re.compile(r'[\x00-\x20\x7f-\xa0\\"<>^`{|}\u1680\u2000-\u206f\u3000\ufeff\ud800-\udfff]')
_HOST = re.compile(r"[a-z0-9]([a-z0-9.-]*[a-z0-9])?\.?|\[[0-9a-f:.]+\]")
_KEPT = "%/?#[]@!$&'()*+,;=:~"


class LinkError(ValueError):
    """An address is not opened; the text says why."""


class Link(msgspec.Struct, frozen=True):
    """An address as it is opened, in ASCII: what stands before its host, the host, and the rest.

    ``also`` is the host as the file writes it, where that is not in ASCII.
    """

    before: str
    host: str
    after: str
    also: str = ""

    @property
    def address(self) -> str:
        """The whole address."""
        return f"{self.before}{self.host}{self.after}"


def link_to(url: str) -> Link:
    """Return the link of an address.  Raises LinkError, with a reason that is safe to show."""
    if not url:
        raise LinkError("it has no address")
    if len(url) > _LONGEST:
        raise LinkError("its address is too long to be one")
    scheme, colon, rest = url.partition(":")
    if not colon or scheme.lower() not in SCHEMES:
        raise LinkError("its address is not http, https or mailto")
    if _REFUSED.search(url):
        raise LinkError("its address holds what no address may hold")
    if scheme.lower() == "mailto":
        return _letter(rest)
    try:
        parts = urlsplit(url)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise LinkError("its address cannot be understood") from None
    if "@" in parts.netloc:
        raise LinkError("a name before the host could hide where its address leads")
    plain = _ascii_host(f"[{host}]" if ":" in host else host)
    after = quote(url[url.index(parts.netloc) + len(parts.netloc) :], safe=_KEPT)
    also = "" if host.isascii() else host
    port_text = "" if port is None else f":{port}"
    return Link(f"{scheme.lower()}://", plain, f"{port_text}{after}", also)


def _ascii_host(host: str) -> str:
    """Return a host as the network knows it (RFC 3490): "xn--…" where it has other letters."""
    try:
        plain = host.lower() if host.isascii() else host.encode("idna").decode().lower()
    except UnicodeError:
        plain = ""
    if not _HOST.fullmatch(plain):
        raise LinkError("its address has no host that could be reached")
    return plain


def _letter(rest: str) -> Link:
    """Return the link to a mailbox; nothing that would fill in the letter is passed on."""
    box = rest.partition("?")[0]
    name, at, host = box.rpartition("@")
    if not at or not name or "," in box or "@" in name or "%" in box or "&" in box:
        raise LinkError("its address names no single mailbox")
    also = "" if host.isascii() else host
    return Link(f"mailto:{quote(name, safe=_KEPT)}@", _ascii_host(host), "", also)
