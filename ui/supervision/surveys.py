"""录入检测数据: check measurements typed into tables, or pasted from a spreadsheet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QApplication,
    QComboBox,
    QDialogButtonBox,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableWidget,
    QTableWidgetItem,
    QTabWidget,
    QWidget,
)

from surveycheck import SurveyForm

from ..boxes import leads
from ..views.labels import capital, plain
from .desk import Desk
from .forms import choice
from .sheet import Sheet

SPARE = 12
"""Empty rows that there are at least."""

Place = QModelIndex | QPersistentModelIndex


class Choices(QStyledItemDelegate):
    """A cell in which one of some words may stand."""

    def __init__(self, words: Sequence[str], parent: QWidget) -> None:
        super().__init__(parent)
        self.words = tuple(words)

    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Place) -> QWidget:
        box = QComboBox(parent)
        box.addItems(("", *self.words))
        box.activated.connect(lambda _: (self.commitData.emit(box), self.closeEditor.emit(box)))
        QTimer.singleShot(0, box, box.showPopup)
        return box

    def setEditorData(self, editor: QWidget, index: Place) -> None:
        if isinstance(editor, QComboBox):
            editor.setCurrentText(str(index.data() or ""))

    def setModelData(self, editor: QWidget, model: Any, index: Place) -> None:
        if isinstance(editor, QComboBox):
            model.setData(index, editor.currentText())


class MeasuredTable(QTableWidget):
    """One table. In a new row, what is chosen from words is as in the row above until somebody chooses."""

    def __init__(self, form: SurveyForm, lang: str) -> None:
        super().__init__(SPARE, len(form.columns))
        self.form, self._filling = form, False
        titles = [capital(one.title_en if lang == "en" else one.title) for one in form.columns]
        self.setHorizontalHeaderLabels(
            [title + (" *" if one.needed else "") for title, one in zip(titles, form.columns, strict=True)]
        )
        for number, one in enumerate(form.columns):
            if one.choices:
                self.setItemDelegateForColumn(number, Choices(one.choices, self))
        self.setAccessibleName(form.title_en if lang == "en" else form.title)
        triggers = QAbstractItemView.EditTrigger
        self.setEditTriggers(
            triggers.DoubleClicked | triggers.SelectedClicked | triggers.EditKeyPressed | triggers.AnyKeyPressed
        )
        self.setTabKeyNavigation(False)  # it goes on while a value is typed, and leaves the table otherwise
        self.setShowGrid(True)
        self.setStyleSheet("QTableView { gridline-color: palette(midlight); }")
        self.horizontalHeader().setStretchLastSection(True)
        self.resizeColumnsToContents()
        for number in range(len(form.columns)):
            self.setColumnWidth(number, self.columnWidth(number) + 16)
        self._number()
        self.itemChanged.connect(self._changed)

    def _number(self) -> None:
        """As the rows of the sheet that is kept: its first one holds the headings."""
        self.setVerticalHeaderLabels([str(number + 2) for number in range(self.rowCount())])

    def _changed(self, item: QTableWidgetItem) -> None:
        if self._filling or not item.text().strip():
            return
        self._filling = True
        for column, one in enumerate(self.form.columns):
            above = self.item(item.row() - 1, column)
            if one.choices and above is not None and not self._text(item.row(), column):
                self.setItem(item.row(), column, QTableWidgetItem(above.text()))
        if item.row() >= self.rowCount() - 2:
            self.setRowCount(self.rowCount() + SPARE)
            self._number()
        self._filling = False

    def _text(self, row: int, column: int) -> str:
        item = self.item(row, column)
        return item.text().strip() if item is not None else ""

    def rows(self) -> list[dict[str, str]]:
        """All of them, the empty ones too, so that a complaint names the row that is seen."""
        fields = [one.field for one in self.form.columns]
        return [{field: self._text(row, c) for c, field in enumerate(fields)} for row in range(self.rowCount())]

    def show_rows(self, rows: Sequence[Mapping[str, str]]) -> None:
        """What was kept before."""
        self._filling = True
        self.setRowCount(len(rows) + SPARE)
        for number, row in enumerate(rows):
            for column, one in enumerate(self.form.columns):
                self.setItem(number, column, QTableWidgetItem(row.get(one.field, "")))
        self._number()
        self._filling = False

    def keyPressEvent(self, event: Any) -> None:
        if event.matches(QKeySequence.StandardKey.Paste):
            self._paste(QApplication.clipboard().text())
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            for item in self.selectedItems():
                item.setText("")
        else:
            super().keyPressEvent(event)

    def _paste(self, text: str) -> None:
        """Cells as spreadsheets copy them, from the current one on."""
        first, left = max(0, self.currentRow()), max(0, self.currentColumn())
        lines = [row.split("\t") for row in text.rstrip("\n").splitlines()]
        self._filling = True
        self.setRowCount(max(self.rowCount(), first + len(lines) + SPARE))
        for row, cells in enumerate(lines, first):
            for column, cell in enumerate(cells[: self.columnCount() - left], left):
                self.setItem(row, column, QTableWidgetItem(cell.strip()))
        self._number()
        self._filling = False


class SurveyDialog(Sheet):
    """``unit``: whose measurements; what was kept before stands there and is replaced."""

    saved = Signal()

    def __init__(self, desk: Desk, unit: Any, parent: QWidget) -> None:
        super().__init__(desk, parent, (1140, 620))
        self.unit = unit
        self.setWindowTitle(self.tr("录入检测数据：{0}").format(unit.name))
        intro = self.tr("每行一个检测值，带 * 的必填；可从电子表格复制后粘贴（Ctrl+V）。第 1 行为表头。")
        self.tabs = QTabWidget()
        self.who = choice(*((name, name) for name in unit.inspectors))
        self.who.setAccessibleName(self.tr("检查员"))
        self.tables: list[MeasuredTable] = []
        self.save = self.buttons.addButton(self.tr("保存"), QDialogButtonBox.ButtonRole.ActionRole)
        leads(self.save)
        self.save.clicked.connect(self._save)
        who = self.row(plain(self.tr("检查员"), wrap=False), self.who)
        self.lay_out(plain(intro, quiet=True), self.tabs, who, stretch=self.tabs)
        self.ask("forms", lambda bureau: (bureau.survey_forms(unit), bureau.typed_survey(unit)), self._show)

    def _show(self, found: Any) -> None:
        forms, typed = found
        for form in forms:
            table = MeasuredTable(form, self.desk.lang)
            table.show_rows(typed.get(form.table, ()))
            self.tables.append(table)
            self.tabs.addTab(table, capital(self.desk.word(form.title, form.title_en)))
        if self.tables:
            self.tables[0].setCurrentCell(0, 0)
            self.tables[0].setFocus()
        self.save.setEnabled(bool(self.tables))

    def _save(self) -> None:
        self.setFocus()  # a cell that is being edited is taken
        typed = {table.form.table: table.rows() for table in self.tables}
        unit, who = self.unit, self.who.currentData() or ""
        self.do(lambda bureau: bureau.type_survey(unit, typed, who), lambda _: self.accept())
