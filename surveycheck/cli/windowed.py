"""``surveycheck-app``: the app started from a menu, where no console would show what it says."""

from __future__ import annotations

import io
import sys

from surveycheck.cli.main import main as run


def main() -> int:
    """Open the app on what is named behind the program; what would be said on a console comes in a box."""
    silent = sys.stdout is None or sys.stderr is None
    said = io.StringIO()
    if silent:
        sys.stdout = sys.stderr = said
    status = run(["app", *sys.argv[1:]])
    if silent and status and said.getvalue().strip():
        _show(said.getvalue().strip())
    return status


def _show(words: str) -> None:
    """A box of Windows itself: Qt may be what cannot start."""
    if sys.platform == "win32":
        import ctypes

        ctypes.windll.user32.MessageBoxW(None, words, "surveycheck", 0x10)  # MB_ICONERROR
