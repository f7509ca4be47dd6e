"""Compare with a report from before: choose it, and what became of its findings is shown and exported."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from .faults import sentence

if TYPE_CHECKING:
    from .window import Window


class SinceChoice(QObject):
    """Asks for a saved report; shows the page of changes once they are known."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window = window

    def choose(self) -> None:
        """Ask for the report, where there is one to hold against it."""
        from PySide6.QtWidgets import QFileDialog

        from .boxes import say

        if self._window.session.report is None:
            say(self._window, self.tr("还没有检查结果"), self.tr("请先检查一份成果，或打开一份已保存的报告。"))
            return
        name, _ = QFileDialog.getOpenFileName(self._window, self.tr("选择以前的 JSON 报告"), "", "JSON (*.json)")
        if name:
            self.take(Path(name))

    def take(self, file: Path) -> None:
        """Compare with this report."""
        page = self._window.result
        page.tabs.setCurrentWidget(page.changes)
        self._window.session.compare_with(file, self._failed)

    def _failed(self, error: Exception) -> None:
        from .boxes import warn

        warn(self._window, self.tr("没有比较：这份报告无法使用"), sentence(error, self._window.session.lang))
