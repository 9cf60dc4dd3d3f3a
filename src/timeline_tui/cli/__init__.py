"""The command line: from what was typed to one of the commands, and to an exit code."""

from __future__ import annotations

import gc
import os
import sys
from argparse import Namespace
from collections.abc import Sequence

from timeline_tui.cli.failures import Exit, Failure, failure
from timeline_tui.cli.streams import write_error


def main(words: Sequence[str] | None = None) -> int:
    """Run the program with the words of a command line, and return its exit code.

    With TIMELINE_TUI_TRACEBACK set to anything, an error that we did not foresee is raised.
    """
    # Nothing of what is loaded and read is garbage, and to look for it takes a fifth of the time.
    # The explorer looks for it again from its first frame on.
    gc.disable()
    try:
        return _run(sys.argv[1:] if words is None else words)
    except Failure as failed:
        write_error(failed.text)
        return failed.code
    except KeyboardInterrupt:
        import signal

        # A second one, while Python takes itself apart, would be told as an error.
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        return Exit.INTERRUPTED
    except Exception as error:
        if os.environ.get("TIMELINE_TUI_TRACEBACK"):
            raise
        write_error(_defect(error))
        return Exit.DEFECT
    finally:
        gc.enable()


def _run(words: Sequence[str]) -> int:
    # Loaded here, so that Ctrl-C is as quiet now as it is later.
    from timeline_tui.cli.arguments import read_arguments
    from timeline_tui.cli.commands import command

    try:
        arguments = read_arguments(words)
    except SystemExit:
        return Exit.FINE
    try:
        return command(arguments.command).run(arguments)
    except Exception as error:
        if not _forgotten(error, arguments):
            raise
        from timeline_tui.cli.outputs import CutOffError

        if isinstance(error, CutOffError):
            what = "the output is cut off: what was kept of the file is broken, and was deleted"
            raise failure(Exit.UNREADABLE, what, "  hint: run it again") from error
        return command(arguments.command).run(arguments)


def _forgotten(error: Exception, arguments: Namespace) -> bool:
    """Delete what is kept of a file that was opened, if the error says that it is broken."""
    from timeline_tui.core.store.shelf import BrokenStoreError

    if not isinstance(error, BrokenStoreError):
        return False
    from timeline_tui.files.store.cache import forget

    forget(arguments.file)
    return True


def _defect(error: Exception) -> str:
    from timeline_tui.core.text import visible_line

    trace = error.__traceback__
    while trace and trace.tb_next:
        trace = trace.tb_next
    place = ""
    if trace:
        file = os.path.basename(trace.tb_frame.f_code.co_filename)  # noqa: PTH119 - it may be no path
        place = f" ({file}:{trace.tb_lineno})"
    what = visible_line(f"{type(error).__name__}: {error}")
    return f"timeline-tui: this is a defect of the program, please report it: {what}{place}\n"
