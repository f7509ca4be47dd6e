"""PySide6 6.12.0 on Python 3.11 loses a reference on None with every void call of Qt, until the process ends."""

from __future__ import annotations

import gc
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtGui import QImage, QPainter, QPen

CALLS = 1000


@pytest.fixture
def painter() -> Iterator[QPainter]:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    yield painter
    painter.end()


def test_a_void_call_keeps_none_alive(painter: QPainter) -> None:
    pen = QPen()
    painter.setPen(pen)  # the first call sets up tables of its own
    gc.collect()  # garbage of other tests would let go of None in between
    gc.disable()
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        painter.setPen(pen)
    after = sys.getrefcount(None)
    gc.enable()
    assert after > before - CALLS // 2  # the fault loses one a call; threads of the test runner lose or hold a few
