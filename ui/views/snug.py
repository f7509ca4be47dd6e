"""Lists as high as their rows, where there is room for them: what is told of the chosen row stands below it, and not at
the other end of a high window."""

from __future__ import annotations

from PySide6.QtWidgets import QListWidget, QTreeWidget

LEAST = 90
"""Pixels that a list has with no row, too."""


class SnugTree(QTreeWidget):
    """A tree without branches."""

    def updateGeometries(self) -> None:
        """Qt has set out the rows anew."""
        super().updateGeometries()
        rows = sum(self.visualItemRect(self.topLevelItem(n)).height() for n in range(self.topLevelItemCount()))
        tall = max(LEAST, self.header().height() + rows + 2 * self.frameWidth() + 2)
        if tall != self.maximumHeight():
            self.setMaximumHeight(tall)


class SnugList(QListWidget):
    """A list whose words may be broken into lines."""

    def updateGeometries(self) -> None:
        """Qt has set out the rows anew."""
        super().updateGeometries()
        tall = max(LEAST, self.contentsSize().height() + 2 * self.frameWidth() + 2)
        if tall != self.maximumHeight():
            self.setMaximumHeight(tall)
