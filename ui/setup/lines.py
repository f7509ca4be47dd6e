"""Lines of the settings: a path that can be chosen, dropped or typed, and patterns of layers."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QLineEdit, QPushButton, QWidget

from ..views.drop import dropped_paths, only_look


class PathEdit(QLineEdit):
    """A line that takes a dropped file or folder for its path; ``dropped`` follows."""

    dropped = Signal()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            only_look(event)

    def dropEvent(self, event: QDropEvent) -> None:
        paths = dropped_paths(event.mimeData())
        if paths and only_look(event):
            self.setText(str(paths[0]))
            self.dropped.emit()


class PathLine(QWidget):
    """``changed`` with each letter. ``kinds`` is the filter of the file dialog, "" where a folder alone will do; with
    ``folders`` a folder does too."""

    changed = Signal()

    def __init__(self, name: str, hint: str, kinds: str, folders: bool = False) -> None:
        super().__init__()
        self._name, self._kinds = name, kinds
        self.edit = PathEdit(clearButtonEnabled=True, placeholderText=hint)
        self.edit.setAccessibleName(name)
        self.edit.textChanged.connect(self.changed)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.edit, 1)
        buttons = ((self.tr("文件…"), self._file, bool(kinds)), (self.tr("文件夹…"), self._folder, folders))
        for text, slot in ((text, slot) for text, slot, wanted in buttons if wanted):
            button = QPushButton(text, clicked=slot, autoDefault=False)
            button.setAccessibleName(f"{name} {text}")
            layout.addWidget(button)

    @property
    def text(self) -> str:
        """The path, "" where none is given."""
        return self.edit.text().strip()

    @property
    def missing(self) -> bool:
        """Whether a path is given that leads nowhere."""
        try:
            return bool(self.text) and not Path(self.text).exists()
        except OSError:
            return True

    @property
    def is_folder(self) -> bool:
        """Whether the path is that of a folder."""
        try:
            return bool(self.text) and Path(self.text).is_dir()
        except OSError:
            return False

    def _file(self) -> None:
        path, _ = QFileDialog.getOpenFileName(self, self._name, self.text, self._kinds)
        if path:
            self.edit.setText(path)

    def _folder(self) -> None:
        path = QFileDialog.getExistingDirectory(self, self._name, self.text)
        if path:
            self.edit.setText(path)


def split(text: str) -> tuple[str, ...]:
    """Patterns between commas, Chinese ones too."""
    return tuple(word.strip() for word in text.replace("，", ",").split(",") if word.strip())
