"""Buttons of the filter bar: one for each class, with its shape, letter and count; and lists of values to tick."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QFrame,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from .paint import badge_icon

SEARCHED = 10
"""From so many values on, a list has a line to search it."""

STYLE = """
QListWidget { background: palette(base); border: 1px solid palette(mid); }
QListWidget::item { padding: 3px; }
"""

VALUE = Qt.ItemDataRole.UserRole


class SeverityChip(QToolButton):
    """A class: ticked, only ticked classes are shown; with none ticked all are."""

    def __init__(self, severity: str, name: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.severity, self._name = severity, name
        self.setObjectName("chip")
        self.setCheckable(True)
        self.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._count = 0
        self._draw()
        self.show_count(0)
        self.toggled.connect(lambda _: self.show_count(self._count))

    def show_count(self, count: int) -> None:
        """How many findings it would show."""
        self._count = count
        self.setText(f"{count} ✓" if self.isChecked() else str(count))
        self.setAccessibleName(f"{self._name} {count}")
        self.setToolTip(self._name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._draw()

    def _draw(self) -> None:
        size = self.fontMetrics().height()
        self.setIconSize(QSize(size, size))
        self.setIcon(badge_icon(self.severity, size, self.palette(), self.devicePixelRatioF()))


class FacetButton(QToolButton):
    """A word; a click opens the values to tick, each with its count. ``changed`` tells the ticked ones."""

    changed = Signal()

    def __init__(self, name: str, words: Callable[[str], str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._name, self._words = name, words
        self.counts: Callable[[], Mapping[str, int]] = dict
        self.chosen: frozenset[str] = frozenset()
        self.setObjectName("facet")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.clicked.connect(self.open_list)
        self.list: ValueList | None = None
        self._show()

    def choose(self, values: frozenset[str]) -> None:
        """Tick these and no others."""
        if values != self.chosen:
            self.chosen = values
            self._show()
            self.changed.emit()

    def open_list(self) -> None:
        """Open the list below the button."""
        counts = {value: count for value, count in self.counts().items() if count or value in self.chosen}
        self.list = ValueList(counts, self.chosen, self._words, self)
        self.list.setAccessibleName(self._name)
        self.list.changed.connect(self.choose)
        self.list.open_at(self.mapToGlobal(QPoint(0, self.height() + 2)))

    def _show(self) -> None:
        """Its name, and the value where it is one, else how many."""
        chosen = self.chosen
        said = self._words(next(iter(chosen))) if len(chosen) == 1 else str(len(chosen))
        said = said if len(said) <= 16 else said[:7] + "…" + said[-8:]
        text = f"{self._name}: {said}" if chosen else self._name
        self.setText(text.replace("&", "&&") + "  ▾")
        self.setAccessibleName(text)
        self.setProperty("active", bool(chosen))
        self.style().unpolish(self)
        self.style().polish(self)


class ValueList(QFrame):
    """Values with a tick and a count, the frequent ones first; a line to search where there are many."""

    changed = Signal(frozenset)

    def __init__(
        self, counts: Mapping[str, int], chosen: frozenset[str], words: Callable[[str], str], parent: QWidget
    ) -> None:
        super().__init__(parent, Qt.WindowType.Popup)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setFrameShape(QFrame.Shape.StyledPanel)
        self.search = QLineEdit(clearButtonEnabled=True, placeholderText=self.tr("查找"))
        self.search.setVisible(len(counts) >= SEARCHED)
        self.values = QListWidget(uniformItemSizes=True)
        self.values.setStyleSheet(STYLE)
        self.values.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        for value, count in sorted(counts.items(), key=lambda item: -item[1]):
            item = QListWidgetItem(f"{words(value)}  ({count})", self.values)
            item.setData(VALUE, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in chosen else Qt.CheckState.Unchecked)
        self._all = QPushButton(self.tr("全部显示"), clicked=self._untick)
        self._all.setEnabled(bool(chosen))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 8, 8, 8)
        for part in (self.search, self.values, self._all):
            layout.addWidget(part)
        self.search.textChanged.connect(self._narrow)
        self.values.itemChanged.connect(self._ticked)

    def open_at(self, place: QPoint) -> None:
        """Show it at a place of the screen, within the screen."""
        rows = min(12, max(2, self.values.count()))
        self.values.setFixedHeight(rows * max(22, self.values.sizeHintForRow(0)) + 8)
        self.values.setFixedWidth(min(420, max(220, self.values.sizeHintForColumn(0) + 48)))
        self.adjustSize()
        screen = self.parentWidget().screen().availableGeometry()
        x = min(place.x(), screen.right() - self.width())
        self.move(max(screen.left(), x), min(place.y(), max(screen.top(), screen.bottom() - self.height())))
        self.show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        (self.values if self.search.isHidden() else self.search).setFocus()
        if self.values.count() and self.values.currentRow() < 0:
            self.values.setCurrentRow(0)

    def _narrow(self, text: str) -> None:
        for number in range(self.values.count()):
            item = self.values.item(number)
            item.setHidden(text.casefold() not in item.text().casefold())

    def _ticked(self) -> None:
        items = (self.values.item(number) for number in range(self.values.count()))
        chosen = frozenset(item.data(VALUE) for item in items if item.checkState() == Qt.CheckState.Checked)
        self._all.setEnabled(bool(chosen))
        self.changed.emit(chosen)

    def _untick(self) -> None:
        self.values.blockSignals(True)
        for number in range(self.values.count()):
            self.values.item(number).setCheckState(Qt.CheckState.Unchecked)
        self.values.blockSignals(False)
        self._ticked()
        self.close()
