"""Chinese words that Qt's own translation lacks, or has wrong."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTranslator

WORDS = {
    ("QFileDialog", "&Look in:"): "位置(&L)：",
    ("QFileDialog", "Files of &type:"): "文件类型(&T)：",
    ("QFileDialog", "Computer"): "计算机",
    ("QFileDialog", "Choose"): "选择",
    ("QFileDialog", "Save"): "保存",
    ("QFileDialog", "Directory:"): "文件夹：",
    ("QFileDialog", "Directories"): "文件夹",
    ("QFileSystemModel", "Size"): "大小",
    ("QFileDialog", "Folder"): "文件夹",
    ("QAbstractFileIconProvider", "Folder"): "文件夹",
    ("QMessageBox", "OK"): "确定",
    ("QPlatformTheme", "Yes"): "是",
    ("QPlatformTheme", "No"): "否",
}


class QtWords(QTranslator):
    """To be installed before Qt's own, which is asked first then."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:  # type: ignore[override]
        """A word of ``WORDS``; None for any other."""
        return WORDS.get((context, source))

    def isEmpty(self) -> bool:
        """Never: Qt does not install what is empty."""
        return False
