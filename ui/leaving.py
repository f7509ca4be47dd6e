"""Closing the window while something runs: what would be lost is said, and only who says so leaves."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

if TYPE_CHECKING:
    from PySide6.QtWidgets import QMessageBox

    from .window import Window


class Leaving(QObject):
    """Asks once; ``may`` is True where nothing runs, or after the answer."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self._window, self._sure = window, False
        self.box: QMessageBox | None = None

    def may(self) -> bool:
        """Whether the window may close now; else the question stands on it."""
        lost = self._lost()
        if self._sure or not lost:
            return True
        self.box = self.ask(lost)
        return False

    def ask(self, lost: Sequence[str]) -> QMessageBox:
        """The question, with what would be lost."""
        from .boxes import ask

        words = "\n".join((*lost, self.tr("成果文件不受影响。")))
        way = (self.tr("停止并退出"), self._leave)
        return ask(self._window, self.tr("还有工作没有完成"), words, way, self.tr("不退出"))

    def _lost(self) -> tuple[str, ...]:
        window = self._window
        running = {
            self.tr("检查正在进行：退出即停止，已发现的问题不会保留。"): window.session.checker.running,
            self.tr("报告正在写出：退出后可能没有写完。"): window.exports.busy,
            self.tr("规则手册正在写出：退出后没有手册。"): window.menus.teaching.busy,
            self.tr("所选问题正在写出：退出后没有文件。"): window.menus.sharing.busy,
        }
        return tuple(words for words, busy in running.items() if busy)

    def _leave(self) -> None:
        self._sure = True
        self._window.session.checker.discard()
        self._window.close()
