"""Opens an address in the browser that the system knows, away from our terminal."""

from __future__ import annotations

import subprocess
import sys

_PATIENCE = 30.0  # seconds
# In a process of its own without a terminal: a browser may write to it, or be one for terminals.
_PROGRAM = """
import os, sys, webbrowser
try:
    browser = webbrowser.get()
except webbrowser.Error:
    sys.exit(3)
name = os.path.basename(str(getattr(browser, "name", "")))
if name in {"www-browser", "w3m", "lynx", "links", "elinks"}:
    sys.exit(3)
sys.exit(0 if browser.open(sys.argv[1]) else 4)
"""
_REASONS = {
    3: "there is no browser beside those for the terminal",
    4: "the browser cannot be started",
}


def open_address(address: str) -> str:
    """Open an address, and return what went wrong in words, "" for nothing that we know of.

    It may take seconds: it is for another thread.
    """
    try:
        code = subprocess.run(  # noqa: S603 - our own program; the address is one argument
            [sys.executable, "-c", _PROGRAM, address],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            start_new_session=True,
            timeout=_PATIENCE,
            check=False,
        ).returncode
    except subprocess.TimeoutExpired:
        return "the browser does not answer"
    except OSError as error:
        return error.strerror or str(error)
    return _REASONS.get(code, "the browser cannot be started") if code else ""
