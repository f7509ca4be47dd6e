"""What was measured against what is allowed, drawn as a small scale."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy, QWidget

from surveycheck import Measure

from .paint import mixed, tone

EDGE = 10.0
NEVER = 1e-12


@dataclass(frozen=True)
class Marks:
    """Places on a line from 0 to 1: where the allowed range begins and ends, where the measured value lies; which of
    the ends of the range are limits, and is the value beyond what the line shows?"""

    begin: float
    end: float
    value: float
    low: bool
    high: bool


def marks(found: Measure) -> Marks:
    """Where things stand. The line begins with 0 where nothing lies below it; of a wide range only the end that was
    passed is shown."""
    ends = [value for value in (found.low, found.high, found.value) if value is not None]
    low, high = min(0.0, *ends), max(0.0, *ends)
    if found.low is not None and found.value < found.low:
        far = found.low + 2 * (found.low - found.value)
        high = far if found.high is None else min(found.high, far)
    span = (high - low) * 1.08 or 1.0
    seen = {"low": found.low, "high": found.high}
    at = {name: (value - low) / span for name, value in seen.items() if value is not None and value <= high + NEVER}
    return Marks(
        at.get("low", 0.0), at.get("high", 1.0), min(1.0, (found.value - low) / span), "low" in at, "high" in at
    )


class Scale(QWidget):
    """A line; the allowed range thick and green with a tick at each limit, what lies beyond it hatched, the measured
    value a diamond. Words above say the value, below the limit, in the ``short`` ones where there is no room."""

    def __init__(self, found: Measure, value: str, limit: str, short: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._marks = marks(found)
        self._value, self._limit, self._short = value, limit, short or limit
        self.setAccessibleName(f"{value}  {limit}")
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(280, round(2.5 * self.fontMetrics().height() + 32))

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.sizeHint().height())

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        strong = QFont(self.font())
        strong.setPixelSize(round(self.fontInfo().pixelSize() * 1.25))
        strong.setWeight(QFont.Weight.DemiBold)
        top = QFontMetricsF(strong).height() + 8
        y = top + 7
        self._range(painter, y)
        self._value_mark(painter, y)
        palette = self.palette()
        self._word(painter, strong, tone("bad", palette), self._value, self._x(self._marks.value), 0)
        at = self._marks.end if self._marks.high else self._marks.begin
        fits = QFontMetricsF(self.font()).horizontalAdvance(self._limit) + 2 <= self.width()
        limit = self._limit if fits else self._short
        self._word(painter, self.font(), palette.windowText().color(), limit, self._x(at), y + 11)
        painter.end()

    def _x(self, share: float) -> float:
        return EDGE + share * (self.width() - 2 * EDGE)

    def _range(self, painter: QPainter, y: float) -> None:
        palette, at = self.palette(), self._marks
        ground = mixed(palette.windowText().color(), palette.window().color(), 0.12)
        _bar(painter, ground, self._x(0), self._x(1), y, 6)
        _bar(painter, tone("good", palette), self._x(at.begin), max(self._x(at.end), self._x(at.begin) + 2), y, 6)
        beyond = (at.end, at.value) if at.value >= at.end else (at.value, at.begin)
        if beyond[1] > beyond[0]:
            self._hatch(painter, self._x(beyond[0]), self._x(beyond[1]), y)
        painter.setPen(QPen(palette.windowText().color(), 1.6))
        for share, there in ((at.begin, at.low), (at.end, at.high)):
            if there:
                painter.drawLine(QPointF(self._x(share), y - 7), QPointF(self._x(share), y + 7))

    def _hatch(self, painter: QPainter, left: float, right: float, y: float) -> None:
        """Beyond the limit: slanted lines, so that it is seen without colour."""
        painter.save()
        painter.setClipRect(QRectF(left, y - 3, right - left, 6))
        painter.fillRect(QRectF(left, y - 3, right - left, 6), mixed(tone("bad", self.palette()), self._ground(), 0.25))
        painter.setPen(QPen(tone("bad", self.palette()), 1.4))
        x = left - 6
        while x < right:
            painter.drawLine(QPointF(x, y + 4), QPointF(x + 8, y - 4))
            x += 5
        painter.restore()

    def _value_mark(self, painter: QPainter, y: float) -> None:
        x = self._x(self._marks.value)
        painter.setPen(QPen(self._ground(), 1.5))
        painter.setBrush(tone("bad", self.palette()))
        corners = ((0, -8), (7, 0), (0, 8), (-7, 0))
        painter.drawPolygon(QPolygonF([QPointF(x + a, y + b) for a, b in corners]))

    def _ground(self) -> QColor:
        return self.palette().window().color()

    def _word(self, painter: QPainter, font: QFont, colour: QColor, text: str, x: float, y: float) -> None:
        """A word around a place of the line, within the widget."""
        metrics = QFontMetricsF(font)
        text = metrics.elidedText(text, Qt.TextElideMode.ElideRight, self.width())
        wide = metrics.horizontalAdvance(text) + 2
        left = max(0.0, min(x - wide / 2, self.width() - wide))
        painter.setFont(font)
        painter.setPen(colour)
        painter.drawText(QRectF(left, y, wide, metrics.height()), Qt.AlignmentFlag.AlignLeft, text)


def _bar(painter: QPainter, colour: QColor, left: float, right: float, y: float, thick: float) -> None:
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawRoundedRect(QRectF(left, y - thick / 2, right - left, thick), thick / 2, thick / 2)
