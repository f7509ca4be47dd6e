"""The side of an exercise where one marks: the chosen place, the kind of defect, the marks so far."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QIcon, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from ..findings.paint import badge_icon
from ..views.labels import heading, plain
from . import places
from .board import Board

UNKNOWN = ""
"""The code of a mark whose kind the trainee does not know."""


class MarkingPanel(QWidget):
    """``handed_in``: the trainee is done. ``shown`` brings the number of a mark that is looked at."""

    handed_in = Signal()
    save_asked = Signal()
    shown = Signal(int)

    def __init__(self, board: Board, lang: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._board, self._lang = board, lang
        self._titles: dict[str, tuple[str, str]] = {}
        self.trainee = QLineEdit(board.trainee, placeholderText=self.tr("可留空"))
        self.place = plain(quiet=True)
        self.place.setMinimumHeight(self.fontMetrics().lineSpacing() * 2)
        self.kind = self._kinds()
        self.note = QLineEdit(placeholderText=self.tr("可留空"))
        self.mark = QPushButton(self.tr("标记"), clicked=self.add)
        self.mark.setToolTip(self.tr("把所选位置标为这一类缺陷（Ctrl+Enter）"))
        self.list = QListWidget()
        self.list.setAccessibleName(self.tr("已做的标记"))
        self.list.setWordWrap(True)
        self.remove = QPushButton(self.tr("删除标记"), clicked=self._remove)
        self.save = QPushButton(self.tr("标记另存为…"))
        self.save.clicked.connect(self.save_asked)
        self.hand_in = QPushButton(self.tr("交卷"))
        self.hand_in.clicked.connect(self.handed_in)
        self.trainee.setAccessibleName(self.tr("学员"))
        self.note.setAccessibleName(self.tr("说明"))
        self._lay_out()
        self.trainee.editingFinished.connect(lambda: board.name(self.trainee.text().strip()))
        self.list.currentRowChanged.connect(self._looked_at)
        board.place_changed.connect(self._place_changed)
        board.marks_changed.connect(self.show_marks)
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            QShortcut(QKeySequence(keys), self, activated=self.add).setContext(Qt.ShortcutContext.WindowShortcut)
        QShortcut(QKeySequence.StandardKey.Delete, self.list, activated=self._remove).setContext(
            Qt.ShortcutContext.WidgetShortcut
        )
        self._place_changed()
        self.show_marks()

    def _kinds(self) -> QComboBox:
        box = QComboBox(editable=True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setAccessibleName(self.tr("缺陷类型"))
        box.lineEdit().setPlaceholderText(self.tr("输入编号或名称查找"))
        box.lineEdit().setAccessibleName(self.tr("缺陷类型"))
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        box.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        box.completer().setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
        box.currentIndexChanged.connect(lambda _: box.lineEdit().setCursorPosition(0))
        return box

    def _lay_out(self) -> None:
        form = QFormLayout()
        form.setVerticalSpacing(10)
        form.setHorizontalSpacing(14)
        form.addRow(self.tr("学员"), self.trainee)
        form.addRow(self.tr("位置"), self.place)
        form.addRow(self.tr("缺陷类型"), self.kind)
        form.addRow(self.tr("说明"), self.note)
        self.count = heading("")
        layout = QVBoxLayout(self)
        layout.setContentsMargins(18, 16, 18, 14)
        layout.setSpacing(12)
        layout.addWidget(heading(self.tr("找出缺陷")))
        how = self.tr("在图上单击位置或对象，或在“记录和文件”中选一条，再选缺陷类型，按“标记”。标记随时自动保存。")
        layout.addWidget(plain(how, quiet=True))
        layout.addLayout(form)
        layout.addWidget(self.mark)
        layout.addSpacing(6)
        layout.addWidget(self.count)
        layout.addWidget(self.list, 1)
        row = QHBoxLayout()
        for button in (self.remove, self.save):
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.hand_in)
        layout.addLayout(row)

    def show_kinds(self, kinds: Sequence[tuple[str, str, str]]) -> None:
        """The rules to choose from: code, title, class."""
        self._titles = {code: (title, severity) for code, title, severity in kinds}
        self.kind.clear()
        self.kind.addItem(self.tr("（不确定是哪一类）"), UNKNOWN)
        for code, title, severity in kinds:
            self.kind.addItem(self._icon(severity), f"{code}  {title}", code)
        self.kind.setCurrentIndex(-1)
        self.show_marks()

    def _icon(self, severity: str) -> QIcon:
        return badge_icon(severity, 16, self.palette(), self.devicePixelRatioF())

    def code(self) -> str | None:
        """The code of the kind that is told; None where the words are none."""
        text = self.kind.currentText().strip()
        number = self.kind.findText(text, Qt.MatchFlag.MatchFixedString)
        if number < 0 and text:
            number = self.kind.findData(text.upper())
        return str(self.kind.itemData(number)) if number >= 0 else None

    def add(self) -> None:
        """Mark the chosen place."""
        code = self.code()
        if self._board.place is None or code is None:
            self.place.setText(self._why_not(code))
            return
        self._board.add(code, self.note.text().strip())
        self.note.clear()
        self.list.setCurrentRow(self.list.count() - 1)

    def _why_not(self, code: str | None) -> str:
        if self._board.place is None:
            return self.tr("先在图上或记录中选一个位置。")
        return self.tr("先选缺陷类型；不确定时选“（不确定是哪一类）”。")

    def _remove(self) -> None:
        self._board.remove(self.list.currentRow())

    def _looked_at(self, number: int) -> None:
        self.remove.setEnabled(number >= 0)
        if number >= 0:
            self.shown.emit(number)

    def _place_changed(self) -> None:
        place = self._board.place
        self.place.setText(places.words(place, self._lang) if place is not None else self.tr("还没有选"))

    def title(self, code: str) -> str:
        """A rule in words."""
        return f"{code}  {self._titles.get(code, ('', ''))[0]}" if code else self.tr("（不确定是哪一类）")

    def severity(self, code: str) -> str:
        """The class of a rule, that of a note for none."""
        return self._titles.get(code, ("", "note"))[1]

    def show_marks(self) -> None:
        """The list of marks, the last one at its end."""
        marks = self._board.marks
        now = min(self.list.currentRow(), len(marks) - 1)
        self.list.clear()
        for mark in marks:
            self.list.addItem(self.title(mark.code) + "\n" + places.words(mark, self._lang))
            self.list.item(self.list.count() - 1).setIcon(self._icon(self.severity(mark.code)))
        self.list.setCurrentRow(now)
        self.count.setText(self.tr("已标记 {0} 处").format(len(marks)))
        self.hand_in.setEnabled(bool(marks))
        self.remove.setEnabled(now >= 0)
