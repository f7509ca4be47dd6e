"""A way to supervision in the strip of a result, for who inspects."""

from __future__ import annotations

from PySide6.QtWidgets import QPushButton, QWidget

from ..session import Session


class SupervisionButton(QPushButton):
    """Seen under the hat of an inspector alone."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setText(self.tr("督查工作台"))
        self.setToolTip(self.tr("台账、批与抽样、检查、结论、整改和通报（Ctrl+D）"))
        self.setVisible(session.hat == "inspector")
        session.hat_changed.connect(self._suit)  # a bound method: it ends with the button, a lambda would not

    def _suit(self, hat: str) -> None:
        self.setVisible(hat == "inspector")
