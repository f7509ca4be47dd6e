"""Columns of numbers → QPainterPath, through the bytes that Qt streams: a loop of ``lineTo`` takes eight times as long.

The layout is that of ``QDataStream << QPainterPath``: number of elements, of each its type and place, where the last
string begins, the rule of filling; big-endian, doubles.
"""

from __future__ import annotations

import struct
from typing import Any

from PySide6.QtCore import QByteArray, QDataStream
from PySide6.QtGui import QPainterPath

MOVE, LINE = 0, 1
WINDING = 1


def path_of(points: Any, start: Any) -> QPainterPath:
    """A path of strings: ``points`` (m, 2), of which string i has ``start[i]`` to ``start[i+1]``; ``start`` may count
    from elsewhere than 0. Its fill is that of the winding number."""
    import numpy as np

    if not len(points):
        return QPainterPath()
    elements = np.empty(len(points), dtype=[("type", ">i4"), ("x", ">f8"), ("y", ">f8")])
    elements["type"] = LINE
    first = np.asarray(start[:-1]) - start[0]
    elements["type"][first] = MOVE
    elements["x"], elements["y"] = points[:, 0], points[:, 1]
    head, tail = struct.pack(">i", len(points)), struct.pack(">ii", int(first[-1]), WINDING)
    stream = QDataStream(QByteArray(head + elements.tobytes() + tail))
    path = QPainterPath()
    stream >> path  # type: ignore[operator]
    return path


def figures(places: Any, string: Any) -> QPainterPath:
    """The same string (k, 2) around each place (m, 2)."""
    import numpy as np

    points = (places[:, None, :] + string).reshape(-1, 2)
    return path_of(points, np.arange(0, len(points) + 1, len(string)))


def dashes(places: Any, along: Any) -> QPainterPath:
    """A line from each place (m, 2) by a step (m, 2)."""
    import numpy as np

    points = np.stack([places, places + along], axis=1).reshape(-1, 2)
    return path_of(points, np.arange(0, len(points) + 1, 2))
