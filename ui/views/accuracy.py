"""Check measurements: each figure beside its limit, and the errors of the chosen one drawn."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHeaderView,
    QScrollArea,
    QSplitter,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)

from surveycheck import accuracy_shown, rounded

from ..findings.svg import SvgView
from ..findings.texts import Text
from ..look import tone_colour
from ..session import Session
from ..work import Work
from .labels import capital
from .snug import SnugTree
from .wrapping import wrap

if TYPE_CHECKING:
    from surveycheck import ShownAccuracy

LETTERS = 1.6
"""Times their usual size: the map stands in a narrow place."""

WIDEST = 520
"""Pixels of a picture: all three are seen together."""

NUMBER = Qt.ItemDataRole.UserRole


class AccuracyView(QSplitter):
    """Above a row for each figure (item, m, limit m₀), below the errors of the chosen one. What is drawn is had in a
    thread once the view is looked at."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(Qt.Orientation.Vertical, parent)
        self._session, self._work = session, Work(self)
        self.shown: tuple[ShownAccuracy, ...] = ()
        self._asked = False
        self.setAccessibleName(self.tr("精度检测"))
        self.table = self._table()
        self.area = QScrollArea(widgetResizable=True, frameShape=QScrollArea.Shape.NoFrame)
        self.area.setAccessibleName(self.tr("误差分布"))
        self.addWidget(self.table)
        self.addWidget(self.area)
        self.setSizes([300, 300])
        self.table.currentItemChanged.connect(self._chosen)
        session.report_changed.connect(self._report_changed)

    @property
    def has_any(self) -> bool:
        """Are there check measurements at all?"""
        report = self._session.report
        return report is not None and bool(report.accuracy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._ask()

    def _table(self) -> SnugTree:
        table = SnugTree(rootIsDecorated=False)
        table.setAccessibleName(self.tr("精度检测"))
        table.setHeaderLabels([self.tr("精度项目"), self.tr("统计值 m"), self.tr("限值 m₀")])
        header = table.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number in (1, 2):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.ResizeToContents)
        wrap(table)
        return table

    def _report_changed(self) -> None:
        self.shown, self._asked = (), False
        self._work.drop()
        self._fill()
        if self.isVisible():
            self._ask()

    def _ask(self) -> None:
        report = self._session.report
        if report is not None and report.accuracy and not self._asked:
            self._asked = True
            self._work.start(lambda: accuracy_shown(report, LETTERS), self._came, lambda _: None)

    def _came(self, shown: tuple[ShownAccuracy, ...]) -> None:
        self.shown = shown
        self._fill()

    def _fill(self) -> None:
        self.table.clear()
        english = self._session.lang == "en"
        times = Counter(one.name for one in self.shown)
        for number, one in enumerate(self.shown):
            whole = self.tr("{0}（{1}）").format(capital(one.name[english]), one.precision[english])
            name = capital(one.name[english]) if times[one.name] == 1 else whole
            item = QTreeWidgetItem([name, one.value, one.allowed])
            for column in (1, 2):
                item.setTextAlignment(column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            item.setData(0, NUMBER, number)
            item.setToolTip(0, whole)
            if not one.within:
                item.setForeground(1, tone_colour("bad"))
                item.setText(0, "✗ " + name)
            self.table.addTopLevelItem(item)
        if self.shown:
            self.table.setCurrentItem(self.table.topLevelItem(0))
        else:
            self._show(None)

    def _chosen(self, item: QTreeWidgetItem | None, _: object) -> None:
        self._show(None if item is None else self.shown[item.data(0, NUMBER)])

    def _show(self, one: ShownAccuracy | None) -> None:
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(12, 10, 12, 12)
        layout.setSpacing(8)
        layout.addWidget(Text(self.tr("没有检测数据。") if one is None else self._words(one)))
        for picture, name in self._pictures(one) if one is not None else ():
            if picture:
                view = SvgView(picture, name)
                view.setMaximumWidth(WIDEST)
                layout.addWidget(view)
                caption = Text(name)
                caption.in_colour("quiet")
                layout.addWidget(caption)
        layout.addStretch(1)
        self.area.setWidget(page)

    def _words(self, one: ShownAccuracy) -> str:
        english, made = self._session.lang == "en", one.assessment
        lines = [
            self.tr("{0}（{1}）").format(capital(one.name[english]), one.precision[english]),
            self.tr("{0}，检测 {1} 处，粗差 {2} 处").format(
                capital(one.method[english]), made.used + made.gross, made.gross
            ),
        ]
        if made.unusable:
            lines.append(self.tr("不能使用 {0} 处").format(made.unusable))
        if one.score is not None:
            lines.append(self.tr("得分 {0}").format(rounded(one.score)))
        if made.basis:
            lines.append(self.tr("限值依据：{0}").format(one.basis[english]))
        return "\n".join([*lines, self.tr("检测数据来源：{0}").format(" · ".join(one.sources))])

    def _pictures(self, one: ShownAccuracy) -> tuple[tuple[str, str], ...]:
        spread = self.tr("差值与限差之比") if one.assessment.method == "limit" else self.tr("误差分布（m）；三角为 m")
        return (
            (one.map, self.tr("误差矢量：由检测位置指向成果位置，放大显示；红色为粗差")),
            (one.target, self.tr("ΔX（北）、ΔY（东）；橙色十字为平均值，偏离中心即系统偏移")),
            (one.histogram, spread),
        )
