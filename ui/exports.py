"""Exports: the report in the formats that the engine writes, into a folder that people choose."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from .choosing import WRITTEN, place
from .export_wish import ExportWish, keep_wish, wish_of
from .faults import sentence
from .session import Session
from .spoken import in_window
from .work import Work

if TYPE_CHECKING:
    from surveycheck import Report, SigningKey

    from .formats import FormatsDialog


class Exports(QWidget):
    """Writes in a thread; says where the files are, or why there are none. Its boxes are imported when they are
    needed: the first window does not wait for them. ``writing``: it has begun (True), or is over."""

    writing = Signal(bool)

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.hide()
        self._session = session
        self._work = Work(self)
        self.written: tuple[Path, ...] = ()
        self.said: tuple[str, ...] = ()

    @property
    def busy(self) -> bool:
        """Whether a report is being written."""
        return self._work.busy

    def choose(self) -> None:
        """Ask for formats, then for a folder, and write; without a report say so."""
        if self._session.report is None:
            from .boxes import say

            say(self.parentWidget(), self.tr("还没有报告"), self.tr("打开一份成果，检查完成后即可导出。"))
            return
        dialog = self.formats_dialog()
        dialog.accepted.connect(lambda: self._choose_folder(dialog.wish, dialog.key))
        dialog.open()

    def formats_dialog(self) -> FormatsDialog:
        """The dialog with every format that the engine writes."""
        from .formats import FormatsDialog

        return FormatsDialog(wish_of(self._session.settings), self._session.lang, self.parentWidget())

    def _choose_folder(self, wish: ExportWish, key: SigningKey | None) -> None:
        from PySide6.QtWidgets import QFileDialog

        keep_wish(self._session.settings, wish)
        settings, title = self._session.settings, self.tr("报告写入哪个文件夹")
        name = QFileDialog.getExistingDirectory(self.parentWidget(), title, place(settings, WRITTEN))
        if name:
            settings.keep_text(WRITTEN, name)
            self.write(Path(name), wish, key)

    def write(self, folder: Path, wish: ExportWish, key: SigningKey | None = None) -> None:
        """Write into ``folder``, and sign where there is a key; never into the deliverable itself."""
        report, path, lang = self._session.report, self._session.path, self._session.lang
        if report is None:
            return
        if path is not None and path.is_dir() and folder.resolve().is_relative_to(path.resolve()):
            self._failed(OSError(self.tr("这个文件夹在成果之内。请选成果以外的文件夹：成果不会被改动。")))
            return
        self._work.start(lambda: _written(report, folder, wish, lang, path, key), self._done, self._failed)
        self.writing.emit(True)

    def open_page(self) -> None:
        """The HTML report of this check in the browser."""
        from .boxes import show_path

        if self._session.report_page is not None:
            show_path(self._session.report_page)

    def _done(self, made: tuple[tuple[Path, ...], tuple[str, ...]]) -> None:
        from .boxes import say, show_path

        self.writing.emit(False)
        self.written, self.said = made
        folder = self.written[0].parent
        names = [str(folder), *(f"    {path.name}" for path in self.written), *self.said]
        way = (self.tr("打开文件夹"), lambda: show_path(folder))
        say(self.parentWidget(), self.tr("报告已写好"), "\n".join(names), way)

    def _failed(self, error: Exception) -> None:
        from .boxes import warn

        self.writing.emit(False)
        warn(self.parentWidget(), self.tr("报告没有写成"), sentence(error, self._session.lang))


def _written(
    report: Report, folder: Path, wish: ExportWish, lang: str, source: Path | None, key: SigningKey | None
) -> tuple[tuple[Path, ...], tuple[str, ...]]:
    """The files and their manifest, and what people should know of them. Raises the first error where there is none."""
    from surveycheck import sign_report, write_into

    said: list[str] = []

    def tell(event: Any) -> None:
        if event.event == "message":
            said.append(in_window(str(event.fields["message_en" if lang == "en" else "message"])))

    made = write_into(report, folder, wish.formats, tell, lang=lang, source=source, **wish.options())
    if made.manifest is None:
        raise made.failed[0].error
    said += [f"{one.format.upper()}: {sentence(one.error, lang)}" for one in made.failed]
    signed = (sign_report(folder, made.section, key),) if key is not None and made.section is not None else ()
    return (*made.files, made.manifest, *signed), tuple(said)
