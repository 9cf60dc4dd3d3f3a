"""What the process that makes a store tells."""

from __future__ import annotations

import msgspec

from timeline_tui.files.problems import Problem


class Report(msgspec.Struct, frozen=True):
    """One line of what the process tells: of one kind alone.

    ``what`` is being done, ``done`` of ``total``.  ``problems`` say why there is no
    store; ``finished`` is that there is one, or that there is more in it.
    """

    what: str = ""
    done: int = 0
    total: int = 0
    problems: list[Problem] | None = None
    finished: bool = False
