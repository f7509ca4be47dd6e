"""The button beside the pack: how many settings this check has, and the way to them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QPushButton, QWidget

from ..session import Session
from . import words
from .dialog import SetupDialog


class SetupButton(QPushButton):
    """Opens the settings of this check; its tip lists what is set."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.clicked.connect(self.open)
        session.order_changed.connect(self._show)
        session.state_changed.connect(self._show)
        self._show()

    def open(self) -> None:
        """The settings, as a page over the window."""
        if self._session.order is not None:
            SetupDialog(self._session, self.window()).open()

    def _show(self) -> None:
        order = self._session.order
        given = order.given if order is not None else {}
        self.setText(self.tr("设置") + (f"　{len(given)}" if given else ""))
        lines = [self.tr("{0}：{1}").format(words.name(name), _short(name, text)) for name, text in given.items()]
        self.setToolTip("\n".join(lines) or self.tr("本次检查的设置：阶段、标准、前一阶段成果、检测数据、豁免、图层"))
        self.setAccessibleDescription(self.toolTip())
        self.setEnabled(not self._session.saved)


def _short(name: str, text: str) -> str:
    return text if name in ("stage", "standard", "roles") else Path(text).name
