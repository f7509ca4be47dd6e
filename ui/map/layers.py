"""The list of layers: shown or not, how many things, how many findings."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, QSortFilterProxyModel, Qt, Signal
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QMenu,
    QPushButton,
    QTreeView,
    QVBoxLayout,
    QWidget,
)

from .drawings import LayerRow
from .view import MapView

Index = QModelIndex | QPersistentModelIndex
NAME, COUNT, FINDINGS = range(3)
SORTED = Qt.ItemDataRole.UserRole


class LayersModel(QAbstractTableModel):
    """A row for each layer; ``switched`` brings a name and whether it shall be seen."""

    switched = Signal(str, bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: Sequence[LayerRow] = ()

    def show(self, rows: Sequence[LayerRow]) -> None:
        """Other rows; where only what they say has changed, what is selected stays."""
        same = [row.name for row in rows] == [row.name for row in self.rows]
        if same:
            self.rows = rows
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, FINDINGS)) if rows else None
            return
        self.beginResetModel()
        self.rows = rows
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else 3

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        if role == Qt.ItemDataRole.DisplayRole and orientation == Qt.Orientation.Horizontal:
            return (self.tr("图层"), self.tr("对象"), self.tr("问题"))[section]
        if role == Qt.ItemDataRole.TextAlignmentRole and section != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
        return flags | Qt.ItemFlag.ItemIsUserCheckable if index.column() == NAME else flags

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        row, column = self.rows[index.row()], index.column()
        if role == Qt.ItemDataRole.CheckStateRole and column == NAME:
            return Qt.CheckState.Checked if row.visible else Qt.CheckState.Unchecked
        if role == Qt.ItemDataRole.DecorationRole and column == NAME:
            return swatch(row)
        if role == Qt.ItemDataRole.DisplayRole:
            return (self._named(row), f"{row.count:,}", f"{row.findings:,}" if row.findings else "")[column]
        if role == Qt.ItemDataRole.ToolTipRole and column == NAME:
            return f"<p>{escape(self._named(row))}</p>"  # no name is taken for markup
        if role == SORTED:
            return (row.name.casefold(), row.count, row.findings)[column]
        if role == Qt.ItemDataRole.TextAlignmentRole and column != NAME:
            return int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        return None

    def _named(self, row: LayerRow) -> str:
        state = self.tr("冻结") if row.frozen else self.tr("关闭") if row.off else ""
        return f"{row.name}  ({state})" if state else row.name

    def setData(self, index: Index, value: object, role: int = Qt.ItemDataRole.EditRole) -> bool:
        if role != Qt.ItemDataRole.CheckStateRole or index.column() != NAME:
            return False
        self.switched.emit(self.rows[index.row()].name, Qt.CheckState(value) == Qt.CheckState.Checked)
        return True


def swatch(row: LayerRow) -> QIcon:
    """The colour of a layer."""
    picture = QPixmap(14, 14)
    picture.fill(Qt.GlobalColor.transparent)
    painter = QPainter(picture)
    painter.setPen(Qt.GlobalColor.gray)
    painter.setBrush(row.color)
    painter.drawRect(1, 1, 11, 11)
    painter.end()
    return QIcon(picture)


def beside(widget: QWidget) -> QHBoxLayout:
    """A row with room at both sides."""
    row = QHBoxLayout()
    row.setContentsMargins(8, 0, 8, 0)
    row.addWidget(widget)
    return row


class LayersPanel(QWidget):
    """The layers of the drawing on a map: check boxes, counts, findings, search, *only this*."""

    def __init__(self, view: MapView, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.view = view
        self.model = LayersModel(self)
        self.sorted = QSortFilterProxyModel(self)
        self.sorted.setSourceModel(self.model)
        self.sorted.setSortRole(SORTED)
        self.sorted.setFilterCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self.search = QLineEdit(placeholderText=self.tr("查找图层"), clearButtonEnabled=True)
        self.search.setAccessibleName(self.tr("查找图层"))
        self.search.textChanged.connect(self.sorted.setFilterFixedString)
        self.table = self._table()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 8, 0, 8)
        layout.addLayout(beside(self.search))
        layout.addWidget(self.table, 1)
        layout.addLayout(self._buttons())
        self.model.switched.connect(view.set_layer_visible)
        view.layers_changed.connect(self._changed)
        self._changed()

    def _table(self) -> QTreeView:
        table = QTreeView()
        table.setTextElideMode(Qt.TextElideMode.ElideLeft)  # layers of an external reference differ at their end
        table.setAccessibleName(self.tr("图层"))
        table.setModel(self.sorted)
        table.setRootIsDecorated(False)
        table.setUniformRowHeights(True)
        table.setSortingEnabled(True)
        table.sortByColumn(NAME, Qt.SortOrder.AscendingOrder)
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        table.customContextMenuRequested.connect(self._menu)
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(NAME, QHeaderView.ResizeMode.Stretch)
        for column in (COUNT, FINDINGS):
            table.header().setSectionResizeMode(column, QHeaderView.ResizeMode.ResizeToContents)
        return table

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        row.setSpacing(4)
        row.setContentsMargins(6, 0, 6, 0)
        for words, slot in (
            (self.tr("仅显示所选"), self._only),
            (self.tr("全部显示"), self._all),
            (self.tr("同图"), self.view.layers_as_in_file),
        ):
            button = QPushButton(words, objectName="small")
            button.clicked.connect(slot)
            row.addWidget(button)
        row.itemAt(2).widget().setToolTip(self.tr("恢复图中的开关和冻结状态"))
        return row

    def chosen(self) -> list[str]:
        """Names of the layers that are selected in the list."""
        rows = self.table.selectionModel().selectedRows(NAME)
        return [self.model.rows[self.sorted.mapToSource(index).row()].name for index in rows]

    def _only(self) -> None:
        if self.chosen():
            self.view.show_only(self.chosen())

    def _all(self) -> None:
        self.view.set_layers_visible([row.name for row in self.model.rows], True)

    def _menu(self, place: object) -> None:
        menu = QMenu(self)
        for words, slot in (
            (self.tr("仅显示所选"), self._only),
            (self.tr("显示所选"), lambda: self.view.set_layers_visible(self.chosen(), True)),
            (self.tr("隐藏所选"), lambda: self.view.set_layers_visible(self.chosen(), False)),
        ):
            action = QAction(words, menu)
            action.triggered.connect(slot)
            menu.addAction(action)
        menu.exec(self.table.viewport().mapToGlobal(place))  # type: ignore[arg-type]

    def _changed(self) -> None:
        self.model.show(self.view.layers())
