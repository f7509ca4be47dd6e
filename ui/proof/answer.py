"""The answer: a verdict in one sentence, and what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QBrush
from PySide6.QtWidgets import QHeaderView, QLabel, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from surveycheck import verify_words, visible

from ..look import tone_colour

if TYPE_CHECKING:
    from surveycheck import VerifyAnswer

SIGNS = {"good": "✓", "open": "○", "bad": "✗"}
TONES = {"good": "good", "open": "open", "bad": "bad"}
VERDICTS = {"authentic": "good", "consistent": "fair", "data-intact": "open", "unproven": "open"}
"""Verdict → tone of its words; every other one is bad."""


class AnswerView(QWidget):
    """Shows nothing, that it waits, an answer, or why there is none. No text in it is ever taken for markup."""

    def __init__(self, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._language = 1 if lang == "en" else 0
        self.verdict = QLabel(objectName="sentence", wordWrap=True, textFormat=Qt.TextFormat.PlainText)
        self.points = QTreeWidget(columnCount=3, headerHidden=True, rootIsDecorated=False, wordWrap=True)
        self.points.setAccessibleName(self.tr("核对结果"))
        self.points.setSelectionMode(QTreeWidget.SelectionMode.NoSelection)
        self.points.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.points.header().setSectionResizeMode(2, QHeaderView.ResizeMode.Stretch)
        self.points.setStyleSheet("QTreeView::item { padding: 4px 6px 4px 0 }")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(10)
        layout.addWidget(self.verdict)
        layout.addWidget(self.points, 1)
        layout.addStretch(0)
        self.nothing()

    def nothing(self) -> None:
        self._say(self.tr("选择一份报告：是否被改动过，由谁签名，成果文件是否仍与它一致。"), "open")

    def wait(self) -> None:
        self._say(self.tr("正在核对…"), "open")

    def show_fault(self, text: str) -> None:
        self._say(visible(text), "bad")

    def show_answer(self, answer: VerifyAnswer) -> None:
        """The verdict, then each point with the files that it names."""
        name = f"{visible(answer.name)}\n" if answer.name else ""
        self._say(name + verify_words(answer)[self._language], VERDICTS.get(answer.verdict, "bad"))
        for point in answer.points:
            words = _lines(visible((point.zh, point.en)[self._language]))
            item = QTreeWidgetItem([SIGNS[point.level], self._about(point.about), words])
            item.setForeground(0, QBrush(tone_colour(TONES[point.level])))
            self.points.addTopLevelItem(item)
            for change in point.changes:
                item.addChild(QTreeWidgetItem(["", self._what(change.what), visible(change.path)]))
            item.setExpanded(True)
        self.points.show()

    def _say(self, text: str, tone: str) -> None:
        self.points.clear()
        self.points.hide()
        self.verdict.setText(text)
        self.verdict.setStyleSheet(f"color: {tone_colour(tone).name()}; font-weight: 600")

    def _about(self, about: str) -> str:
        words = {
            "report": self.tr("报告"),
            "manifest": self.tr("清单"),
            "signature": self.tr("签名"),
            "code": self.tr("校验码"),
            "files": self.tr("文件"),
            "pack": self.tr("规则包"),
            "engine": self.tr("程序"),
        }
        return words.get(about, about)

    def _what(self, what: str) -> str:
        words = {
            "changed": self.tr("已改动"),
            "missing": self.tr("缺失"),
            "added": self.tr("新增"),
            "unknown": self.tr("无法读取"),
            "link": self.tr("是链接"),
        }
        return words.get(what, what)


def _lines(words: str) -> str:
    """Each sentence on a line of its own: a row does not break them."""
    return words.replace("。", "。\n").replace(". ", ".\n").rstrip("\n")
