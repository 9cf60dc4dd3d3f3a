"""HTML read back as a tree: whatever is not balanced, or no element of a page, is an error."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

_VOID = frozenset({"meta", "br", "hr", "img", "input", "link", "col"})


@dataclass
class Node:
    """An element, with elements and texts in it."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(one if isinstance(one, str) else one.text for one in self.children)

    def walk(self) -> Iterator[Node]:
        yield self
        for child in self.children:
            if isinstance(child, Node):
                yield from child.walk()

    def all(self, tag: str, **attributes: str) -> list[Node]:
        """Return the elements of a name within this one that have these attributes."""
        wanted = {key.rstrip("_"): value for key, value in attributes.items()}
        return [
            node
            for node in self.walk()
            if node.tag == tag and wanted.items() <= node.attributes.items()
        ]

    def one(self, tag: str, **attributes: str) -> Node:
        found = self.all(tag, **attributes)
        assert len(found) == 1, (tag, attributes, len(found))
        return found[0]


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.open = [Node("", {})]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len(attrs) == len(dict(attrs)), f"an attribute of {tag} stands twice"
        node = Node(tag, {key: value or "" for key, value in attrs})
        self.open[-1].children.append(node)
        if tag not in _VOID:
            self.open.append(node)

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1].tag == tag, f"</{tag}> closes <{self.open[-1].tag}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        self.open[-1].children.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")

    def handle_pi(self, data: str) -> None:
        raise AssertionError(f"a processing instruction: {data}")

    def unknown_decl(self, data: str) -> None:
        raise AssertionError(f"an unknown declaration: {data}")


def read_part(text: str) -> Node:
    """Return a piece of HTML as an element without a name."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    assert len(reader.open) == 1, f"<{reader.open[-1].tag}> is left open"
    return reader.open[0]


def read_page(text: str) -> Node:
    """Return the element html of a page."""
    assert text.startswith("<!DOCTYPE html>\n")
    (page,) = (node for node in read_part(text).children if isinstance(node, Node))
    return page


def structure(node: Node) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page in order, each with the names of its attributes."""
    return [(one.tag, tuple(sorted(one.attributes))) for one in node.walk()]
