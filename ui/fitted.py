"""Dialogs as tall as their words need: Qt asks a label that is broken into lines for its height before it is known how
wide it will be, so that a line more squeezes the fields below, and one less leaves a gap."""

from __future__ import annotations

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog


class FittedDialog(QDialog):
    """Takes its height from its width when it is first shown."""

    _fitted = False

    def showEvent(self, event: QShowEvent) -> None:
        if not self._fitted:
            self._fitted = True
            self.fit()
        super().showEvent(event)

    def fit(self) -> None:
        """As wide as now, or as the widest field; as tall as all of it then is."""
        self.ensurePolished()
        layout = self.layout()
        wide = max(self.minimumWidth(), layout.totalSizeHint().width())
        needed = layout.totalHeightForWidth(wide) if layout.hasHeightForWidth() else layout.totalSizeHint().height()
        self.resize(wide, needed)
