"""Libraries that come only with an extra of the package, as few people need them."""

from __future__ import annotations

from errno import ENOENT
from importlib import import_module
from types import ModuleType


class MissingExtraError(OSError):
    """A file cannot be read without a library that is not installed; says how to install it."""

    def __init__(self, what: str, library: str, extra: str) -> None:
        says = f"{what} needs the library {library}: pip install 'timeline-tui[{extra}]'"
        super().__init__(ENOENT, says)


def extra_module(name: str, what: str, extra: str) -> ModuleType:
    """Return a module of an optional library; raise MissingExtraError where it is not installed."""
    try:
        return import_module(name)
    except ModuleNotFoundError as error:
        if error.name != name.partition(".")[0]:
            raise
        raise MissingExtraError(what, error.name, extra) from error
