"""libyaml's parser events, as the two builders of trees see them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeAlias, cast

from yaml import cyaml

# One of the classes of yaml.events.  PyYAML's stubs leave open what they do not fill in, and the
# builders tell events apart by type(event), which is the fastest way.
ParserEvent: TypeAlias = Any


def parser_events(data: bytes) -> Callable[[], ParserEvent]:
    """Return the function that gives the events of UTF-8 data one by one.

    It raises yaml.YAMLError where the data stops being YAML.  Marks count characters from 0, a byte
    order mark not among them.
    """
    parser = cyaml.CParser(data)  # type: ignore[attr-defined] # the stubs miss it
    return cast("Callable[[], ParserEvent]", parser.get_event)
