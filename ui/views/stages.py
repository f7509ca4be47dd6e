"""The stages, as they finish."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QWidget

from ..session import DONE, RUNNING, Session

MARKS = {"": "○", RUNNING: "◐", DONE: "●"}


class StagesView(QListWidget):
    """One line a stage: waiting ○, running ◐, done ●, with the number of findings so far."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("检查阶段"))
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSelectionMode(QListWidget.SelectionMode.NoSelection)
        self.words = {
            "files": self.tr("文件与格式"),
            "structure": self.tr("分层与结构"),
            "values": self.tr("属性值"),
            "shape": self.tr("图形"),
            "topology": self.tr("拓扑关系"),
            "agreement": self.tr("图表一致"),
            "indicators": self.tr("指标计算"),
            "accuracy": self.tr("数学精度"),
        }
        self._state: dict[str, str] = {}
        self._items = {stage: QListWidgetItem(self) for stage in self.words}
        session.stage_changed.connect(self._changed)
        session.state_changed.connect(self._restart)
        self._show()
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setMinimumWidth(self.sizeHintForColumn(0) + 2 * self.frameWidth() + 8)

    def _restart(self, state: str) -> None:
        if state == RUNNING:
            self._state = {}
            self._show()

    def _changed(self, stage: str, state: str) -> None:
        self._state[stage] = state
        self._show()

    def _show(self) -> None:
        for stage, item in self._items.items():
            item.setText(f"{MARKS[self._state.get(stage, '')]}  {self.words[stage]}")
