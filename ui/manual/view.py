"""The items that a person looks at, each with its result; below them the form of the chosen one."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidgetItem, QVBoxLayout, QWidget

from surveycheck import WaiverError, manual_beside, note_manual, read_manual

from ..faults import sentence
from ..findings.texts import Text
from ..views.labels import capital
from ..views.snug import SnugTree
from ..views.wrapping import wrap
from . import words
from .form import ManualForm

if TYPE_CHECKING:
    from ..session import Session

ITEM = Qt.ItemDataRole.UserRole
NAME = "waivers/inspector"
"""Under which the inspector's name is remembered: the same as for his decisions."""


class ManualView(QWidget):
    """``changed``: something was noted that the report on the screen does not know yet. The results are those of the
    file as it is now, else those of the report; whoever wears another hat than the inspector's looks only."""

    changed = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session: Any = session
        self.hat = str(session.hat)
        self.setAccessibleName(self.tr("人工检查项目"))
        self.table = self._table()
        self.how, self.message, self.form = Text().in_colour("quiet"), Text(), ManualForm()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.table, 1)
        below = QVBoxLayout()
        below.setContentsMargins(12, 4, 12, 12)
        for part in (self.how, self.message, self.form):
            below.addWidget(part)
        layout.addLayout(below)
        layout.addStretch(0)
        self.table.currentItemChanged.connect(lambda *_: self._show())
        self.form.noted.connect(self._note)
        session.report_changed.connect(self.refresh)
        session.hat_changed.connect(self._set_hat)
        self.refresh()

    @property
    def has_any(self) -> bool:
        """Does the pack ask for anything?"""
        report = self._session.report
        return report is not None and report.manual is not None and bool(report.manual.entries)

    def _table(self) -> SnugTree:
        table = SnugTree(rootIsDecorated=False)
        table.setAccessibleName(self.tr("人工检查项目"))
        table.setHeaderLabels([self.tr("项目"), self.tr("结果")])
        table.header().setStretchLastSection(False)
        table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        wrap(table)
        return table

    def file(self) -> Path | None:
        """Where the results stand; None where only a saved report is open."""
        path, order = self._session.deliverable, self._session.order
        if path is None or order is None:
            return None
        return Path(order.manual) if order.manual else manual_beside(path)

    def refresh(self) -> None:
        """The items with their results, as file and report have them now; the chosen one stays."""
        current = self._current()
        book = self._session.report.manual if self.has_any else None
        self._now, told = self._results()
        self.table.blockSignals(True)  # an empty table would hide the form, and whoever types there lose his place
        self.table.clear()
        english = self._session.lang == "en"
        for entry in book.entries if book is not None else ():
            known = self._now.get(entry.item) if self._now is not None else entry
            result, severity = ("open", "") if known is None else (known.result, known.severity)
            letter = f" {severity or entry.usual}" if result == "fail" else ""
            title = capital(entry.title_en if english else entry.title)
            item = QTreeWidgetItem([title, capital(words.result(result)) + letter])
            item.setData(0, ITEM, entry)
            item.setToolTip(0, item.text(0))
            self.table.addTopLevelItem(item)
            if current is not None and entry.item == current.item:
                self.table.setCurrentItem(item)
        if self.table.currentItem() is None and self.table.topLevelItemCount():
            self.table.setCurrentItem(self.table.topLevelItem(0))
        self.table.blockSignals(False)
        self._show(told)

    def _results(self) -> tuple[dict[str, Any] | None, str]:
        """What the file says now by item, and what is wrong with it; None where the report has to do."""
        file = self.file()
        if file is None:
            return None, ""
        try:
            return ({one.item: one for one in read_manual(file).results} if file.exists() else {}), ""
        except WaiverError as error:
            return None, sentence(error, self._session.lang)

    def _current(self) -> Any:
        item = self.table.currentItem()
        return item.data(0, ITEM) if item is not None else None

    def _show(self, told: str = "") -> None:
        entry, english = self._current(), self._session.lang == "en"
        can = entry is not None and self.file() is not None and not told and self.hat == "inspector"
        self.form.setVisible(can)
        self.how.setVisible(entry is not None)
        if entry is not None:
            known = (self._now or {}).get(entry.item) if self._now is not None else entry
            self.how.show_text("\n".join(filter(None, (capital(entry.how_en if english else entry.how), _said(known)))))
            said = ("open", "", "", "") if known is None else (known.result, known.severity, known.note, known.evidence)
            name = (known.name if known is not None else "") or self._session.settings.text(NAME)
            self.form.show_words(said[0], said[1] or entry.usual, said[2], said[3], name)
        why = "" if can or entry is None or told else self.tr("由检查员填写：切换到“检查员”角色，并打开成果本身。")
        self.message.show_text(told or why)
        self.message.setVisible(bool(told or why))

    def _set_hat(self, hat: str) -> None:
        self.hat = hat
        self._show()

    def _note(self, result: str, severity: str, note: str, evidence: str, name: str) -> None:
        entry, path = self._current(), self._session.deliverable
        if entry is None or path is None:
            return
        self._session.settings.keep_text(NAME, name)
        try:
            note_manual(path, entry.item, result, name, severity, note, evidence, self.file())
        except (WaiverError, OSError) as error:
            self.message.show_text(sentence(error, self._session.lang))
            self.message.setVisible(True)
            return
        self.refresh()
        self.changed.emit()


def _said(known: Any) -> str:
    """What was noted, on one line."""
    if known is None or not known.name:
        return ""
    return "  ".join(filter(None, (known.note, known.evidence, known.name, known.date)))
