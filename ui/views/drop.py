"""The start: drop a deliverable here, or choose one."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, Signal
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..choosing import ask_file, ask_folder
from ..settings import Settings


def dropped_paths(data: QMimeData) -> tuple[Path, ...]:
    """The things of this computer that are dropped."""
    return tuple(Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile())


def only_look(event: QDropEvent) -> bool:
    """Take what is dragged here without moving it, whatever is proposed: a program that hears that its files were moved
    may delete them. False for what can only be moved."""
    from PySide6.QtCore import Qt  # not needed for the first window

    for action in (Qt.DropAction.CopyAction, Qt.DropAction.LinkAction):
        if event.possibleActions() & action:
            event.setDropAction(action)
            event.accept()
            return True
    event.ignore()
    return False


class DropView(QFrame):
    """``chosen`` brings a path, ``dropped`` all that was dropped."""

    chosen = Signal(Path)
    dropped = Signal(tuple)

    def __init__(self, settings: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self.setObjectName("drop")
        self.setAcceptDrops(True)
        title = QLabel(self.tr("把成果拖到这里"), objectName="dropTitle")
        words = self.tr("文件夹、ZIP、DXF 或 XML。文件只读取，不会被改动，也不会上传。")
        hint = QLabel(words, objectName="dropHint", wordWrap=True)
        self.folder_button = QPushButton(self.tr("选择文件夹…"))
        self.file_button = QPushButton(self.tr("选择文件…"))
        self.folder_button.clicked.connect(self._folder)
        self.file_button.clicked.connect(self._file)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.folder_button)
        buttons.addWidget(self.file_button)
        buttons.addStretch()
        layout = QVBoxLayout(self)
        layout.setSpacing(16)
        layout.addStretch()
        layout.addWidget(title)
        layout.addWidget(hint)
        layout.addLayout(buttons)
        layout.addStretch()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()) and only_look(event):
            self._over(True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:
        self._over(False)

    def dropEvent(self, event: QDropEvent) -> None:
        self._over(False)
        paths = dropped_paths(event.mimeData())
        if paths and only_look(event):
            self.dropped.emit(paths)

    def _over(self, over: bool) -> None:
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _folder(self) -> None:
        path = ask_folder(self, self._settings)
        if path is not None:
            self.chosen.emit(path)

    def _file(self) -> None:
        path = ask_file(self, self._settings)
        if path is not None:
            self.chosen.emit(path)
