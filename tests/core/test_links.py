from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from timeline_tui.core.links import SCHEMES, Link, LinkError, link_to


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://example.org", Link("https://", "example.org", "")),
        ("HTTP://Example.ORG/A?b=c#d", Link("http://", "example.org", "/A?b=c#d")),
        ("https://example.org:8080/a", Link("https://", "example.org", ":8080/a")),
        ("https://[::1]:80/", Link("https://", "[::1]", ":80/")),
        ("http://127.0.0.1/x%20y", Link("http://", "127.0.0.1", "/x%20y")),
        ("https://example.org/é?ü", Link("https://", "example.org", "/%C3%A9?%C3%BC")),
        ("https://müller.de/", Link("https://", "xn--mller-kva.de", "/", "müller.de")),
        ("https://аpple.com/", Link("https://", "xn--pple-43d.com", "/", "аpple.com")),
        ("mailto:ana@example.org", Link("mailto:ana@", "example.org", "")),
        ("mailto:ana@example.org?bcc=b@c.de&body=x", Link("mailto:ana@", "example.org", "")),
    ],
)
def test_pages_and_mailboxes_are_links(url: str, link: Link) -> None:
    assert link_to(url) == link


@pytest.mark.parametrize(
    ("url", "why"),
    [
        ("", "no address"),
        ("example.org", "not http"),
        ("//example.org", "not http"),
        ("javascript:alert(1)", "not http"),
        ("file:///etc/passwd", "not http"),
        ("data:text/html,x", "not http"),
        (" https://example.org", "not http"),
        ("ftp://example.org", "not http"),
        ("https:example.org", "no host"),
        ("https:///path", "no host"),
        ("https://-x/", "no host"),
        ("https://a..b\u0301..c/", "no host"),
        ("https://good.org@evil.org/", "a name before the host"),
        ("https://good.org\\@evil.org/", "no address may hold"),
        ("https://example.org/a b", "no address may hold"),
        ("https://example.org/\x1b[31m", "no address may hold"),
        ("https://example.org/\u202egpj", "no address may hold"),
        ("https://exam\u200bple.org/", "no address may hold"),
        ("https://example.org:port/", "cannot be understood"),
        ("https://[::1/", "cannot be understood"),
        ("https://example.org/" + "a" * 5000, "too long"),
        ("mailto:", "no single mailbox"),
        ("mailto:a@b.de,c@d.de", "no single mailbox"),
        ("mailto:a%2Cb@c.de", "no single mailbox"),
    ],
)
def test_what_could_deceive_or_do_something_is_refused(url: str, why: str) -> None:
    with pytest.raises(LinkError, match=why):
        link_to(url)


@given(
    st.one_of(
        st.text(),
        st.builds(
            "{}:{}{}".format, st.sampled_from(SCHEMES), st.sampled_from(["//", ""]), st.text()
        ),
    )
)
def test_whatever_is_written_a_link_is_plain(url: str) -> None:
    try:
        link = link_to(url)
    except LinkError:
        return
    address = link.address
    assert address.isascii()
    assert address.isprintable()
    assert " " not in address
    assert link.host
    assert address.startswith(("http://", "https://", "mailto:"))
