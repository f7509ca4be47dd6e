"""One switch for three people: who checks himself, who inspects, who teaches."""

from __future__ import annotations

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QPushButton, QWidget

from .session import Session


class HatSwitch(QWidget):
    """Three buttons of which one is down; the session tells the views."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self.buttons: dict[str, QPushButton] = {}
        self.setAccessibleName(self.tr("角色"))
        words = {
            "firm": (self.tr("测绘单位"), self.tr("自查：先说怎么改")),
            "inspector": (self.tr("检查员"), self.tr("检查：先看证据、依据和扣分")),
            "trainer": (self.tr("培训"), self.tr("讲解：大字，先问后答，正误对照")),
        }
        group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        for hat, (word, tip) in words.items():
            button = QPushButton(word, checkable=True, toolTip=tip)
            button.setProperty("hat", hat)
            button.clicked.connect(self._clicked)
            group.addButton(button)
            layout.addWidget(button)
            self.buttons[hat] = button
        session.hat_changed.connect(self._changed)
        self._changed(session.hat)

    def _clicked(self) -> None:
        self._session.set_hat(self.sender().property("hat"))

    def _changed(self, hat: str) -> None:
        self.buttons[hat].setChecked(True)
