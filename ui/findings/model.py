"""The model of the table: lines of an index. What it shows is laid out anew as a whole, in some milliseconds."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from .index import COLUMNS, Index
from .lines import Lines
from .rows import Finding, in_language, one_line, spot, where

Place = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
ROW = Qt.ItemDataRole.UserRole
"""The row as a mapping; of a group's head its first row."""

GROUP = Qt.ItemDataRole.UserRole + 1
"""The number of the group whose head the line is, -1 for a row."""

NESTED = Qt.ItemDataRole.UserRole + 2
"""Is it a row under the head of its group?"""

SEEN = Qt.ItemDataRole.UserRole + 3
"""Is the row marked as seen?"""

LONGEST_TIP = 1200


class FindingsModel(QAbstractTableModel):
    """Columns are ``index.COLUMNS``. ``set_words`` gives their headings and how a group's head reads."""

    def __init__(self, index: Index, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.index_ = index
        self.lines = Lines()
        self.headings: tuple[str, ...] = COLUMNS
        self.note = "note"
        self.waived = "waived"
        self.seen_word = "seen"
        self.seen: Container[str] = frozenset()

    def show(self, lines: Lines) -> None:
        """Show these lines and no others."""
        self.beginResetModel()
        self.lines = lines
        self.endResetModel()

    def rowCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else len(self.lines)

    def columnCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else len(COLUMNS)

    def row(self, line: int) -> int:
        """The row of a line; of a head the first one of its group."""
        number = int(self.lines.lines[line])
        return number if number >= 0 else int(self.lines.members(-1 - number)[0])

    def group(self, line: int) -> int:
        """The group whose head the line is, else -1."""
        number = int(self.lines.lines[line])
        return -1 - number if number < 0 else -1

    def finding(self, line: int) -> Finding:
        """The row of a line as a mapping."""
        return self.index_.rows[self.row(line)]

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        if role == GROUP:
            return self.group(index.row())
        if role == NESTED:
            return self.lines.nested(index.row())
        if role == SEEN:
            return str(self.finding(index.row()).get("id", "")) in self.seen
        if role == ROW:
            return self.finding(index.row())
        if role == Qt.ItemDataRole.DisplayRole:
            return self.text(index.row(), COLUMNS[index.column()])
        if role == Qt.ItemDataRole.ToolTipRole:
            return self._tip(index.row(), COLUMNS[index.column()])
        return None

    def text(self, line: int, column: str) -> str:
        """What a cell shows, on one line."""
        row = self.finding(line)
        if column == "severity":
            letter = self.note if row["severity"] == "note" else str(row["severity"])
            said = [self.waived] if row.get("state") == "waived" else []
            said += [self.seen_word] if str(row.get("id", "")) in self.seen else []
            if not said:
                return letter
            return f"{letter} ({', '.join(said)})" if self.index_.lang == "en" else f"{letter}（{'，'.join(said)}）"
        if column in ("title", "message"):
            return one_line(in_language(row, column, self.index_.lang))
        if column == "place":
            return one_line(spot(row))
        return one_line(str(row.get(column) or ""))

    def _tip(self, line: int, column: str) -> str | None:
        """The whole text, as plain text: Qt would take what looks like markup for it."""
        if column == "severity" or self.group(line) >= 0:
            return None
        row = self.finding(line)
        text = where(row) if column in ("place", "file") else self.text(line, column)
        return plain_tip(text) if text else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.headings[section]
        return None


def plain_tip(text: str) -> str:
    """A tool tip that is shown letter by letter: Qt has no plain tips, so markup is escaped in one of its own."""
    cut = text if len(text) <= LONGEST_TIP else text[:LONGEST_TIP] + "…"
    escaped = cut.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace('"', "&quot;")
    return f'<p style="white-space:pre-wrap">{escaped}</p>'
