"""The map at a million vertices: first picture, a frame of a pan, the longest stall of the window.

    python tests/benchmarks/map.py [VERTICES]

Prints ratios to one bare ``drawPath`` of the same path (performance.md, rows 15 to 17): absolute times say little about
another machine. Lines of ten vertices on 20 layers, 1600 × 1000 pixels, no screen.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import numpy as np
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtGui import QImage, QPainter, QPen
from PySide6.QtWidgets import QApplication
from surveycheck.ui.map import MapView
from surveycheck.ui.map.paths import path_of

WIDTH, HEIGHT, POINTS, LAYERS = 1600, 1000, 10, 20
BEAT = 2
"""Milliseconds between two beats of the heart that stalls are measured by."""


def walks(count: int) -> Any:
    """Lines (count, POINTS, 2), each a small random walk, on a square kilometre."""
    chance = np.random.default_rng(7)
    start = chance.uniform(0.0, 1000.0, (count, 1, 2))
    return np.cumsum(np.concatenate([start, chance.normal(0.0, 1.0, (count, POINTS - 1, 2))], axis=1), axis=1)


def write_dxf(lines: Any, file: Path) -> None:
    """The lines as LWPOLYLINEs."""
    head = "0\nSECTION\n2\nENTITIES\n"
    with file.open("w", encoding="ascii", newline="\n") as stream:
        stream.write(head)
        for number, line in enumerate(lines):
            stream.write(f"0\nLWPOLYLINE\n5\n{number + 256:X}\n8\nL{number % LAYERS}\n90\n{POINTS}\n70\n0\n")
            stream.write("".join(f"10\n{x:.4f}\n20\n{y:.4f}\n" for x, y in line.tolist()))
        stream.write("0\nENDSEC\n0\nEOF\n")


def bare(lines: Any) -> float:
    """Seconds of one ``drawPath`` of everything with a thin pen."""
    path = path_of(lines.reshape(-1, 2), np.arange(0, lines.shape[0] * POINTS + 1, POINTS))
    image = QImage(WIDTH, HEIGHT, QImage.Format.Format_RGB32)
    times = []
    for _ in range(3):
        image.fill(0)
        painter = QPainter(image)
        painter.setPen(QPen(Qt.GlobalColor.white, 0))
        painter.scale(WIDTH / 1000.0, HEIGHT / 1000.0)
        started = time.perf_counter()
        painter.drawPath(path)
        times.append(time.perf_counter() - started)
        painter.end()
    return statistics.median(times)


class Heart:
    """The longest time between two beats of a timer: how long the window stood still."""

    def __init__(self) -> None:
        self.longest, self._last = 0.0, 0.0
        self._timer = QTimer(interval=BEAT)
        self._timer.timeout.connect(self._beat)

    def _beat(self) -> None:
        now = time.perf_counter()
        self.longest, self._last = max(self.longest, now - self._last), now

    def during(self, wait: Callable[[], bool]) -> float:
        """Lets events go on until ``wait`` is true; gives the longest stall in seconds."""
        self.longest, self._last = 0.0, time.perf_counter()
        self._timer.start()
        while not wait():
            QApplication.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        self._timer.stop()
        return max(self.longest, time.perf_counter() - self._last) - BEAT / 1000


def main(vertices: int) -> None:
    app = QApplication([])
    lines = walks(vertices // POINTS)
    unit = bare(lines)
    view, heart, told = MapView(), Heart(), {}
    view.resize(WIDTH, HEIGHT)
    view.show()
    view.renderer.painted.connect(lambda _: told.setdefault("first", time.perf_counter()))
    view.loading.connect(lambda words, share: told.setdefault("read", time.perf_counter()) if share == 1.0 else None)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "walks.dxf"
        write_dxf(lines, file)
        heart.during(_after(0.5))  # fonts, and the window itself
        idle = heart.during(_after(1.0))
        started = time.perf_counter()
        view.open(file)
        loading = heart.during(lambda: "read" in told)
        drawing = heart.during(view.settled)
        zoom = heart.during(_zoomed(view))
        frames = []
        for step in range(40):
            view.look_at(view.viewport.panned(3 if step % 2 else -3, 2))
            before = time.perf_counter()
            view.repaint()
            frames.append(time.perf_counter() - before)
        view.close()
    first, before = told["first"] - told["read"], unit
    unit = (before + bare(lines)) / 2  # on a machine that does other things besides, one time alone says little
    print(f"{vertices} vertices; one bare drawPath {unit * 1000:.0f} ms = 1 ({before * 1000:.0f} before it all)")
    print(f"read in a process of its own       {(told['read'] - started) / unit:8.2f}")
    print(f"first picture after that           {first / unit:8.2f}   gate 3")
    print(f"a frame of a pan                   {statistics.median(frames) / unit:8.4f}   {_ms(frames)}   gate 16 ms")
    for name, stall in (
        ("nothing at all", idle),
        ("reading", loading),
        ("the first pictures", drawing),
        ("zooming in", zoom),
    ):
        print(f"longest stall during {name:<19}{stall / unit:8.4f}   {stall * 1000:.1f} ms   gate 100 ms")
    app.quit()


def _ms(times: list[float]) -> str:
    return f"{statistics.median(times) * 1000:.2f} ms, worst {max(times) * 1000:.2f} ms"


def _after(seconds: float) -> Callable[[], bool]:
    end = time.perf_counter() + seconds
    return lambda: time.perf_counter() > end


def _zoomed(view: MapView) -> Callable[[], bool]:
    view.look_at(view.viewport.zoomed(8.0))
    return view.settled


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
