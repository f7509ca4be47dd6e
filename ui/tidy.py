"""Python's collector of cyclic garbage, in the window's thread only.

Left to itself it runs in whatever thread makes objects just then; a cycle that holds a widget would be taken down
there, and Qt ends a program whose widgets die outside of the thread that they live in.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

PERIOD = 1000
"""Milliseconds between two looks at how much there is to collect."""


class Tidy(QObject):
    """Collects at the collector's own thresholds as long as it lives; ``stop`` gives the work back to Python."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = QTimer(self, interval=PERIOD)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    def look(self) -> None:
        """Collect the oldest generation that is due."""
        due = [n for n, (now, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if now > most]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Python collects by itself again."""
        self._timer.stop()
        gc.enable()
