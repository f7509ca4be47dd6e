"""Ask for a deliverable; the dialog begins where the last one was, else where people keep their documents."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QStandardPaths

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from .settings import Settings

OPENED, WRITTEN = "folder/opened", "folder/written"
"""Under which the settings keep the folder that was last opened from, and last written into."""


def place(settings: Settings, name: str) -> str:
    """The folder of the last time, where it is still there."""
    kept = settings.text(name)
    documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
    return kept if kept and Path(kept).is_dir() else documents


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


def _kept(settings: Settings, name: str) -> Path | None:
    if not name:
        return None
    settings.keep_text(OPENED, str(Path(name).parent))
    return Path(name)
