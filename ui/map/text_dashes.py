"""Where texts stand that are too small to be read: a dash for each line of one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtGui import QPainter, QPen

from .paths import dashes
from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

LINE_STEP = 5.0 / 3.0
"""From one line of an MTEXT to the next, in heights of a capital (DXF reference, *MTEXT*, 44)."""

SLANT = 0.2
"""Cosine of twice the angle below which a turned box is too near to 45°."""


def draw_dashes(painter: QPainter, scene: Scene, view: Viewport, numbers: Any) -> None:
    """The dashes of these texts."""
    import numpy as np

    if not len(numbers):
        return
    columns = scene.sheet.columns
    box, turn, height, column = (columns[f"text/{name}"][numbers] for name in ("box", "turn", "height", "column"))
    size = box[:, 2:] - box[:, :2]
    along = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    up = np.stack([-along[:, 1], along[:, 0]], axis=1)
    wide, high = _sides(size, np.abs(along), height, column)
    lines = np.clip(np.round((high / height - 1.0) / LINE_STEP) + 1.0, 1.0, 60.0).astype(np.int64)
    row = np.repeat(np.arange(len(lines)), lines)
    k = np.arange(len(row)) - np.repeat(np.cumsum(lines) - lines, lines)
    middle = (box[:, :2] + box[:, 2:])[row] / 2 + up[row] * ((k - (lines[row] - 1) / 2) * height[row] * LINE_STEP)[
        :, None
    ]
    first = middle - along[row] * wide[row, None] / 2
    step = along[row] * wide[row, None] * np.array([view.scale, -view.scale])
    pixels = np.stack(
        [view.width / 2 + (first[:, 0] - view.x) * view.scale, view.height / 2 - (first[:, 1] - view.y) * view.scale],
        axis=1,
    )
    ink = scene.look.ink
    ink.setAlphaF(0.35)
    pen = QPen(ink, 1.0)
    pen.setCosmetic(True)
    painter.setPen(pen)
    painter.drawPath(dashes(pixels, step))


def _sides(size: Any, along: Any, height: Any, column: Any) -> tuple[Any, Any]:
    """Width and height of turned rectangles out of the boxes around them. One line is as high as its letters; near 45°
    boxes do not tell, and what is written counts as one line too."""
    import numpy as np

    cos, sin = along.T
    spread = cos * cos - sin * sin
    told = column & (np.abs(spread) > SLANT)
    safe = np.where(told, spread, 1.0)
    wide = np.where(told, (size[:, 0] * cos - size[:, 1] * sin) / safe, 0.0)
    high = np.where(told, (size[:, 1] * cos - size[:, 0] * sin) / safe, height)
    long = np.maximum(cos, sin)
    one = (np.where(cos >= sin, size[:, 0], size[:, 1]) - height * np.minimum(cos, sin)) / long
    return np.maximum(np.where(told, wide, one), 0.0), np.maximum(high, height)
