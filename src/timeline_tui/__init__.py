"""Timelines in the terminal: what happened when, who was involved, who said what."""

from __future__ import annotations


def version() -> str:
    """Return the version of the installed package, or ``unknown`` when it is run uninstalled."""
    from importlib import metadata

    try:
        return metadata.version("timeline-tui")
    except metadata.PackageNotFoundError:
        return "unknown"
