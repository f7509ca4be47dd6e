"""The records of a deliverable as a tree: file, table, record, value. What is chosen in it can be marked."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QTreeWidget, QTreeWidgetItem, QWidget

from surveycheck import Mark, read_deliverable

from ..work import Work

MOST = 5000
"""Records of a table that are listed."""

PLACE, TABLE = Qt.ItemDataRole.UserRole, Qt.ItemDataRole.UserRole + 1


@dataclass(frozen=True)
class Table:
    """A table of a file with its records: element, path and values of each."""

    file: str
    name: str
    rows: Sequence[tuple[str, Sequence[tuple[str, str]]]]
    left: int


class RecordsTree(QTreeWidget):
    """``chosen`` brings a ``Mark`` without a kind: a record, a value, or a whole file."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("记录和文件"))
        self.setHeaderLabels([self.tr("文件、表、记录、字段"), self.tr("值")])
        self.setColumnWidth(0, 320)
        self.setUniformRowHeights(True)
        self._tables: list[Table] = []
        self._titles: Mapping[tuple[str, str], str] = {}
        self._work = Work(self)
        self.itemExpanded.connect(self._fill)
        self.currentItemChanged.connect(lambda item, _: self._chosen(item))
        self.itemClicked.connect(lambda item, _: self._chosen(item))

    def open(self, path: Path) -> None:
        """Read the deliverable in a thread."""
        self.clear()
        self.addTopLevelItem(QTreeWidgetItem([self.tr("正在读取…")]))
        self._work.start(lambda: _contents(path), self._read, self._failed)

    def show_titles(self, titles: Mapping[tuple[str, str], str]) -> None:
        """What the pack calls tables (table, "") and their fields (table, field)."""
        self._titles = titles
        for number in range(self.topLevelItemCount()):
            top = self.topLevelItem(number)
            for node in (top.child(k) for k in range(top.childCount())):
                table = self._tables[node.data(0, TABLE)]
                node.setText(0, self._named(table.name, table.name))

    def _named(self, word: str, table: str, field: str = "") -> str:
        title = self._titles.get((table, field), "")
        return f"{word}  {title}" if title and title != word else word

    def _failed(self, error: Exception) -> None:
        self.clear()
        self.addTopLevelItem(QTreeWidgetItem([self.tr("记录无法读取：{0}").format(error)]))

    def _read(self, contents: tuple[list[str], list[Table]]) -> None:
        self.clear()
        self._tables = []
        files, tables = contents
        for file in files:
            top = QTreeWidgetItem([file])
            top.setData(0, PLACE, Mark(file=file))
            self.addTopLevelItem(top)
            for table in (one for one in tables if one.file == file):
                node = QTreeWidgetItem([self._named(table.name, table.name), str(len(table.rows) + table.left)])
                node.setChildIndicatorPolicy(QTreeWidgetItem.ChildIndicatorPolicy.ShowIndicator)
                top.addChild(node)
                node.setData(0, TABLE, len(self._tables))
                self._tables.append(table)

    def _fill(self, item: QTreeWidgetItem) -> None:
        number = item.data(0, TABLE)
        if number is None or item.childCount():
            return
        table = self._tables[number]
        item.addChildren([self._record(table, path, values) for path, values in table.rows])
        if table.left:
            item.addChild(QTreeWidgetItem([self.tr("另有 {0} 条未列出").format(table.left)]))

    def _record(self, table: Table, path: str, values: Sequence[tuple[str, str]]) -> QTreeWidgetItem:
        node = QTreeWidgetItem([path.rpartition("/")[2], "  ".join(value for _, value in values[:3])])
        node.setData(0, PLACE, Mark(file=table.file, xpath=path))
        for name, value in values:
            leaf = QTreeWidgetItem([self._named(name, table.name, name), value])
            leaf.setData(0, PLACE, Mark(file=table.file, xpath=f"{path}/{name}"))
            node.addChild(leaf)
        return node

    def _chosen(self, item: QTreeWidgetItem | None) -> None:
        self.chosen.emit(item.data(0, PLACE) if item is not None else None)


def _contents(path: Path) -> tuple[list[str], list[Table]]:
    """In a thread: the files, and the tables of those that hold records."""
    model = read_deliverable(path)
    documents = [document for document in model.documents if len(document.records)]
    return sorted(file.path for file in model.files), [table for one in documents for table in _tables(one)]


def _tables(document: Any) -> Iterator[Table]:
    found: dict[str, list[Any]] = {}
    counts: dict[str, int] = {}
    for record in document.records:
        counts[record.table] = counts.get(record.table, 0) + 1
        if counts[record.table] <= MOST:
            found.setdefault(record.table, []).append((record.xpath, tuple(record.values.items())))
    for name, rows in found.items():
        yield Table(document.file, name, rows, counts[name] - len(rows))
