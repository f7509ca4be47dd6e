"""Choose a report and the files that it is of; the answer follows at once, made in a thread."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QGridLayout,
    QLabel,
    QLineEdit,
    QMenu,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from surveycheck import trusted_keys, verify_report

from ..faults import sentence
from ..setup.lines import PathEdit
from ..work import Work
from .answer import AnswerView


class ProofDialog(QDialog):
    """``path``: the deliverable that is open, None for none. Nothing is changed by looking."""

    def __init__(self, lang: str, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("核对报告真伪"))
        self._lang, self._work = lang, Work(self)
        self._asked = ("", "")
        self.report, self.path = PathEdit(), PathEdit("" if path is None else str(path))
        self.view = AnswerView(lang)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(24, 20, 24, 16)
        layout.setSpacing(14)
        layout.addLayout(self._rows())
        layout.addWidget(self.view, 1)
        buttons = QDialogButtonBox()
        buttons.addButton(self.tr("关闭"), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout.addWidget(buttons)
        self.resize(max(820, self.fontMetrics().height() * 50), max(520, self.fontMetrics().height() * 30))
        for line in (self.report, self.path):
            line.editingFinished.connect(self.look)
            line.dropped.connect(self.look)

    def _rows(self) -> QGridLayout:
        """Two lines: which report, and which files."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(10)
        choose = QPushButton(self.tr("选择…"), clicked=self._choose_report, autoDefault=False)
        choose.setAccessibleName(self.tr("选择报告"))
        files = QPushButton(self.tr("选择…"), autoDefault=False)
        files.setAccessibleName(self.tr("选择成果"))
        menu = QMenu(files)
        menu.addAction(self.tr("文件夹…"), self._choose_folder)
        menu.addAction(self.tr("文件…"), self._choose_file)
        files.setMenu(menu)
        rows = ((self.tr("报告"), self.report, choose), (self.tr("成果（可不填）"), self.path, files))
        for number, (text, line, button) in enumerate(rows):
            line.setAccessibleName(text)
            grid.addWidget(QLabel(text), number, 0)
            grid.addWidget(line, number, 1)
            grid.addWidget(button, number, 2)
        self.report.setPlaceholderText(self.tr("JSON、HTML 或其他格式的报告；manifest.json 和签名放在旁边"))
        return grid

    def take(self, report: Path) -> None:
        """Verify this report."""
        self._take(self.report, str(report))

    def look(self) -> None:
        """Verify what is chosen, unless that was done already."""
        report, path = self.report.text().strip(), self.path.text().strip()
        if (report, path) == self._asked or not report:
            return
        self._asked = (report, path)
        self.view.wait()
        self._work.start(partial(_answer, report, path), self.view.show_answer, self._failed)

    def _failed(self, error: Exception) -> None:
        self.view.show_fault(sentence(error, self._lang))

    def _choose_report(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择报告"))
        self._take(self.report, name)

    def _choose_folder(self) -> None:
        self._take(self.path, QFileDialog.getExistingDirectory(self, self.tr("选择成果文件夹")))

    def _choose_file(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择成果文件"))
        self._take(self.path, name)

    def _take(self, line: QLineEdit, name: str) -> None:
        if name:
            self._asked = ("", "")
            line.setText(name)
            self.look()


def _answer(report: str, path: str) -> object:
    return verify_report(Path(report), Path(path) if path else None, trusted_keys()[0])
