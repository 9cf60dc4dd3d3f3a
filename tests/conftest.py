"""The same ground under every test, whoever runs it and wherever."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import is_hypothesis_test, settings

# A test passes or fails the same way every time; to look further afield, run
# make test ARGS="--hypothesis-profile=wide".  A busy machine must not fail a test by its clock.
settings.register_profile("steady", deadline=None, derandomize=True)
settings.register_profile("wide", deadline=None, max_examples=2000)
settings.load_profile("steady")

# Textual and Rich read these when they are imported.
for name in [*os.environ]:
    if name in {"NO_COLOR", "FORCE_COLOR", "COLUMNS", "LINES"} or name.startswith("TEXTUAL"):
        del os.environ[name]
# What is kept about a timeline must never come from, or go to, the home of whoever runs the tests.
_kept = tempfile.TemporaryDirectory(prefix="timeline-tui-tests-", ignore_cleanup_errors=True)
os.environ["TIMELINE_TUI_STATE"] = os.path.join(_kept.name, "state")  # noqa: PTH118 - it is a text
os.environ["TIMELINE_TUI_CACHE"] = os.path.join(_kept.name, "cache")  # noqa: PTH118
os.environ.update(TERM="xterm-256color", COLORTERM="truecolor")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--take-pictures", action="store_true", help="take the pictures anew")
    parser.addoption(
        "--part",
        choices=["covering", "other"],
        help="only the tests whose coverage is measured, or only all others",
    )


def pytest_unconfigure() -> None:
    """Leave nothing behind; every process of tests in parallel comes by here."""
    _kept.cleanup()


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    part = config.getoption("--part")
    if part:
        other = [item for item in items if _covers(item) != (part == "covering")]
        items[:] = [item for item in items if _covers(item) == (part == "covering")]
        config.hook.pytest_deselected(items=other)


def _covers(item: pytest.Item) -> bool:
    """Say whether a test is one of those that have to reach every branch of reader and writers.

    What hypothesis finds is left out: it might come to a branch by luck, and not the next time.
    """
    room = item.path.relative_to(Path(__file__).parent).parts[0]
    return room in {"core", "files"} and not is_hypothesis_test(getattr(item, "obj", None))
