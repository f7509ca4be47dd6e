"""The score as a tree: elements with weight and score, and under them what was deducted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QWidget

from surveycheck import level_words, next_words, rounded

from ..findings import as_row
from ..session import Session
from .said_tree import SaidTree
from .wrapping import wrap

ROLE = Qt.ItemDataRole.UserRole
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter


FULL = 100


class GradeView(SaidTree):
    """Three columns: what, weight, score. Without a grade, why there is none. ``asked`` names the findings of a
    deduction that was clicked."""

    asked = Signal(tuple)

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.setAccessibleName(self.tr("成绩"))
        self.setHeaderLabels([self.tr("质量元素"), self.tr("权"), self.tr("得分")])
        self.headerItem().setTextAlignment(1, RIGHT)
        self.headerItem().setTextAlignment(2, RIGHT)
        self.setIndentation(11)
        header = self.header()
        header.setStretchLastSection(False)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        for number in (1, 2):
            header.setSectionResizeMode(number, QHeaderView.ResizeMode.ResizeToContents)
        wrap(self)
        self.currentItemChanged.connect(self._chosen)
        self.itemClicked.connect(self._clicked)
        session.report_changed.connect(self._fill)
        self._fill()

    def _fill(self) -> None:
        self.clear()
        report = self._session.report
        self.setHeaderHidden(report is None or report.grade is None)
        if report is None:
            self.say(self.tr("检查完成后，这里是成绩。"))
            return
        if report.grade is None:
            why = {"left-out": self.tr("有规则未运行，不评分"), "lone": self.tr("单个文件，不评分")}
            self.say(why.get(report.ungraded, self.tr("此规则包不评分")))
            return
        self._ids = {finding.id: finding for finding in report.findings}
        whole = _item((report.grade.standard, "", _score(report.grade.score)), bold=True)
        self.addTopLevelItem(whole)
        whole.addChildren([self._part(part) for part in report.grade.parts])
        whole.setExpanded(True)
        for number, part in enumerate(report.grade.parts):  # what lost points lies open
            whole.child(number).setExpanded(bool(part.parts) and part.score is not None and part.score < FULL)
        if report.grade.next is not None:
            self.addTopLevelItem(self._next(report, report.grade.next))
        for other in report.grade.beside:
            self.addTopLevelItem(self._other(other))

    def _next(self, report: Any, above: Any) -> QTreeWidgetItem:
        """The way to the level above: the findings to close."""
        words = next_words(report, above)[self._session.lang == "en"]
        level = level_words(above.level)[self._session.lang == "en"]
        short = self.tr("→ {0}：改正 {1} 处").format(level, above.defects)
        item = _item((short, "", _score(above.score)), bold=True)
        item.setToolTip(0, words)
        for name in above.findings:
            finding = self._ids[name]
            message = finding.message_en if self._session.lang == "en" else finding.message
            child = _item((f"{finding.severity}  {finding.code}  {message}", "", ""))
            child.setToolTip(0, message)
            child.setData(0, ROLE, (name,))
            item.addChild(child)
        return item

    def _other(self, other: Any) -> QTreeWidgetItem:
        """The grade by another standard: it decides nothing."""
        english = self._session.lang == "en"
        level = self.tr("暂不定级") if other.level is None else level_words(other.level)[english]
        item = _item((self.tr("按 {0}（仅供对照）：{1}").format(other.standard, level), "", _score(other.score)))
        item.setToolTip(0, "\n".join((item.text(0), *(other.reasons_en if english else other.reasons))))
        item.addChildren([self._part(part) for part in other.parts])
        return item

    def _part(self, part: Any) -> QTreeWidgetItem:
        names = self._session.report.quality_en or {} if self._session.report and self._session.lang == "en" else {}
        step = part.element.rpartition("/")[2]
        name = names.get(step, step)
        weight = f"{part.weight:.0%}" if part.score is not None else ""
        item = _item((name, weight, _score(part.score, self.tr("未检"))), bold=bool(part.parts))
        item.setToolTip(0, name)
        if part.score is not None and part.score < 0:
            item.setToolTip(2, self.tr("扣分多于 100 分；标准没有规定最低为 0 分。"))
        item.addChildren([self._part(child) for child in part.parts])
        item.addChildren([self._deduction(one) for one in part.deductions])
        return item

    def _deduction(self, one: Any) -> QTreeWidgetItem:
        first = self._ids.get(one.findings[0]) if one.findings else None
        title = "" if first is None else first.title_en if self._session.lang == "en" else first.title
        more = f" ×{len(one.findings)}" if len(one.findings) > 1 else ""
        code = first.code if first is not None else one.cause
        item = _item((f"{one.severity}  {code} {title}{more}", "", f"-{one.points:g}"))
        item.setToolTip(0, item.text(0))
        item.setData(0, ROLE, one.findings)
        return item

    def _clicked(self, item: QTreeWidgetItem) -> None:
        if item.data(0, ROLE):
            self.asked.emit(tuple(item.data(0, ROLE)))

    def _chosen(self, current: QTreeWidgetItem | None, _: object) -> None:
        ids: Iterable[str] = (current.data(0, ROLE) or ()) if current is not None else ()
        for name in ids:
            finding: Mapping[str, Any] | None = as_row(self._ids[name]) if name in self._ids else None
            if finding is not None:
                self._session.select(finding)
                return


def _item(texts: tuple[str, str, str], bold: bool = False) -> QTreeWidgetItem:
    item = QTreeWidgetItem(list(texts))
    for column in (1, 2):
        item.setTextAlignment(column, RIGHT)
    if bold:
        font = item.font(0)
        font.setBold(True)
        item.setFont(0, font)
        item.setFont(2, font)
    return item


def _score(score: float | None, missing: str = "—") -> str:
    """To one digit, cut and never rounded up over a threshold."""
    return missing if score is None else rounded(score)
