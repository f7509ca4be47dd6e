"""The frozen program: the command line, and with ``-m`` a module of its own, for it has no interpreter to call.

Built twice: ``surveycheck`` writes to a console, ``surveycheck-app`` only has a window and opens it.
"""

from __future__ import annotations

import runpy
import sys
from pathlib import Path

MODULES = ("surveycheck.cli.main", "surveycheck.guard.work")
"""What may be named behind ``-m``: see ``guard.watch.program``."""


def run(arguments: list[str]) -> int:
    """Do what the arguments say; gives the exit status."""
    if arguments[:1] == ["-m"] and arguments[1:2] and arguments[1] in MODULES:
        sys.argv = [sys.argv[0], *arguments[2:]]
        runpy.run_module(arguments[1], run_name="__main__")
        return 0
    if Path(sys.executable).stem == "surveycheck-app":
        from surveycheck.cli.windowed import main
    else:
        from surveycheck.cli.main import main
    return main()


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
