"""How long until the first window: the app's process beside one that shows a bare QMainWindow.

``python tests/benchmarks/app_start.py [ROUNDS]``. Both processes end once their window is shown and its events are
done; they are run in turn, and the shortest time of each counts, since everything else on a computer only adds to it.
Ends with 1 where the app takes more than ``MOST`` times as long."""

from __future__ import annotations

import os
import subprocess
import sys
import time

MOST = 1.8
ROUNDS = 12
BARE = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMainWindow
app = QApplication([])
window = QMainWindow()
window.resize(1280, 800)
window.show()
QTimer.singleShot(0, app.quit)
app.exec()
"""
APP = """
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from surveycheck.ui.app import App
from surveycheck.ui.settings import Settings
app = QApplication([])
shown = App(app, Settings())
QTimer.singleShot(0, app.quit)
app.exec()
"""


def seconds(program: str) -> float:
    """One process from its start to its end."""
    environment = {**os.environ, "QT_QPA_PLATFORM": os.environ.get("QT_QPA_PLATFORM", "offscreen")}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed app is compiled
    begin = time.perf_counter()
    subprocess.run([sys.executable, "-c", program], env=environment, check=True)
    return time.perf_counter() - begin


def measured(rounds: int = ROUNDS) -> tuple[float, float]:
    """The shortest time of a bare window's process and of the app's, in seconds."""
    pairs = [(seconds(BARE), seconds(APP)) for _ in range(rounds)]
    return min(bare for bare, _ in pairs), min(app for _, app in pairs)


def main() -> int:
    bare, app = measured(int(sys.argv[1]) if len(sys.argv) > 1 else ROUNDS)
    print(f"bare window {bare * 1000:.0f} ms, the app {app * 1000:.0f} ms: {app / bare:.2f} times (at most {MOST})")
    return 0 if app / bare <= MOST else 1


if __name__ == "__main__":
    sys.exit(main())
