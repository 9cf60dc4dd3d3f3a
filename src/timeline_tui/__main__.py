"""Run the program as ``python -m timeline_tui``."""

from __future__ import annotations

import sys

from timeline_tui.cli import main

if __name__ == "__main__":
    sys.exit(main())
