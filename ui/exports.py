"""Exports: the report in the formats that the engine writes, into a folder that people choose."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QWidget

from .faults import sentence
from .session import Session
from .work import Work

if TYPE_CHECKING:
    from surveycheck import Report

    from .formats import FormatsDialog

CHOSEN = ("html", "json")
"""Formats that are ticked at first."""


class Exports(QWidget):
    """Writes in a thread; says where the files are, or why there are none. Its boxes are imported when they are
    needed: the first window does not wait for them."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._work = Work(self)
        self.written: tuple[Path, ...] = ()
        self.said: tuple[str, ...] = ()
        self._chosen: Sequence[str] = CHOSEN

    def choose(self) -> None:
        """Ask for formats, then for a folder, and write."""
        dialog = self.formats_dialog()
        dialog.accepted.connect(lambda: self._choose_folder(dialog.chosen))
        dialog.open()

    def formats_dialog(self) -> FormatsDialog:
        """The dialog with every format that the engine writes."""
        from .formats import FormatsDialog

        return FormatsDialog(self._chosen, self._session.lang, self.parentWidget())

    def _choose_folder(self, formats: Sequence[str]) -> None:
        from PySide6.QtWidgets import QFileDialog

        self._chosen = formats
        name = QFileDialog.getExistingDirectory(self.parentWidget(), self.tr("报告写入哪个文件夹"))
        if name:
            self.write(Path(name), formats)

    def write(self, folder: Path, formats: Sequence[str]) -> None:
        """Write into ``folder``; never into the deliverable itself."""
        report, path, lang = self._session.report, self._session.path, self._session.lang
        if report is None:
            return
        if path is not None and path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            self._failed(OSError(self.tr("这个文件夹在成果之内。请选成果以外的文件夹：成果不会被改动。")))
            return
        self._work.start(lambda: _written(report, folder, formats, lang, path), self._done, self._failed)

    def open_page(self) -> None:
        """The HTML report of this check in the browser."""
        from PySide6.QtGui import QDesktopServices

        if self._session.report_page is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._session.report_page)))

    def _done(self, made: tuple[tuple[Path, ...], tuple[str, ...]]) -> None:
        from PySide6.QtWidgets import QMessageBox

        self.written, self.said = made
        box = QMessageBox(self.parentWidget())
        box.setIcon(QMessageBox.Icon.Information)
        box.setText(self.tr("报告已写好"))
        box.setTextFormat(Qt.TextFormat.PlainText)
        box.setInformativeText("\n".join((*map(str, self.written), *self.said)))
        folder = box.addButton(self.tr("打开文件夹"), QMessageBox.ButtonRole.AcceptRole)
        box.addButton(self.tr("关闭"), QMessageBox.ButtonRole.RejectRole)
        folder.clicked.connect(self._show_folder)
        box.open()

    def _show_folder(self) -> None:
        from PySide6.QtGui import QDesktopServices

        QDesktopServices.openUrl(QUrl.fromLocalFile(str(self.written[0].parent)))

    def _failed(self, error: Exception) -> None:
        from PySide6.QtWidgets import QMessageBox

        box = QMessageBox(self.parentWidget())
        box.setIcon(QMessageBox.Icon.Warning)
        box.setText(self.tr("报告没有写成"))
        box.setInformativeText(sentence(error, self._session.lang))
        box.open()


def _written(
    report: Report, folder: Path, formats: Sequence[str], lang: str, source: Path | None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files, and what people should know of them."""
    from surveycheck import write

    said: list[str] = []

    def tell(event: Any) -> None:
        if event.event == "message":
            said.append(str(event.fields["message_en" if lang == "en" else "message"]))

    paths = write(report, folder, formats, lang=lang, progress=tell, source=source)
    return paths, tuple(said)
