"""Ask for a deliverable, or for a file to write; a dialog begins where the last one was, else where people keep their
documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QFileDialog, QWidget

    from .settings import Settings

OPENED, WRITTEN = "folder/opened", "folder/written"
"""Under which the settings keep the folder that was last opened from, and last written into."""


def documents() -> str:
    """Where people keep their documents, else their own folder: a dialog takes a folder that is not there for the name
    of a file."""
    folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return folder if folder and Path(folder).is_dir() else str(Path.home())


def place(settings: Settings, name: str) -> str:
    """The folder of the last time, where it is still there."""
    kept = settings.text(name)
    return kept if kept and Path(kept).is_dir() else documents()


def ask_folder(parent: QWidget, settings: Settings) -> Path | None:
    """The folder of a deliverable."""
    from PySide6.QtWidgets import QFileDialog

    title = QCoreApplication.translate("Choosing", "选择成果文件夹")
    name = QFileDialog.getExistingDirectory(parent, title, place(settings, OPENED))
    return _kept(settings, name)


def ask_file(parent: QWidget, settings: Settings) -> Path | None:
    """A deliverable that is one file, or a saved report."""
    from PySide6.QtWidgets import QFileDialog

    kinds = QCoreApplication.translate("Choosing", "成果文件") + " (*.zip *.dxf *.xml *.json)"
    title = QCoreApplication.translate("Choosing", "选择成果文件")
    name, _ = QFileDialog.getOpenFileName(parent, title, place(settings, OPENED), kinds)
    return _kept(settings, name)


def target_dialog(parent: QWidget, title: str, start: str, kind: str, adds: bool = False) -> QFileDialog:
    """A dialog for a file to write. ``kind``: words and one pattern, as ``网页 (*.html)``; a name that is typed without
    an ending gets that one, and is asked about where such a file stands already. ``adds``: what stands in a file
    stays, so that nobody is asked."""
    from PySide6.QtWidgets import QFileDialog

    dialog = QFileDialog(parent, title, str(Path(start).parent if start else documents()), kind)
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(kind.rpartition("*.")[2].rstrip(")"))
    dialog.setOption(QFileDialog.Option.DontConfirmOverwrite, adds)
    if start:
        dialog.selectFile(Path(start).name)
    return dialog


def ask_target(parent: QWidget, title: str, start: str, kind: str, adds: bool = False) -> Path | None:
    """A file to write; None where people leave the dialog."""
    dialog = target_dialog(parent, title, start, kind, adds)
    chosen = dialog.selectedFiles() if dialog.exec() else []
    dialog.deleteLater()
    return Path(chosen[0]) if chosen else None


def _kept(settings: Settings, name: str) -> Path | None:
    if not name:
        return None
    settings.keep_text(OPENED, str(Path(name).parent))
    return Path(name)
