"""Prints what this machine lacks for Qt without a screen: nothing, ``font`` (no Chinese font) or ``qt: <reason>``.

The real thing is tried, because a list of library names says nothing about whether they load.
"""

from __future__ import annotations

import os
import subprocess
import sys

PROBE = """
from PySide6.QtGui import QFontDatabase
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication
app = QApplication([])
print("font" if not QFontDatabase.families(QFontDatabase.WritingSystem.SimplifiedChinese) else "")
"""


def lacks() -> str:
    """What is missing, in one word and a reason; an empty string when nothing is.

    Runs in a process of its own: when its platform plugin does not load, Qt ends the process.
    """
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    try:
        done = subprocess.run(
            [sys.executable, "-c", PROBE], env=environment, capture_output=True, text=True, timeout=60, check=False
        )
    except subprocess.TimeoutExpired:
        return "qt: it did not start within 60 seconds"
    if done.returncode != 0:
        reason = (done.stderr.strip().splitlines() or [f"ended with status {done.returncode}"])[-1]
        return f"qt: {reason}"
    return done.stdout.strip()


if __name__ == "__main__":
    print(lacks())
