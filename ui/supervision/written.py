"""What was written, with a way to the folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QMessageBox, QWidget

from ..boxes import say, show_path

NAMED = 12
"""Files that are named; of more it is said how many there are."""


def show_written(parent: QWidget, paths: Sequence[Path]) -> QMessageBox:
    """A box that says it."""
    head = QCoreApplication.translate("Supervision", "已写出 {0} 个文件").format(len(paths))
    if len(paths) == 1:
        head = QCoreApplication.translate("Supervision", "已写出 1 个文件")
    names = [str(paths[0].parent), *(f"    {path.name}" for path in paths[:NAMED])] if paths else []
    more = len(paths) - NAMED
    names += [QCoreApplication.translate("Supervision", "    … 另有 {0} 个").format(more)] if more > 0 else []
    way = (
        (QCoreApplication.translate("Supervision", "打开文件夹"), lambda: show_path(paths[0].parent)) if paths else None
    )
    return say(parent, head, "\n".join(names), way)
