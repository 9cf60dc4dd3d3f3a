"""How a command ends other than well: the exit codes, and the one error that carries them."""

from __future__ import annotations

from enum import IntEnum

from timeline_tui.core.text.hostile import visible_line


class Exit(IntEnum):
    """What the program tells whoever started it; users rely on these."""

    FINE = 0
    PROBLEMS = 1
    USAGE = 2
    UNREADABLE = 3
    DEFECT = 70  # EX_SOFTWARE of sysexits.h: an error that we did not foresee
    INTERRUPTED = 130  # what a shell reports for a program that Ctrl-C has ended


class Failure(Exception):  # noqa: N818 - it need not be anybody's error
    """A command cannot go on: with which exit code it ends, and what to tell the user.

    The text is safe to show and ends with a line feed.
    """

    def __init__(self, code: Exit, text: str) -> None:
        """Keep what to return and what to say."""
        super().__init__(text)
        self.code = code
        self.text = text


def failure(code: Exit, message: str, *more: str) -> Failure:
    """Return a failure that the program reports in its own name, with further lines below."""
    return Failure(code, "".join(f"{line}\n" for line in (f"timeline-tui: {message}", *more)))


def reason_of(error: OSError) -> str:
    """Return why the system refused something, in its words."""
    return visible_line(error.strerror or str(error))
