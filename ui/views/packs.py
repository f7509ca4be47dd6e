"""Which pack: what checked this deliverable, and a menu of the others."""

from __future__ import annotations

import re

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFileDialog, QMenu, QPushButton, QSizePolicy, QWidget

from surveycheck import installed_packs

from ..session import FAILED, Session
from .labels import shortened

LEAST = 170
"""Pixels that a title is never narrower than."""

BESIDE = re.compile(r"\s*[（(][^（()）]*[)）]$")
"""What a title ends with in brackets: left out where there is no room, the tip has it."""


class PackButton(QPushButton):
    """Shows the pack that is used; its menu checks by another. Where no pack claims the deliverable it asks."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._whole, self._hint = "", self.tr("规则包。换一个会重新检查")
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        self._menu = QMenu(self)
        self._menu.aboutToShow.connect(self._fill)
        self.setMenu(self._menu)
        session.report_changed.connect(self._show)
        session.state_changed.connect(self._state_changed)
        self._show()

    def _show(self) -> None:
        report, order = self._session.report, self._session.order
        if report is not None:
            title = report.pack.title_en if self._session.lang == "en" else report.pack.title
            text = title or report.pack.name
        elif order is not None and order.pack:
            text = self._title(order.pack)
        else:
            text = self.tr("规则包：自动识别")
        self._say(text)
        self.setEnabled(not self._session.saved)

    def _title(self, name: str) -> str:
        """The title of an installed pack, else the name that was given."""
        pack = next((pack for pack in installed_packs() if pack.name == name), None)
        return name if pack is None else pack.title_en if self._session.lang == "en" else pack.title

    def _state_changed(self, state: str) -> None:
        self._show()
        if state == FAILED and self._session.packs:
            self._say(self.tr("请选择规则包"))

    def _say(self, text: str) -> None:
        """As much of it as there is room for; the tip has all of it."""
        self._whole = text
        self.setAccessibleName(text)
        self.setToolTip(f"{text}\n{self._hint}" if text else self._hint)
        self.updateGeometry()
        self._fit()

    def _fit(self) -> None:
        metrics, room = self.fontMetrics(), self.width() - self._frame()
        whole = self._whole if metrics.horizontalAdvance(self._whole) <= room else BESIDE.sub("", self._whole)
        self.setText(shortened(whole, metrics, room).replace("&", "&&"))

    def _frame(self) -> int:
        """Pixels beside the words."""
        return super().sizeHint().width() - self.fontMetrics().horizontalAdvance(self.text().replace("&&", "&"))

    def sizeHint(self) -> QSize:
        """With all of its words."""
        hint = super().sizeHint()
        return QSize(self._frame() + self.fontMetrics().horizontalAdvance(self._whole) + 1, hint.height())

    def minimumSizeHint(self) -> QSize:
        """With the first of its words: the name of the deliverable comes first."""
        hint = self.sizeHint()
        return QSize(min(hint.width(), LEAST), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fill(self) -> None:
        self._menu.clear()
        for pack in installed_packs():
            title = pack.title_en if self._session.lang == "en" else pack.title
            action = self._menu.addAction(f"{pack.name}　{title}".replace("&", "&&"))
            action.setData(pack.name)
            action.triggered.connect(self._named)
        self._menu.addSeparator()
        self._menu.addAction(self.tr("规则包文件夹…")).triggered.connect(self._folder)

    def _named(self) -> None:
        self._check(str(self.sender().data()))

    def _folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("选择规则包文件夹"))
        if name:
            self._check(name)

    def _check(self, pack: str) -> None:
        order = self._session.order
        if order is not None:
            self._session.run(order.by(pack))
