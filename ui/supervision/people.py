"""检查员与回避: who may be drawn, and who keeps away from which firm."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QWidget

from ..views.labels import heading, plain
from .desk import Desk
from .few import FewRows
from .forms import line
from .sheet import Sheet


class PeopleDialog(Sheet):
    """Both lists, each with a line to add to it; Return in a line adds, too."""

    def __init__(self, desk: Desk, parent: QWidget) -> None:
        super().__init__(desk, parent, (880, 640))
        self.setWindowTitle(self.tr("检查员与回避"))
        self.people = FewRows(self.tr("还没有登记检查员。"), self.tr("检查员", "many"), self._people_columns())
        self.apart = FewRows(self.tr("没有回避。"), self.tr("回避"), self._apart_columns())
        self._make_fields()
        self._make_buttons()
        rows = [heading(self.tr("检查员", "many")), self.people, self.row(self.name, self.office, self.add, self.leave)]
        told = self.tr("检查员不会被抽到回避单位的成果；已关闭的批不受影响。")
        rows += [heading(self.tr("回避")), plain(told, quiet=True), self.apart]
        rows += [self.row(self.who, self.firm, self.reason, self.keep_away, self.back)]
        self.lay_out(*rows, stretch=self.people)
        self.name.returnPressed.connect(self._add)
        self.office.returnPressed.connect(self._add)
        self.reason.returnPressed.connect(self._avoid)
        self.people.chosen.connect(lambda one: self.leave.setEnabled(one is not None))
        self.apart.chosen.connect(lambda one: self.back.setEnabled(one is not None))
        self.name.setFocus()
        self.refresh()

    def _make_fields(self) -> None:
        self.name, self.office = line(hint=self.tr("姓名")), line(hint=self.tr("部门，可留空"))
        self.who, self.firm = QComboBox(), QComboBox(editable=True)
        self.firm.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.firm.completer().setFilterMode(Qt.MatchFlag.MatchContains)
        self.firm.lineEdit().setPlaceholderText(self.tr("单位"))
        self.reason = line(hint=self.tr("理由，如曾在该单位任职"))
        names = {self.name: self.tr("姓名"), self.office: self.tr("部门"), self.who: self.tr("回避的检查员")}
        names |= {self.firm: self.tr("回避的单位"), self.reason: self.tr("理由")}
        for widget, text in names.items():
            widget.setAccessibleName(text)
        self.firm.lineEdit().setAccessibleName(self.firm.accessibleName())

    def _make_buttons(self) -> None:
        self.add = self.button(self.tr("登记"), self._add)
        self.leave = self.button(self.tr("不再参加抽取"), self._leave, self.tr("以后的批不再抽到；再次登记即恢复"))
        self.keep_away = self.button(self.tr("登记回避"), self._avoid)
        self.back = self.button(self.tr("取消回避"), self._back)

    def _people_columns(self) -> Any:
        return [(self.tr("姓名"), lambda one: one.name, None), (self.tr("部门"), lambda one: one.office, None)]

    def _apart_columns(self) -> Any:
        return [
            (self.tr("检查员"), lambda one: one.inspector, None),
            (self.tr("单位"), lambda one: one.firm, None),
            (self.tr("理由"), lambda one: one.reason, None),
        ]

    def refresh(self) -> None:
        """As the ledger has them now."""
        self.ask("people", lambda bureau: (*bureau.inspectors(), bureau.firms()), lambda found: self._show(*found))

    def _show(self, people: Any, apart: Any, firms: tuple[str, ...]) -> None:
        self.people.show_rows(people)
        self.apart.show_rows(apart)
        for box, names in ((self.who, [one.name for one in people]), (self.firm, firms)):
            now = box.currentText()
            box.clear()
            box.addItems(names)
            box.setCurrentText(now if now in names or box is self.firm else box.currentText())

    def _add(self) -> None:
        name, office = self.name.text().strip(), self.office.text().strip()
        self.do(lambda bureau: bureau.add_inspector(name, office), self._added)

    def _added(self, _: Any) -> None:
        self.name.clear()  # the office stays: the next one is of it, too
        self.name.setFocus()
        self.refresh()

    def _leave(self) -> None:
        name = self.people.current().name
        self.do(lambda bureau: bureau.retire_inspector(name), lambda _: self.refresh())

    def _avoid(self) -> None:
        who, firm, why = self.who.currentText(), self.firm.currentText().strip(), self.reason.text().strip()
        self.do(lambda bureau: bureau.avoid(who, firm, why), self._avoided)

    def _avoided(self, _: Any) -> None:
        self.reason.clear()
        self.refresh()

    def _back(self) -> None:
        one = self.apart.current()
        self.do(lambda bureau: bureau.no_longer_avoid(one.inspector, one.firm), lambda _: self.refresh())
