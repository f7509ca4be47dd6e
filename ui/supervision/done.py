"""The list of what a batch has done: a line for each deliverable, in the order in which they came."""

from __future__ import annotations

from collections import Counter
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from surveycheck import visible

from ..findings.model import plain_tip
from ..look import tone_colour
from . import words
from .batch_run import Checked
from .desk import Desk
from .paged import Column

Place = QModelIndex | QPersistentModelIndex
ROOT = QModelIndex()
STANDING = {"passes": "通过", "fails": "不通过", "incomplete": "不完整"}
"""What the ledger calls a result without a level."""


class DoneModel(QAbstractTableModel):
    """``counts``: of each verdict, ``new`` and ``already``."""

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.rows: list[Checked] = []
        self.counts: Counter[str] = Counter()
        self.columns = (
            Column(self.tr("名称"), 260, lambda row: one_line(row.path.name)),
            Column(self.tr("结论"), 150, self._level, colour=lambda row: tone_colour(words.TONES[standing(row)])),
            Column(self.tr("得分"), 60, lambda row: words.score(row.score), right=True),
            Column(self.tr("用时（秒）"), 84, seconds, right=True),
            Column(self.tr("台账"), 130, lambda row: self.tr("已有结果") if row.already else self.tr("新记入")),
            Column(self.tr("说明"), 260, lambda row: one_line(desk.word(row.why, row.why_en or row.why))),
        )

    def _level(self, row: Checked) -> str:
        return words.level(row.level or STANDING.get(row.verdict, "不完整"), self._desk.lang)

    def clear(self) -> None:
        """None."""
        self.beginResetModel()
        self.rows, self.counts = [], Counter()
        self.endResetModel()

    def add(self, row: Checked) -> None:
        """One more at the end."""
        self.beginInsertRows(ROOT, len(self.rows), len(self.rows))
        self.rows.append(row)
        self.counts[row.verdict] += 1
        self.counts["already" if row.already else "new"] += 1
        self.endInsertRows()

    def row(self, number: int) -> Checked | None:
        """None where there is no such row."""
        return self.rows[number] if 0 <= number < len(self.rows) else None

    def rowCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else len(self.rows)

    def columnCount(self, parent: Place = ROOT) -> int:
        return 0 if parent.isValid() else len(self.columns)

    def data(self, index: Place, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        column, row = self.columns[index.column()], self.rows[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return column.show(row)
        if role == Qt.ItemDataRole.ToolTipRole:
            text = str(row.path) if index.column() == 0 else column.show(row)
            return plain_tip(text) if text else None
        if role == Qt.ItemDataRole.ForegroundRole:
            return column.colour(row) if column.colour is not None else None
        return _side(column) if role == Qt.ItemDataRole.TextAlignmentRole else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.DisplayRole:
            return self.columns[section].title
        is_side = orientation == Qt.Orientation.Horizontal and role == Qt.ItemDataRole.TextAlignmentRole
        return _side(self.columns[section]) if is_side else None


def standing(row: Checked) -> str:
    """The key of its colour: a level of a pack's own is coloured by the verdict."""
    return row.level if row.level in words.TONES else STANDING.get(row.verdict, "不完整")


def seconds(row: Checked) -> str:
    """That the check took; nothing where none was made."""
    return "" if row.seconds is None else f"{row.seconds:.1f}"


def one_line(text: str) -> str:
    """Words of strangers in a cell."""
    return visible(" ".join(text.splitlines()))


def _side(column: Column) -> Any:
    side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter
