"""The two forms: what a firm says when it asks for a waiver, and what an inspector says when he decides."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


class AskForm(QWidget):
    """``asked`` (reason, clause, name) once each of them is said; ``withdrawn``."""

    asked = Signal(str, str, str)
    withdrawn = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.reason, self.clause, self.name = QLineEdit(), QLineEdit(), QLineEdit()
        self.ask = QPushButton(self.tr("申请豁免"), clicked=self._ask)
        self.withdraw = QPushButton(self.tr("撤回申请"), clicked=self._withdraw)
        rows = QFormLayout()
        for text, line in (
            (self.tr("理由"), self.reason),
            (self.tr("依据"), self.clause),
            (self.tr("姓名"), self.name),
        ):
            line.setAccessibleName(text)
            line.setPlaceholderText(self.tr("必填"))
            line.textChanged.connect(self._enable)
            rows.addRow(text, line)
        _stacked(self, rows, self.ask, self.withdraw)
        self._enable()

    def show_words(self, reason: str, clause: str, name: str, there: bool) -> None:
        """What was asked for; ``there``: it can be withdrawn, and asking again replaces it."""
        for line, text in ((self.reason, reason), (self.clause, clause), (self.name, name)):
            line.setText(text)
        self.ask.setText(self.tr("更改申请") if there else self.tr("申请豁免"))
        self.withdraw.setVisible(there)

    def _enable(self) -> None:
        self.ask.setEnabled(all(line.text().strip() for line in (self.reason, self.clause, self.name)))

    def _withdraw(self) -> None:
        self.withdrawn.emit()

    def _ask(self) -> None:
        self.asked.emit(self.reason.text(), self.clause.text(), self.name.text())


class DecideForm(QWidget):
    """``decided`` (accepted, name, note); ``file_asked``: he wants to choose the file of his decisions."""

    decided = Signal(bool, str, str)
    file_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name, self.note = QLineEdit(), QLineEdit()
        self.file = QPushButton(clicked=self._ask_file)
        self.accept = QPushButton(self.tr("接受"), clicked=lambda: self._decide(True))
        self.reject = QPushButton(self.tr("不接受"), clicked=lambda: self._decide(False))
        rows = QFormLayout()
        for text, line in ((self.tr("检查员"), self.name), (self.tr("说明"), self.note)):
            line.setAccessibleName(text)
            rows.addRow(text, line)
        self.name.textChanged.connect(self._enable)
        self.name.setPlaceholderText(self.tr("必填"))
        self.note.setPlaceholderText(self.tr("可留空"))
        label = QLabel(self.tr("决定文件"))
        label.setBuddy(self.file)
        rows.addRow(label, self.file)
        self.hint = QLabel(self.tr("先填检查员，再选择决定文件。"), objectName="quiet", wordWrap=True)
        rows.addRow(self.hint)
        _stacked(self, rows, self.accept, self.reject)
        self._file: Path | None = None
        self.show_file(None)

    def show_file(self, file: Path | None) -> None:
        """Where his decisions are written."""
        self._file = file
        self.file.setText(file.name.replace("&", "&&") if file else self.tr("选择文件…"))
        self.file.setAccessibleName(self.tr("决定文件") + (f" {file.name}" if file else ""))
        self._enable()

    def _enable(self) -> None:
        ready = bool(self.name.text().strip()) and self._file is not None
        self.accept.setEnabled(ready)
        self.reject.setEnabled(ready)
        self.hint.setVisible(not ready)

    def _ask_file(self) -> None:
        self.file_asked.emit()

    def _decide(self, accepted: bool) -> None:
        self.decided.emit(accepted, self.name.text(), self.note.text())


def _stacked(widget: QWidget, rows: QFormLayout, *buttons: QPushButton) -> None:
    line = QHBoxLayout()
    line.addStretch(1)
    for button in buttons:
        line.addWidget(button)
    layout = QVBoxLayout(widget)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addLayout(rows)
    layout.addLayout(line)
