"""What lies upon the map: findings, the selected one with its witnesses, the picked thing, measurements, a scale."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from . import marks
from .colours import Look
from .findings import Findings, Mark
from .paths import path_of
from .viewport import Viewport

if TYPE_CHECKING:
    from surveycheck import Sheet

FIRST, OTHER = ("#0a5aa8", "#6cb4ff"), ("#b45309", "#ffb86b")
"""The witness of the selected finding, and the others: on light, on dark."""

MOST_POINTS = 200_000
"""Points of what is highlighted; more would take longer than a frame."""


def draw_marks(painter: QPainter, shown: Sequence[Mark], findings: Findings, view: Viewport, dark: bool) -> None:
    """The findings, the worst on top."""
    for mark in sorted(shown, key=lambda m: -marks.ORDER.index(m.severity)):
        place = view.pixel(mark.x, mark.y)
        if mark.count == 1:
            waived = findings.given[mark.numbers()[0]].get("state") == "waived"
            marks.draw_mark(painter, place, mark.severity, dark, waived)
        else:
            marks.draw_cluster(painter, place, mark.severity, mark.count, dark)


def draw_things(painter: QPainter, sheet: Sheet, things: Sequence[int], view: Viewport, pen: QPen) -> None:
    """Some things once more, with another pen."""
    import numpy as np

    if not len(things):
        return
    painter.save()
    whole = QPen(pen)
    whole.setWidthF(pen.widthF() * painter.device().devicePixelRatio())  # a cosmetic pen counts device pixels
    painter.setPen(whole)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    strings, _ = sheet.strings(np.array(things, np.int64))
    if strings and sum(map(len, strings)) <= MOST_POINTS:
        start = np.cumsum([0, *map(len, strings)])
        painter.setWorldTransform(view.transform, True)
        painter.drawPath(path_of(np.concatenate(strings), start))
        painter.setWorldTransform(view.transform.inverted()[0], True)
    for thing in things:
        if sheet.columns["kind"][thing] in (0, 3):
            west, south, east, north = sheet.columns["box"][thing].tolist()
            rect = QRectF(view.pixel(west, north), view.pixel(east, south)).normalized()
            painter.drawRect(rect.adjusted(-4, -4, 4, 4))
    painter.restore()


def witness_pen(look: Look, first: bool) -> QPen:
    colour = QColor((FIRST if first else OTHER)[look.dark])
    pen = QPen(colour, 3.0 if first else 2.4)
    pen.setCosmetic(True)
    if not first:
        pen.setDashPattern([4.0, 2.5])
    return pen


def draw_selected(painter: QPainter, place: QPointF, severity: str, look: Look) -> None:
    """The selected finding: its mark on top of all others, with a halo."""
    marks.draw_halo(painter, place, look.dark)
    marks.draw_mark(painter, place, severity, look.dark)


def draw_links(painter: QPainter, place: QPointF, others: Sequence[QPointF], look: Look) -> None:
    """From the selected finding to its other places."""
    pen = QPen(QColor(OTHER[look.dark]), 1.2)
    for other in others:
        painter.setPen(pen)
        painter.drawLine(place, other)
        painter.setBrush(QColor(OTHER[look.dark]))
        painter.drawEllipse(other, 4.0, 4.0)


def draw_label(painter: QPainter, place: QPointF, words: str, look: Look, area: QRectF) -> None:
    """Words beside a place, on a plate, within the window."""
    metrics = QFontMetricsF(painter.font())
    words = metrics.elidedText(" ".join(words.split()), Qt.TextElideMode.ElideRight, min(340.0, area.width() - 60))
    rect = QRectF(0, 0, metrics.horizontalAdvance(words) + 16, metrics.height() + 8)
    rect.moveTopLeft(QPointF(place.x() + 22, place.y() - rect.height() / 2))
    if rect.right() > area.right() - 6:
        rect.moveRight(place.x() - 22)
    rect.moveLeft(max(rect.left(), area.left() + 6))
    plate = QColor(look.ground)
    plate.setAlphaF(0.92)
    painter.setPen(QPen(look.ink, 0.8))
    painter.setBrush(plate)
    painter.drawRoundedRect(rect, 5, 5)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, words)


def draw_measure(painter: QPainter, points: Sequence[QPointF], pointer: QPointF | None, area: bool, look: Look) -> None:
    """The lines that are being measured; the last leads to the pointer."""
    every = [*points, *([pointer] if pointer is not None else [])]
    ink = QColor("#d6336c" if not look.dark else "#ff7aa8")
    if area and len(every) > 2:
        tint = QColor(ink)
        tint.setAlphaF(0.16)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tint)
        painter.drawPolygon(QPolygonF(every))
    pen = QPen(ink, 1.8)
    painter.setPen(pen)
    painter.setBrush(Qt.BrushStyle.NoBrush)
    path = QPainterPath(every[0])
    for point in every[1:]:
        path.lineTo(point)
    painter.drawPath(path)
    if area and len(every) > 2:
        pen.setDashPattern([3, 3])
        painter.setPen(pen)
        painter.drawLine(every[-1], every[0])
    painter.setPen(QPen(ink, 1.4))
    painter.setBrush(look.ground)
    for point in points:
        painter.drawEllipse(point, 3.5, 3.5)


def round_length(most: float) -> float:
    """The largest 1, 2 or 5 times a power of ten that is not above ``most``."""
    power = 10.0 ** math.floor(math.log10(most))
    return next(step * power for step in (5.0, 2.0, 1.0) if step * power <= most * (1 + 1e-9))


def draw_scale_bar(painter: QPainter, view: Viewport, unit: str, look: Look, area: QRectF) -> None:
    """A length at the lower left that is a round number of units."""
    length = round_length(140.0 / view.scale)
    wide = length * view.scale
    x, y = area.left() + 14, area.bottom() - 14
    plate = QColor(look.ground)
    plate.setAlphaF(0.8)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate)
    painter.drawRoundedRect(QRectF(x - 8, y - 24, wide + 16, 32), 4, 4)
    painter.setPen(QPen(look.ink, 1.4))
    painter.drawPolyline(QPolygonF([QPointF(x, y - 5), QPointF(x, y), QPointF(x + wide, y), QPointF(x + wide, y - 5)]))
    painter.drawText(QRectF(x, y - 23, wide, 17), Qt.AlignmentFlag.AlignCenter, f"{length:,.10g} {unit}".strip())


def draw_note(painter: QPainter, words: str, look: Look, area: QRectF) -> None:
    """A line at the lower right, shortened to half of the width."""
    if not words:
        return
    said = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, int(area.width() / 2))
    wide, high = painter.fontMetrics().horizontalAdvance(said) + 16, painter.fontMetrics().height() + 8
    plate, ink = QColor(look.ground), QColor(look.ink)
    plate.setAlphaF(0.8)
    ink.setAlphaF(0.75)
    place = QRectF(area.right() - wide - 6, area.bottom() - high - 6, wide, high)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(plate)
    painter.drawRoundedRect(place, 4, 4)
    painter.setPen(QPen(ink))
    painter.drawText(place, Qt.AlignmentFlag.AlignCenter, said)


def local_points(places: Sequence[tuple[float, float]], view: Viewport) -> list[QPointF]:
    return [view.pixel(x, y) for x, y in places]
