"""The side of an exercise after it is handed in: the score, each outcome, and the card of the chosen one."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QListWidgetItem, QPushButton, QScrollArea, QVBoxLayout, QWidget

from surveycheck import WorkshopResult, workshop_summary

from ..findings.paint import tone
from ..findings.texts import Text
from ..views.labels import heading, plain
from ..views.snug import SnugList

SHAPES = {"found": "✓", "other": "≈", "missed": "✗", "follows": "→", "again": "=", "false": "?"}
"""A verdict is a shape before it is a colour."""

TONES = {"found": "good", "other": "B", "missed": "bad", "follows": "note", "again": "note", "false": "bad"}


class OutcomesPanel(QWidget):
    """``shown`` brings the number of an outcome, ``export_asked`` and ``again_asked`` what is to be done."""

    shown = Signal(int)
    export_asked = Signal()
    again_asked = Signal()

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lang = 1 if lang == "en" else 0
        self.result: WorkshopResult | None = None
        self.points = heading("")
        self.points.setObjectName("verdict")
        self.summary = plain()
        self.list = SnugList()
        self.list.setAccessibleName(self.tr("评分结果"))
        self.list.setWordWrap(True)
        self.list.currentRowChanged.connect(self._chosen)
        self.card = QScrollArea(widgetResizable=True, frameShape=QScrollArea.Shape.NoFrame)
        self.card.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.card.setAccessibleName(self.tr("讲解"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(10)
        for widget, stretch in ((self.points, 0), (self.summary, 0), (self.list, 3), (self.card, 2)):
            layout.addWidget(widget, stretch)
        row = QHBoxLayout()
        self.export = QPushButton(self.tr("导出成绩…"))
        self.export.clicked.connect(self.export_asked)
        self.again = QPushButton(self.tr("继续标记"))
        self.again.clicked.connect(self.again_asked)
        row.addWidget(self.again)
        row.addStretch(1)
        row.addWidget(self.export)
        layout.addLayout(row)

    def show_result(self, result: WorkshopResult) -> None:
        """A new score."""
        self.result = result
        self.points.setText(self.tr("{0} 分").format(f"{result.score.points:.0f}"))
        self.summary.setText(workshop_summary(result)[self._lang])
        self.list.clear()
        for line in result.lines:
            item = QListWidgetItem(self.words(line))
            item.setForeground(tone(TONES[line.outcome.verdict], self.palette()))
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def words(self, line: Any) -> str:
        """An outcome in a line or two."""
        rule = line.planted or line.marked
        head = f"{SHAPES[line.outcome.verdict]} {self._verdicts()[line.outcome.verdict]}"
        return head + (f"　{rule.code}  {self._title(rule)}" if rule else "")

    def _verdicts(self) -> dict[str, str]:
        return {
            "found": self.tr("找对"),
            "other": self.tr("位置对、类型不对"),
            "missed": self.tr("漏查"),
            "follows": self.tr("连带问题"),
            "again": self.tr("重复标记"),
            "false": self.tr("误标"),
        }

    def _title(self, rule: Any) -> str:
        return str((rule.title, rule.title_en)[self._lang])

    def _chosen(self, number: int) -> None:
        if self.result is None or number < 0:
            return
        self.card.setWidget(self._card(self.result.lines[number]))
        self.shown.emit(number)

    def _card(self, line: Any) -> QWidget:
        """What was planted there, why it matters and how it is mended."""
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.setContentsMargins(0, 8, 6, 8)
        layout.setSpacing(8)
        for title, text in self._parts(line):
            if text:
                layout.addWidget(plain(title, quiet=True))
                layout.addWidget(Text(text).sized(1.07))
        layout.addStretch(1)
        return made

    def _parts(self, line: Any) -> list[tuple[str, str]]:
        rule = line.planted or line.marked
        answer, mark = line.outcome.answer, line.outcome.mark
        parts = [(self.tr("位置"), line.where_lines[self._lang])]
        if line.outcome.verdict in ("found", "other", "missed"):
            parts.append((self.tr("植入的缺陷"), answer.told[self._lang]))
        if line.outcome.verdict == "other":
            told = f"{line.marked.code}  {self._title(line.marked)}" if line.marked else self.tr("未选类型")
            parts.append((self.tr("你标为"), told))
        if mark is not None and mark.note:
            parts.append((self.tr("你的说明"), mark.note))
        if rule is not None:
            parts += [(self.tr("为什么"), (rule.why.zh, rule.why.en)[self._lang])]
            parts += [(self.tr("怎么改"), (rule.fix.zh, rule.fix.en)[self._lang])]
        return parts
