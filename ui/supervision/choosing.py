"""A page about one lot that is drawn: which one is chosen in a box above."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QComboBox, QStackedWidget, QVBoxLayout, QWidget

from surveycheck import LedgerFilter

from .board import Board
from .desk import Desk
from .empty import Empty

MOST = 200
"""Lots that are offered, the newest first."""


class OfLot(Board):
    """``show_lot`` is called with the name of the chosen lot."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.lot = QComboBox()
        self.lot.setAccessibleName(self.tr("批"))
        self.lot.setMinimumContentsLength(16)
        self.lot.currentIndexChanged.connect(lambda _: self._changed())

    def with_empty(self, inner: QWidget) -> QWidget:
        """The list, or what to do while no lot is drawn."""
        hint = self.tr("在“批与抽样”页关闭一批，到公布日输入号码抽样。")
        self.none = Empty(self.tr("还没有抽样的批"), hint)
        self.stack, self.inner = QStackedWidget(), inner
        for part in (self.none, inner):
            self.stack.addWidget(part)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.stack)
        self.desk.changed.connect(self.refresh)
        return whole

    def refresh(self) -> None:
        """The lots anew; the same one stays chosen."""
        self.ask("lots", lambda bureau: bureau.lots(LedgerFilter(open=False), 0, MOST), self._came)

    def _came(self, page: Any) -> None:
        names, now = [row.name for row in page.rows], self.lot.currentText()
        self.lot.blockSignals(True)
        self.lot.clear()
        self.lot.addItems(names)
        self.lot.setCurrentIndex(names.index(now) if now in names else 0 if names else -1)
        self.lot.blockSignals(False)
        self.stack.setCurrentWidget(self.inner if names else self.none)
        self._changed()

    def _changed(self) -> None:
        self.show_lot(self.lot.currentText())

    def show_lot(self, name: str) -> None:
        """Another lot is chosen, "" for none."""
        raise NotImplementedError
