"""The window puts the views side by side; it does nothing else."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QCloseEvent, QDesktopServices, QDragEnterEvent, QDropEvent, QKeySequence
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMainWindow,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from .session import IDLE, RUNNING, Session
from .views.card import CardView
from .views.drop import DropView, dropped_path
from .views.findings import FindingsView
from .views.stages import StagesView
from .views.verdict import VerdictView


class Window(QMainWindow):
    """Start page and result page. A deliverable can be dropped anywhere at any time."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.session = session
        self.setWindowTitle("surveycheck")
        self.setAcceptDrops(True)
        self.resize(1200, 760)
        self.drop = DropView()
        self.findings = FindingsView(session)
        self.verdict = VerdictView(session)
        self.stages = StagesView(session)
        self.card = CardView(session)
        self.name = QLabel()
        self.name.setTextFormat(Qt.TextFormat.PlainText)
        self.again = QPushButton(self.tr("重新检查"), clicked=self._again)
        self.stop = QPushButton(self.tr("停止"), clicked=session.stop)
        self.report = QPushButton(self.tr("打开报告"), clicked=self._open_report)
        self.other = QPushButton(self.tr("检查别的成果…"), clicked=self._start_page)
        self.pages = QStackedWidget()
        self.pages.addWidget(_padded(self.drop))
        self.pages.addWidget(self._result_page())
        self.setCentralWidget(self.pages)
        self.drop.chosen.connect(session.open)
        session.state_changed.connect(self._state_changed)
        self._shortcuts()

    def _result_page(self) -> QWidget:
        top = QHBoxLayout()
        top.addWidget(self.name, 1)
        for button in (self.stop, self.again, self.report, self.other):
            top.addWidget(button)
        right = QSplitter(Qt.Orientation.Vertical)
        right.addWidget(self.findings)
        right.addWidget(self.card)
        right.setSizes([440, 200])
        sides = QSplitter(Qt.Orientation.Horizontal)
        sides.addWidget(self.stages)
        sides.addWidget(right)
        sides.setSizes([190, 1000])
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(20, 16, 20, 20)
        layout.setSpacing(14)
        layout.addLayout(top)
        layout.addWidget(self.verdict)
        layout.addWidget(sides, 1)
        return page

    def _shortcuts(self) -> None:
        for keys, slot in (("F5", self._again), ("Esc", self.session.stop), ("Ctrl+N", self._start_page)):
            action = QAction(self, shortcut=QKeySequence(keys))
            action.triggered.connect(slot)
            self.addAction(action)

    def _state_changed(self, state: str) -> None:
        running = state == RUNNING
        self.pages.setCurrentIndex(0 if state == IDLE else 1)
        self.name.setText(self.session.path.name if self.session.path else "")
        self.stop.setVisible(running)
        self.again.setVisible(not running)
        self.report.setEnabled(not running and self.session.report_page is not None)

    def _again(self) -> None:
        if self.session.path is not None:
            self.session.open(self.session.path)

    def _start_page(self) -> None:
        self.pages.setCurrentIndex(0)

    def _open_report(self) -> None:
        if self.session.report_page is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.session.report_page)))

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_path(event.mimeData()) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_path(event.mimeData())
        if path is not None:
            event.acceptProposedAction()
            self.session.open(Path(path))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.session.checker.discard()
        event.accept()


def _padded(widget: QWidget) -> QWidget:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(40, 40, 40, 40)
    layout.addWidget(widget)
    return page
