"""概览: what is due or overdue, how many pass from month to month, and what came last."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from surveycheck import Bureau, NoticeRow, Standing, SubmissionRow

from ..look import tone_colour
from ..views.labels import heading, plain
from ..work import Work
from . import words
from .chart import LEAST, MonthsChart
from .desk import Desk
from .few import FewRows

FEW = 6
"""Rows of the short lists."""

TALL, TALLEST = 0.22, 460
"""Part of the page that the months have in a high window, and pixels that they have at most."""


class Tile(QFrame):
    """A number with what it counts; ``tone`` colours it where it is more than none."""

    def __init__(self, text: str, tone: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent, objectName="tile")
        self._tone = tone
        self.number, self._words = plain("–", wrap=False), plain(text, quiet=True, wrap=False)
        self.number.setObjectName("verdict")
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 10, 16, 12)
        column.setSpacing(0)
        column.addWidget(self.number)
        column.addWidget(self._words)
        self._words.setBuddy(self.number)

    def show_number(self, number: int) -> None:
        """Another number."""
        self.number.setText(f"{number:,}")
        self.setAccessibleName(f"{self._words.text()} {number}")
        colour = tone_colour(self._tone).name() if self._tone and number else "palette(text)"
        self.number.setStyleSheet(f"color: {colour};")


class OverviewPage(QWidget):
    """``report_asked`` brings a submission whose report is to be shown."""

    report_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, Work(self)
        self.tiles = {
            "submissions": Tile(self.tr("成果")),
            "overdue": Tile(self.tr("逾期的整改通知"), "bad"),
            "soon": Tile(self.tr("7 天内到期的通知"), "fair"),
            "objections": Tile(self.tr("未决定的异议"), "fair"),
            "ready": Tile(self.tr("可以抽样的批"), "fair"),
        }
        self.chart = MonthsChart()
        self.notices = FewRows(self.tr("没有未办结的整改通知。"), self.tr("到期的整改通知"), self._notice_columns())
        none = self.tr("台账中还没有成果。在“批量检查”页检查一批文件夹，结果会记入这个台账。")
        self.latest = FewRows(none, self.tr("最近收到的成果"), self._latest_columns())
        self.latest.opened.connect(self.report_asked)
        self._lay_out()
        desk.changed.connect(self.refresh)
        self.refresh()

    def _notice_columns(self) -> list[tuple[str, Callable[[Any], str], Any]]:
        def tone(row: NoticeRow) -> Any:
            return tone_colour("bad" if row.days is not None and row.days < 0 else "open")

        return [
            (self.tr("通知书"), lambda row: row.number, None),
            (self.tr("成果", "one"), lambda row: row.name, None),
            (self.tr("单位"), lambda row: row.firm, None),
            (self.tr("期限"), lambda row: row.deadline, None),
            (self.tr("剩余"), lambda row: words.days_left(row.days), tone),
        ]

    def _latest_columns(self) -> list[tuple[str, Callable[[Any], str], Any]]:
        lang = self._desk.lang

        def last(row: SubmissionRow) -> str:
            return " ".join(filter(None, (words.level(row.level, lang), words.score(row.score))))

        return [
            (self.tr("收到"), lambda row: words.day(row.received), None),
            (self.tr("成果", "one"), lambda row: row.name, None),
            (self.tr("单位"), lambda row: row.firm, None),
            (self.tr("结论"), last, words.level_colour),
        ]

    def _lay_out(self) -> None:
        tiles = QHBoxLayout()
        tiles.setSpacing(12)
        for tile in self.tiles.values():
            tiles.addWidget(tile, 1)
        page = QWidget()
        whole = QVBoxLayout(page)
        whole.setContentsMargins(20, 18, 20, 18)
        whole.setSpacing(18)
        whole.addLayout(tiles)
        whole.addLayout(self._grid())
        whole.addStretch(1)
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(page)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(area)

    def _grid(self) -> QGridLayout:
        """Months and notices side by side, what came last below."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(28)
        grid.setVerticalSpacing(8)
        self.span = heading("")
        grid.addWidget(self.span, 0, 0)
        grid.addWidget(self.chart, 1, 0)
        legend = self.tr("百分数为合格率，按最近一次检查计。")
        grid.addWidget(plain(legend, quiet=True), 2, 0)
        grid.addWidget(heading(self.tr("到期的整改通知")), 0, 1)
        grid.addWidget(self.notices, 1, 1, 2, 1, Qt.AlignmentFlag.AlignTop)
        grid.setRowMinimumHeight(3, 10)
        grid.addWidget(heading(self.tr("最近收到的成果")), 4, 0, 1, 2)
        grid.addWidget(self.latest, 5, 0, 1, 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        return grid

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A high window has room for high bars."""
        super().resizeEvent(event)
        self.chart.setMinimumHeight(max(LEAST.height(), min(TALLEST, round(TALL * self.height()))))

    def refresh(self) -> None:
        """As it stands now."""
        self._desk.ask(self._work, _asked, lambda found: self._show(*found), "standing")

    def _show(self, now: Standing, due: tuple[NoticeRow, ...], latest: tuple[SubmissionRow, ...]) -> None:
        for name, tile in self.tiles.items():
            tile.show_number(getattr(now, name))
        self.chart.show_months(now.months)
        first, last = now.months[0].month, now.months[-1].month
        self.span.setText(self.tr("每月收到的成果和合格率（{0} – {1}）").format(first, last))
        self.notices.show_rows(due)
        self.latest.show_rows(latest)


def _asked(bureau: Bureau) -> tuple[Standing, tuple[NoticeRow, ...], tuple[SubmissionRow, ...]]:
    return bureau.standing(), bureau.due(FEW).rows, bureau.submissions(limit=FEW).rows
