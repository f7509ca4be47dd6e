"""Pictures of a drawing under its lines: the files that were handed in with it, else the frame with the name.

What is in a file is decided by its bytes, not by its name; only formats whose readers are old and plain are read, and
none that would be larger in memory than the limit.
"""

from __future__ import annotations

from collections import Counter
from functools import lru_cache
from pathlib import Path, PureWindowsPath
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QPointF, QRectF, QSize, QSizeF, Qt
from PySide6.QtGui import QImage, QImageReader, QPainter, QPen, QPolygonF, QTransform

from .viewport import Viewport

if TYPE_CHECKING:
    from .paint import Scene

FORMATS = (b"png", b"jpeg", b"bmp")
LARGEST = 100_000_000
"""Pixels of a picture that is read at all."""

KEPT = 3000
"""Pixels of the longer side that are kept: more is not seen on a screen."""

NAMED = 60.0
"""Pixels from which on a frame has room for its name."""

PLACE = QSizeF(200.0, 16.0)
"""Pixels that the name of what has no frame may have."""

LINE = 16
"""Pixels from the name of a frame to that of the next one at the same place."""

PALE = 0.2


def draw_images(painter: QPainter, scene: Scene, view: Viewport) -> None:
    """All that can be seen."""
    sheet = scene.sheet
    named: Counter[tuple[int, int]] = Counter()
    for number, (name, stored) in enumerate(sheet.pictures):
        thing = int(sheet.columns["picture/thing"][number])
        if int(sheet.columns["switch"][thing]) in scene.hidden:
            continue
        start = sheet.columns["picture/start"]
        ring = QPolygonF(_pixels(view, sheet.columns["picture/ring"][start[number] : start[number + 1]]))
        frame = ring.boundingRect()
        if frame.isNull():  # an underlay whose size only the other file tells
            frame = frame.adjusted(-PLACE.width() / 2, -PLACE.height() / 2, PLACE.width() / 2, PLACE.height() / 2)
            ring = QPolygonF(frame)
        if not frame.intersects(QRectF(0, 0, view.width, view.height)):
            continue
        image = image_of(str(Path(sheet.folder) / stored)) if stored else None
        if image is None:
            place = (round(frame.center().x()), round(frame.center().y()))
            _name(painter, scene, frame.translated(0, named[place] * LINE), PureWindowsPath(name).name)
            named[place] += 1
        else:
            corners = _pixels(view, sheet.columns["picture/corners"][number])
            _draw(painter, image, corners, ring, PALE if scene.unseen is not None else 1.0)
    painter.resetTransform()


def _pixels(view: Viewport, points: Any) -> list[QPointF]:
    return [view.pixel(x, y) for x, y in points.tolist()]


def _draw(painter: QPainter, image: QImage, corners: list[QPointF], ring: QPolygonF, share: float) -> None:
    """From lower left, lower right and upper left corner; only what its border shows."""
    low, right, top = corners
    along, down = (right - low) / image.width(), (low - top) / image.height()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    painter.setOpacity(share)
    path = painter.clipPath()
    path.addPolygon(ring)
    path.closeSubpath()
    painter.setClipPath(path)
    painter.setWorldTransform(QTransform(along.x(), along.y(), down.x(), down.y(), top.x(), top.y()))
    painter.drawImage(0, 0, image)
    painter.restore()


def _name(painter: QPainter, scene: Scene, frame: QRectF, name: str) -> None:
    if not name or frame.width() < NAMED:
        return
    ink = scene.look.ink
    ink.setAlphaF(0.7)
    painter.setPen(QPen(ink))
    room = frame.width() - 12
    words = painter.fontMetrics().elidedText(name, Qt.TextElideMode.ElideMiddle, int(min(room, 4000.0)))
    painter.drawText(frame, Qt.AlignmentFlag.AlignCenter, words)


@lru_cache(maxsize=8)
def image_of(file: str) -> QImage | None:
    """What a file holds, not larger than it is looked at; None for what is no picture, or too large."""
    reader = QImageReader(file)
    reader.setDecideFormatFromContent(True)
    size = reader.size()
    if bytes(reader.format().data()) not in FORMATS or not size.isValid() or size.width() * size.height() > LARGEST:
        return None
    if max(size.width(), size.height()) > KEPT:
        reader.setScaledSize(size.scaled(QSize(KEPT, KEPT), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    return None if image.isNull() else image
