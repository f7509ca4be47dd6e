"""A form that asks the ledger for something: fields, what would come of it now, and what is wrong."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date, timedelta
from typing import Any

from PySide6.QtCore import QDate, Qt, QTimer, Signal
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDateEdit,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from surveycheck import Bureau, today_in_china

from ..boxes import leads
from ..faults import sentence
from ..fitted import FittedDialog
from ..setup.lines import PathLine
from ..views.labels import number as number_field
from ..views.labels import plain
from ..work import Work
from .desk import Desk

WAIT = 200
"""Milliseconds after the last change until it is asked what would come of it."""

WIDE = 560
Values = Mapping[str, Any]
Field = tuple[str, str, QWidget]
"""Key, label, widget."""


class Form(FittedDialog):
    """``submit`` is done beside the window's thread; ``done`` brings what it gives. ``preview`` is asked while one
    types, and ``told`` puts it into words."""

    submitted = Signal(object)

    def __init__(
        self,
        desk: Desk,
        title: str,
        intro: str,
        fields: Sequence[Field],
        button: str,
        submit: Callable[[Bureau, Values], Any],
        parent: QWidget,
        preview: Callable[[Bureau, Values], Any] | None = None,
        told: Callable[[Any], str] = str,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDE)
        self._desk, self._submit, self._preview, self._words = desk, submit, preview, told
        self._work, self._asking = Work(self), Work(self)
        self.fields = {key: widget for key, _, widget in fields}
        self._make_sentences(preview is not None)
        self._make_buttons(button)
        self._lay_out(intro, fields)
        self._watch()
        self._look()

    def _watch(self) -> None:
        """What would come of it is asked a little after the last change."""
        self._soon = QTimer(self, interval=WAIT, singleShot=True)
        self._soon.timeout.connect(self._look)
        for widget in self.fields.values():
            changed_of(widget).connect(lambda *_: self._soon.start())

    def _make_sentences(self, looks: bool) -> None:
        """What would come of it, and what is wrong."""
        self.said, self.trouble = plain(quiet=True), plain()
        self.trouble.setObjectName("stale")
        self.trouble.hide()
        self.said.setVisible(looks)

    def _make_buttons(self, words: str) -> None:
        self.buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Cancel)
        self.ok = self.buttons.addButton(words, QDialogButtonBox.ButtonRole.AcceptRole)
        cancel = self.buttons.button(QDialogButtonBox.StandardButton.Cancel)
        cancel.setText(self.tr("取消"))
        cancel.setIcon(QIcon())
        leads(self.ok)
        self.buttons.accepted.connect(self.accept_values)
        self.buttons.rejected.connect(self.reject)

    def _lay_out(self, intro: str, fields: Sequence[Field]) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 18, 20, 16)
        column.setSpacing(14)
        if intro:
            column.addWidget(plain(intro, quiet=True))
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
        for _, label, widget in fields:
            widget.setAccessibleName(label)
            if isinstance(widget, QComboBox) and widget.isEditable():
                widget.lineEdit().setAccessibleName(label)
            if isinstance(widget, QAbstractSpinBox | QComboBox | QLineEdit):  # equally tall, no letter's foot is cut
                widget.setMinimumHeight(widget.fontMetrics().height() + 12)
            form.addRow(label, widget)
        column.addLayout(form)
        for part in (self.said, self.trouble, self.buttons):
            column.addWidget(part)

    def values(self) -> dict[str, Any]:
        """What stands in the fields now."""
        return {key: value_of(widget) for key, widget in self.fields.items()}

    def _look(self) -> None:
        if self._preview is not None:
            bureau, values, preview = self._desk.bureau, self.values(), self._preview
            self._asking.start(lambda: preview(bureau, values), self._found, self._found_wrong)

    def _found(self, found: Any) -> None:
        self.said.setText(self._words(found))

    def _found_wrong(self, error: Exception) -> None:
        self.said.setText(sentence(error, self._desk.lang))

    def accept_values(self) -> None:
        """Do it; the form stays open where it cannot be done."""
        self._before = self.focusWidget() or self.ok
        self.ok.setEnabled(False)
        self.trouble.hide()
        bureau, values, submit = self._desk.bureau, self.values(), self._submit
        self._work.start(lambda: submit(bureau, values), self._finished, self._failed)

    def _finished(self, found: Any) -> None:
        self.submitted.emit(found)
        self.accept()

    def _failed(self, error: Exception) -> None:
        self.ok.setEnabled(True)
        leads(self.ok)
        self._before.setFocus()  # not on Cancel, where it went while the other button was disabled
        self.trouble.setText(sentence(error, self._desk.lang))
        self.trouble.show()


def value_of(widget: QWidget) -> Any:
    """A text without blanks around it, a day, a number, or the data of what is chosen."""
    if isinstance(widget, QComboBox):
        return widget.currentText().strip() if widget.isEditable() else widget.currentData()
    if isinstance(widget, QDateEdit):
        at = widget.date()
        return date(at.year(), at.month(), at.day())
    if isinstance(widget, QSpinBox):
        return widget.value()
    if isinstance(widget, QCheckBox):
        return widget.isChecked()
    if isinstance(widget, PathLine):
        return widget.text
    return (widget.toPlainText() if isinstance(widget, QPlainTextEdit) else widget.text()).strip()


def changed_of(widget: QWidget) -> Any:
    """The signal that tells of another value."""
    if isinstance(widget, QComboBox):
        return widget.currentTextChanged
    if isinstance(widget, QDateEdit):
        return widget.dateChanged
    if isinstance(widget, QCheckBox):
        return widget.toggled
    if isinstance(widget, PathLine):
        return widget.changed
    return widget.valueChanged if isinstance(widget, QSpinBox) else widget.textChanged


def line(text: str = "", hint: str = "") -> QLineEdit:
    """A field for one line."""
    return QLineEdit(text, placeholderText=hint)


def secret(hint: str = "") -> QLineEdit:
    """A field for a passphrase."""
    return QLineEdit(placeholderText=hint, echoMode=QLineEdit.EchoMode.Password)


def day(later: int = 0) -> QDateEdit:
    """A field for a day: so many days from today."""
    at = today_in_china() + timedelta(days=later)
    field = QDateEdit(QDate(at.year, at.month, at.day), calendarPopup=True)
    field.setDisplayFormat("yyyy-MM-dd")
    return field


def choice(*rows: tuple[str, Any]) -> QComboBox:
    """A field to choose from: words and data."""
    box = QComboBox()
    for words, data in rows:
        box.addItem(words, data)
    return box


def offer(names: Sequence[str], hint: str = "") -> QComboBox:
    """A field to type into or to choose from; what is typed finds names that hold it anywhere."""
    box = QComboBox(editable=True, insertPolicy=QComboBox.InsertPolicy.NoInsert)
    box.addItems(["", *names])
    box.lineEdit().setPlaceholderText(hint)
    box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
    box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return box


def number(value: int, least: int, most: int) -> QSpinBox:
    """A field for a number."""
    return number_field(least, most, value)
