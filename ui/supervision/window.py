"""The window of supervision: pages behind a rail, one ledger, and what went wrong in a line above them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, QTemporaryDir, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMainWindow, QPushButton, QVBoxLayout, QWidget

from surveycheck import Bureau, LedgerError

from ..boxes import ask
from ..fitting import fitting
from ..settings import Settings
from ..views.labels import Short, plain
from ..views.tabs import Tabs
from ..work import Work
from .batch import BatchPage
from .bulletins import BulletinsPage
from .desk import Desk
from .inspections import InspectionsPage
from .lots import LotsPage
from .notices import NoticesPage
from .overview import OverviewPage
from .submissions import SubmissionsPage
from .verdicts import VerdictsPage

SIZE = (1280, 800)
PLACE = "supervision/ledger"
WINDOW = "supervision/window"
"""Under which the settings keep where the ledger is, and how large the window."""


class SupervisionWindow(QMainWindow):
    """``report_asked`` brings the file of a report that the main window is to show."""

    report_asked = Signal(Path)

    def __init__(self, settings: Settings, lang: str, where: str = "", parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("督查工作台"))
        self.resize(fitting(self, SIZE))
        self._settings, self._work, self._reports = settings, Work(self), QTemporaryDir()
        self.desk = Desk(where or settings.text(PLACE), lang, self)
        self.overview = OverviewPage(self.desk)
        self.submissions = SubmissionsPage(self.desk)
        self.batch = BatchPage(self.desk)
        self.lots, self.inspections = LotsPage(self.desk), InspectionsPage(self.desk)
        self.verdicts, self.notices = VerdictsPage(self.desk), NoticesPage(self.desk)
        self.bulletins = BulletinsPage(self.desk)
        self.tabs = Tabs(self._pages())
        self.setCentralWidget(self._whole())
        self._connect()
        self.restoreGeometry(settings.bytes(WINDOW))
        self._show_place()
        self.tabs.buttons[0].setFocus()

    def _connect(self) -> None:
        """Which page opens a report, what is said below, and the keys."""
        for page in (self.overview, self.submissions):
            page.report_asked.connect(lambda row: self._open_report(row.last_run_id))
        for page in (self.batch, self.inspections, self.submissions):
            page.run_asked.connect(self._open_report)
        for signal in (self.desk.failed, self.desk.told):
            signal.connect(self._tell)
        self.verdicts.notify_asked.connect(self._notify)
        self.desk.changed.connect(self._show_place)
        self.tabs.stack.currentChanged.connect(lambda _: self.trouble.hide())
        QShortcut(QKeySequence("F5"), self, activated=self.refresh)
        QShortcut(QKeySequence("Ctrl+W"), self, activated=self.close)
        for number in range(len(self.tabs.buttons)):
            QShortcut(QKeySequence(f"Ctrl+{number + 1}"), self, activated=self.tabs.buttons[number].click)

    def _pages(self) -> tuple[tuple[QWidget, str, str], ...]:
        return (
            (self.overview, "overview", self.tr("概览")),
            (self.submissions, "submissions", self.tr("成果")),
            (self.batch, "batch", self.tr("批量检查")),
            (self.lots, "lots", self.tr("批与抽样")),
            (self.inspections, "inspection", self.tr("检查")),
            (self.verdicts, "conclusion", self.tr("结论")),
            (self.notices, "notices", self.tr("整改")),
            (self.bulletins, "bulletin", self.tr("通报")),
        )

    def _whole(self) -> QWidget:
        self.place = Short()
        self.other = QPushButton(self.tr("打开或新建台账…"), clicked=self._choose)
        self.other.setToolTip(self.tr("选一个台账文件；写一个新的文件名即新建"))
        self.again = QPushButton(self.tr("刷新"), clicked=self.refresh, toolTip="F5")
        top = QWidget(objectName="strip")
        top.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        row = QHBoxLayout(top)
        row.setContentsMargins(20, 10, 20, 10)
        row.setSpacing(10)
        row.addWidget(plain(self.tr("台账"), quiet=True, wrap=False))
        row.addWidget(self.place, 1)
        for button in (self.again, self.other):
            row.addWidget(button)
        self.trouble = plain()
        self.trouble.setObjectName("stale")
        self.trouble.hide()
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part in (top, self.trouble):
            column.addWidget(part)
        column.addWidget(self.tabs, 1)
        return whole

    def refresh(self) -> None:
        """What others have written into the ledger is shown too."""
        self.trouble.hide()
        self.desk.changed.emit()

    def _choose(self) -> None:
        kinds = self.tr("台账") + " (*.sqlite);;" + self.tr("所有文件") + " (*)"
        dialog = QFileDialog(self, self.tr("打开或新建台账（新建：写一个新的文件名）"), "", kinds)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setFileMode(QFileDialog.FileMode.AnyFile)
        dialog.setDefaultSuffix("sqlite")
        place = Path(self.place.accessibleName())
        if place.parent.is_dir():
            dialog.setDirectory(str(place.parent))
        dialog.setLabelText(QFileDialog.DialogLabel.Accept, self.tr("打开"))
        dialog.fileSelected.connect(self.open_ledger)
        dialog.open()

    def open_ledger(self, where: str) -> None:
        """Another ledger, which is made where there is none; it is the one of the next time too."""
        self.trouble.hide()
        self._settings.keep_text(PLACE, where)
        self.desk.open(where)

    def _show_place(self) -> None:
        try:
            place = self.desk.bureau.place
        except LedgerError as error:
            self.desk.tell(error)
            place = self.desk.bureau.where
        self.place.show_text(place, place)

    def _ask_to_stop(self) -> None:
        words = self.tr("关闭即停止批量检查。已完成的都在台账中，下次开始接着做。")
        way = (self.tr("停止并关闭"), self._stop_and_close)
        ask(self, self.tr("批量检查正在进行"), words, way, self.tr("继续检查"))

    def _stop_and_close(self) -> None:
        self.batch.run.discard()
        self.close()

    def _tell(self, words: str) -> None:
        self.trouble.setText(words)
        self.trouble.show()

    def _open_report(self, run: int | None) -> None:
        folder = Path(self._reports.path())
        if run is not None:

            def write(bureau: Bureau) -> Path:
                return bureau.keep_report(run, folder)

            self.desk.ask(self._work, write, self.report_asked.emit, f"report {run}")

    def _notify(self, lot: str) -> None:
        self.tabs.setCurrentWidget(self.notices)
        self.notices.issue_many(lot)

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.batch.run.running:
            event.ignore()
            self._ask_to_stop()
            return
        self._settings.keep_bytes(WINDOW, self.saveGeometry())
        event.accept()
