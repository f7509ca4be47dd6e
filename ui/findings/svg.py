"""Pictures in SVG: those of our own renderer, and nothing that could reach out of them."""

from __future__ import annotations

from PySide6.QtCore import QByteArray, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QSizePolicy, QWidget

from surveycheck import is_own_picture

from .night import by_night
from .paint import line_colour

DARK = 128
"""Lightness below which a ground is dark."""

WIDEST = 890
"""Pixels that a picture has at most, beside letters of the usual size."""


class SvgView(QWidget):
    """A picture as wide as there is room for it, on white, or dark in a dark window; nothing where it is not safe."""

    def __init__(self, picture: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        safe = is_own_picture(picture)
        self._renderer = QSvgRenderer(QByteArray(picture.encode("utf-8")) if safe else QByteArray(), self)
        self._renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
        self._made: tuple[tuple[int, int, float, int] | None, QImage] = (None, QImage())
        self.setAccessibleName(name)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setMaximumWidth(WIDEST)

    def is_shown(self) -> bool:
        """Is there a picture?"""
        return self._renderer.isValid()

    def hasHeightForWidth(self) -> bool:
        return True

    def heightForWidth(self, width: int) -> int:
        """Of the width that it takes: a layout that has more asks for that, and would leave room for a taller one."""
        size, width = self._renderer.defaultSize(), min(width, self.maximumWidth())
        return round(width * size.height() / size.width()) if size.width() > 0 else 0

    def sizeHint(self) -> QSize:
        return QSize(360, self.heightForWidth(360))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.heightForWidth(120))

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self._renderer.isValid():
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        box = QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5)
        outline = QPainterPath()
        outline.addRoundedRect(box, 5, 5)
        painter.save()
        painter.setClipPath(outline)
        painter.drawImage(0, 0, self._image())
        painter.restore()
        painter.setPen(QPen(line_colour(self.palette()), 1))
        painter.drawPath(outline)
        painter.end()

    def _image(self) -> QImage:
        """The picture as it is seen here: by day as it would be printed, in a dark window on its ground."""
        ratio, ground = self.devicePixelRatioF(), self.palette().base().color()
        asked = (self.width(), self.height(), ratio, ground.rgb())
        if self._made[0] != asked:
            image = QImage(self.size() * ratio, QImage.Format.Format_RGB32)
            image.setDevicePixelRatio(ratio)
            image.fill(QColor("#ffffff"))
            painter = QPainter(image)
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            self._renderer.render(painter, QRectF(self.rect()))
            painter.end()
            self._made = (asked, by_night(image, ground) if ground.lightness() < DARK else image)
        return self._made[1]
