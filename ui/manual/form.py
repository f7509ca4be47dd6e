"""The form of one item: result, class of a failure, note, evidence, the inspector's name."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFormLayout, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from . import words

RESULTS = ("pass", "fail", "not-applicable", "open")
CLASSES = ("A", "B", "C", "D")


class ManualForm(QWidget):
    """``noted``: result, class, note, evidence, name."""

    noted = Signal(str, str, str, str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.result, self.severity = QComboBox(), QComboBox()
        for name in RESULTS:
            self.result.addItem(words.result(name), name)
        self.severity.addItems(CLASSES)
        self.note, self.evidence, self.name = QLineEdit(), QLineEdit(), QLineEdit()
        self.evidence.setPlaceholderText(self.tr("照片、页码或文件名"))
        self.save = QPushButton(self.tr("记下"), clicked=self._noted)
        rows = QFormLayout()
        for text, line in (
            (self.tr("结果"), self.result),
            (self.tr("类别"), self.severity),
            (self.tr("说明"), self.note),
            (self.tr("证据"), self.evidence),
            (self.tr("检查员"), self.name),
        ):
            line.setAccessibleName(text)
            rows.addRow(text, line)
        self._rows = rows
        line = QHBoxLayout()
        line.addStretch(1)
        line.addWidget(self.save)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(rows)
        layout.addLayout(line)
        self.result.currentIndexChanged.connect(self._enable)
        self.name.textChanged.connect(self._enable)
        self._enable()

    def show_words(self, result: str, severity: str, note: str, evidence: str, name: str) -> None:
        """What was noted of an item; of one that is still open it begins with *passed*."""
        self.result.setCurrentIndex(self.result.findData("pass" if result == "open" else result))
        self.severity.setCurrentText(severity)
        for line, text in ((self.note, note), (self.evidence, evidence), (self.name, name)):
            line.setText(text)

    def _enable(self) -> None:
        self._rows.setRowVisible(self.severity, self.result.currentData() == "fail")
        self.save.setEnabled(bool(self.name.text().strip()) or self.result.currentData() == "open")

    def _noted(self) -> None:
        severity = self.severity.currentText() if self.result.currentData() == "fail" else ""
        said = (self.note.text(), self.evidence.text(), self.name.text())
        self.noted.emit(str(self.result.currentData()), severity, *said)
