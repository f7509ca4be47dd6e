"""The handbook of a pack, written from the window: half a minute of work beside it, that can be stopped."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QFileDialog, QProgressDialog, QWidget

from surveycheck import Stopped, load_pack, write_handbook

from ..boxes import say, show_path, warn
from ..work import Work

if TYPE_CHECKING:
    from ..session import Session

LOOK = 100
"""Milliseconds between two looks at how far it is."""

FOLDER = "surveycheck-handbook"


class HandbookExport(QWidget):
    """Writes the pack of the open report, or ``ningbo``; one at a time."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._work = Work(self)
        self._fraction, self._stop = 0.0, False
        self._bar: QProgressDialog | None = None
        self._timer = QTimer(self, interval=LOOK)
        self._timer.timeout.connect(self._look)
        self.written: Path | None = None

    @property
    def busy(self) -> bool:
        """Whether a handbook is being written."""
        return self._bar is not None

    def choose(self) -> None:
        """Ask for a folder; the handbook gets one of its own in it."""
        name = QFileDialog.getExistingDirectory(self.parentWidget(), self.tr("规则手册写入哪个文件夹"))
        if name:
            self.write(Path(name) / FOLDER)

    def write(self, folder: Path) -> None:
        """Write into ``folder``, which is made."""
        if self._bar is not None:
            return
        report = self._session.report
        pack, lang = report.pack.name if report else "ningbo", self._session.lang
        self._fraction, self._stop = 0.0, False
        self._bar = QProgressDialog(self.tr("正在写规则手册…"), self.tr("停止"), 0, 1000, self.parentWidget())
        self._bar.setWindowModality(Qt.WindowModality.NonModal)
        self._bar.setMinimumDuration(0)
        self._bar.canceled.connect(self.stop)
        self._bar.show()
        self._timer.start()
        self._work.start(lambda: write_handbook(load_pack(pack), folder, lang, self._tell), self._done, self._failed)

    def stop(self) -> None:
        """Nothing is left of what was written."""
        self._stop = True

    def wait(self) -> None:
        """Until it is written or stopped."""
        self._work.wait()

    def _tell(self, event: Any) -> None:
        """In the thread."""
        self._fraction = float(event.fraction)
        if self._stop:
            raise Stopped

    def _look(self) -> None:
        if self._bar is not None and not self._stop:
            self._bar.setValue(min(999, round(1000 * self._fraction)))

    def _end(self) -> None:
        self._timer.stop()
        if self._bar is not None:
            self._bar.canceled.disconnect(self.stop)
            self._bar.close()
            self._bar.deleteLater()
            self._bar = None

    def _done(self, page: Path) -> None:
        self._end()
        self.written = page
        say(self.parentWidget(), self.tr("规则手册已写好"), str(page), (self.tr("打开"), lambda: show_path(page)))

    def _failed(self, error: Exception) -> None:
        self._end()
        if not isinstance(error, Stopped):
            words = getattr(error, "en" if self._session.lang == "en" else "zh", "") or str(error)
            warn(self.parentWidget(), self.tr("规则手册没有写成"), words)
