"""Viewport: which part of a drawing a widget shows, and the way between pixels and coordinates."""

from __future__ import annotations

from dataclasses import dataclass, replace

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QTransform

Box = tuple[float, float, float, float]
"""West, south, east, north."""

LEAST, MOST = 1e-9, 1e7
"""Pixels a drawing unit, at the farthest and the closest look: a drawing in metres then shows a tenth of a micrometre
a pixel, which is all that a double has."""

MARGIN = 0.94
"""Share of the window that what is to be seen takes."""

CLOSE = 1e-6
"""A place without extent is shown with so much around it, as a share of its coordinates."""


@dataclass(frozen=True)
class Viewport:
    """Around (``x``, ``y``) near the map's origin, ``scale`` pixels a unit, ``width`` × ``height`` pixels, north up."""

    x: float = 0.0
    y: float = 0.0
    scale: float = 1.0
    width: float = 1.0
    height: float = 1.0

    @property
    def box(self) -> Box:
        half = (self.width / 2 / self.scale, self.height / 2 / self.scale)
        return (self.x - half[0], self.y - half[1], self.x + half[0], self.y + half[1])

    @property
    def transform(self) -> QTransform:
        """From coordinates to pixels."""
        s = self.scale
        return QTransform(s, 0.0, 0.0, -s, self.width / 2 - self.x * s, self.height / 2 + self.y * s)

    def pixel(self, x: float, y: float) -> QPointF:
        return QPointF(self.width / 2 + (x - self.x) * self.scale, self.height / 2 - (y - self.y) * self.scale)

    def place(self, pixel: QPointF) -> tuple[float, float]:
        """Coordinates under a pixel."""
        x = self.x + (pixel.x() - self.width / 2) / self.scale
        return (x, self.y - (pixel.y() - self.height / 2) / self.scale)

    def panned(self, dx: float, dy: float) -> Viewport:
        """Moved with a hand by so many pixels."""
        return replace(self, x=self.x - dx / self.scale, y=self.y + dy / self.scale)

    def zoomed(self, factor: float, at: QPointF | None = None) -> Viewport:
        """Larger by a factor; what is under the pixel ``at`` stays there."""
        pixel = at if at is not None else QPointF(self.width / 2, self.height / 2)
        x, y = self.place(pixel)
        scale = min(max(self.scale * factor, LEAST), MOST)
        away = ((pixel.x() - self.width / 2) / scale, (pixel.y() - self.height / 2) / scale)
        return replace(self, x=x - away[0], y=y + away[1], scale=scale)

    def resized(self, width: float, height: float) -> Viewport:
        """The same middle at the same scale in a window of another size."""
        return replace(self, width=max(width, 1.0), height=max(height, 1.0))

    def showing(self, box: Box, share: float = MARGIN) -> Viewport:
        """All of a box; a single place with some surroundings."""
        west, south, east, north = box
        x, y = (west + east) / 2, (south + north) / 2
        wide, high = east - west, north - south
        if wide <= 0 and high <= 0:
            wide = high = max(10.0, (abs(x) + abs(y)) * CLOSE)
        scales = [share * side / size for side, size in ((self.width, wide), (self.height, high)) if size > 0]
        return replace(self, x=x, y=y, scale=min(max(min(scales), LEAST), MOST))

    def holds(self, x: float, y: float, margin: float = 0.0) -> bool:
        """Whether a place is seen, so many pixels from the edge."""
        pixel = self.pixel(x, y)
        rect = QRectF(margin, margin, max(self.width - 2 * margin, 1.0), max(self.height - 2 * margin, 1.0))
        return rect.contains(pixel)

    def between(self, other: Viewport, share: float) -> Viewport:
        """On the way to another viewport: scales in equal ratios, so that zooming looks even."""
        scale = self.scale ** (1 - share) * other.scale**share
        if abs(self.scale - other.scale) > 1e-12 * self.scale:  # the place moves as the scale does
            part = (1 / scale - 1 / self.scale) / (1 / other.scale - 1 / self.scale)
        else:
            part = share
        return replace(self, x=self.x + (other.x - self.x) * part, y=self.y + (other.y - self.y) * part, scale=scale)
