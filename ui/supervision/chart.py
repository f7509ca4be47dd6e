"""Submissions by month as bars, those that pass below those that do not, with the share that passes over each."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QPoint, QRectF, QSize, Qt
from PySide6.QtGui import QHelpEvent, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QToolTip, QWidget

from surveycheck import LedgerMonth

from .fills import KINDS, fill, legend

LEAST = QSize(420, 210)
BAR = 0.56
"""Width of a bar as a part of its month's."""

CENTRE = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignVCenter


class MonthsChart(QWidget):
    """The numbers stand in the tips and in the description for screen readers as well."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months: tuple[LedgerMonth, ...] = ()
        self.setMinimumSize(LEAST)
        self.setAccessibleName(self.tr("每月合格率"))
        self.setMouseTracking(True)

    def show_months(self, months: Sequence[LedgerMonth]) -> None:
        """The oldest month first."""
        self.months = tuple(months)
        told = [self.words(month) for month in self.months if month.submitted]
        self.setAccessibleDescription("\n".join(told) or self.tr("还没有成果"))
        self.update()

    def words(self, month: LedgerMonth) -> str:
        """A month in a sentence."""
        words = self.tr("{0}：{1} 份，合格 {2}，不合格 {3}，合格率 {4}", "", month.submitted)
        return words.format(month.month, month.submitted, month.passed, month.failed, share(month) or "—")

    def paintEvent(self, event: QPaintEvent) -> None:
        if not self.months:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        line = self.fontMetrics().height()
        legend(painter, 0, 0, (self.tr("合格"), self.tr("不合格"), self.tr("未查完")))
        floor = self.height() - 2 * line - 8
        most = max(1, *(month.submitted for month in self.months))
        scale = (floor - 2 * line - 18) / most
        for number, month in enumerate(self.months):
            self._bar(painter, number, floor, scale, month)
        self._names(painter, floor)
        painter.setPen(self.palette().color(QPalette.ColorRole.Mid))
        painter.drawLine(0, floor, self.width(), floor)
        painter.end()

    def _bar(self, painter: QPainter, number: int, floor: int, scale: float, month: LedgerMonth) -> None:
        wide, line, left = self._left(1), self.fontMetrics().height(), self._left(number)
        x, top = left + wide * (1 - BAR) / 2, float(floor)
        rest = month.submitted - month.passed - month.failed
        for count, kind in zip((month.passed, month.failed, rest), KINDS, strict=True):
            tall = count * scale
            if count:
                fill(painter, QRectF(x, top - tall, wide * BAR, tall), kind)
            top -= tall
        painter.setPen(self.palette().color(QPalette.ColorRole.Text))
        if month.submitted and wide > self.fontMetrics().horizontalAdvance("100%"):
            painter.drawText(QRectF(left, top - line - 4, wide, line), CENTRE, share(month) or "—")

    def _names(self, painter: QPainter, floor: int) -> None:
        """The number of each month for which there is room, with the year where it begins."""
        wide, metrics = self._left(1), self.fontMetrics()
        every = max(1, -(-metrics.horizontalAdvance("0000") // max(1, int(wide))))
        painter.setPen(self.palette().color(QPalette.ColorRole.PlaceholderText))
        year, last = "", -float("inf")
        for number, month in enumerate(self.months):
            room = QRectF(self._left(number) - wide, floor + 4, wide * 3, metrics.height())
            if number % every == 0:
                painter.drawText(room, CENTRE, str(int(month.month[5:])))
            if month.month[:4] != year and room.x() - last >= metrics.horizontalAdvance("00000"):
                year, last = month.month[:4], room.x()
                painter.drawText(room.translated(0, metrics.height()), CENTRE, year)

    def _left(self, number: int) -> float:
        return self.width() * number / max(1, len(self.months))

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent) and self.months:
            number = int(event.x() * len(self.months) / max(1, self.width()))
            month = self.months[min(max(number, 0), len(self.months) - 1)]
            QToolTip.showText(event.globalPos() + QPoint(0, 8), self.words(month), self)
            return True
        return super().event(event)


def share(month: LedgerMonth) -> str:
    """Of those that are known, cut to whole percents: 99.9 % is no 100 %."""
    return "" if month.share is None else f"{int(month.share * 100 + 1e-9)}%"
