"""批与抽样: lots are closed before their public number is known, and drawn by it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QApplication, QFileDialog, QWidget

from surveycheck import Bureau, LotRow

from ..views.labels import Said
from . import words
from .board import Board
from .closing import Closing, Names
from .desk import Desk
from .empty import Empty
from .few import FewRows
from .forms import line
from .paged import Column, PagedModel
from .people import PeopleDialog
from .table import PagedTable


class LotsPage(Board):
    """The list of lots, and the chosen one with its draw."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.row: LotRow | None = None
        self.model = PagedModel(desk, self._columns(), _fetch, self)
        self.table = PagedTable(self.model, self.tr("批"))
        hint = self.tr("先登记检查员，再关闭一批：名单封存并公布摘要，到公布日输入公开号码后抽样。")
        self.none = Empty(self.tr("还没有批"), hint, self.tr("关闭一批…"))
        self.none.asked.connect(self.close_lot)
        self.stack = self.stacked(self.none, self.table)
        self._make_buttons()
        self.strata = Said(quiet=True)
        self.drawn = FewRows(self.tr("尚未抽样。"), self.tr("抽中的成果"), self._drawn_columns())
        bars = [self.bar(self.copy, self.closing), self.bar(self.draw, self.sheet)]
        self.lay_out(self._top(), self.stack, bars, [self.strata, self.drawn])
        self.model.counted.connect(lambda n: self.stack.setCurrentWidget(self.table if n else self.none))
        self.model.counted.connect(lambda _: self._again())
        self.table.chosen.connect(self._chosen)
        self.names = Names()
        desk.changed.connect(self._changed)
        self._chosen(None)
        self._changed()

    def _top(self) -> list[QWidget]:
        return [
            self.button(self.tr("关闭一批…"), self.close_lot),
            self.button(self.tr("检查员与回避…"), self.show_people),
            self.button(self.tr("核对抽样记录…"), self._choose_replay, self.tr("在本机重做抽样记录文件中的抽样")),
        ]

    def _make_buttons(self) -> None:
        self.copy = self.button(self.tr("复制摘要"), self._copy, self.tr("公布日之前公布这两个摘要"))
        self.closing = self.button(self.tr("写出公示文件…"), self._keep_closing)
        self.draw = self.button(self.tr("输入号码抽样…"), self.draw_lot)
        self.sheet = self.button(self.tr("写出抽样单…"), self._keep_draw)

    def _changed(self) -> None:
        self.model.show_again()
        lang = self.desk.lang
        self.ask("names", lambda bureau: Names.of(bureau, lang), lambda names: setattr(self, "names", names))

    def _columns(self) -> list[Column]:
        return [
            Column(self.tr("批"), 140, lambda row: row.name),
            Column(self.tr("关闭"), 112, lambda row: words.day(row.closed)),
            Column(self.tr("批量"), 60, lambda row: str(row.units), right=True),
            Column(self.tr("样本"), 60, lambda row: str(row.size), right=True),
            Column(self.tr("号码"), 170, lambda row: row.number or self.tr("待公布 {0}").format(row.day)),
            Column(self.tr("评定"), 112, lambda row: words.batch(row.verdict)),
        ]

    def _drawn_columns(self) -> Any:
        return [
            (self.tr("序号"), lambda one: str(one[0]), None),
            (self.tr("成果"), lambda one: words.unit(one[1].unit.project, one[1].unit.name), None),
            (self.tr("单位"), lambda one: one[1].unit.firm, None),
            (self.tr("检查员"), lambda one: self.desk.listed(one[1].inspectors) or "—", None),
        ]

    # the chosen lot

    def _again(self) -> None:
        """The same lot stays chosen when the list is new."""
        if self.model.total and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _chosen(self, row: LotRow | None) -> None:
        self.row = row
        for button in (self.copy, self.closing, self.draw, self.sheet):
            button.setEnabled(False)
        if row is None:
            self.title.setText(self.tr("选一批，这里显示它的名单、摘要和抽样结果"))
            self.facts.show_rows(())
            self.show_right(False)
        else:
            name = row.name
            self.ask(f"lot {name}", lambda bureau: bureau.lot(name), self._show)

    def _show(self, found: Any) -> None:
        stored, drawn, source = found
        lot = stored.lot
        if self.row is None or lot.name != self.row.name:
            return
        self._digests = f"{lot.name}\nSHA-256 {stored.digests.sha256}\nSM3 {stored.digests.sm3}"
        self.title.setText(lot.name)
        self.facts.show_rows(self._facts(stored, drawn, source))
        for button, can in ((self.copy, True), (self.closing, True), (self.draw, not drawn), (self.sheet, bool(drawn))):
            button.setEnabled(can)
        shares = drawn.drawing.shares if drawn and lot.by else ()
        told = self.tr("{0}：{1} 个中抽 {2} 个")
        self.strata.setText("\n".join(told.format(self.names.called(name), *counts) for name, *counts in shares))
        self.drawn.show_rows(tuple(enumerate(drawn.drawing.drawn, 1)) if drawn else ())
        self.show_right(True)
        self.strata.setVisible(bool(shares))

    def _facts(self, stored: Any, drawn: Any, source: tuple[str, str]) -> list[tuple[str, str]]:
        lot = stored.lot
        size = self.tr("{0} 个，抽 {1} 个（{2} 版抽样表，{3}）", "", len(lot.units))
        return [
            (self.tr("批量"), size.format(len(lot.units), lot.size, lot.edition, self.desk.word(*source) or "—")),
            (self.tr("关闭"), words.moment(lot.closed)),
            (self.tr("公开号码"), self.desk.word("，", ", ").join((lot.source, lot.day))),
            (self.tr("分层"), words.stratum(lot.by) if lot.by else ""),
            (self.tr("未列入"), self.tr("{0} 个（原因见公示文件）").format(len(lot.left)) if lot.left else ""),
            (self.tr("检查员"), self.desk.listed(person.name for person in lot.inspectors)),
            (self.tr("号码"), self.desk.remarked(drawn.number, words.moment(drawn.entered)) if drawn else ""),
            ("SHA-256", stored.digests.sha256),
            ("SM3", stored.digests.sm3),
        ]

    def _copy(self) -> None:
        QApplication.clipboard().setText(self._digests)

    def _keep_closing(self) -> None:
        if self.row is not None:
            name = self.row.name
            self.papers(lambda bureau, folder: bureau.keep_closing(name, folder))

    def _keep_draw(self) -> None:
        if self.row is not None:
            name, lang = self.row.name, self.desk.lang
            self.papers(lambda bureau, folder: bureau.keep_draw(name, folder, ("json", "pdf", "docx"), lang))

    # forms

    def close_lot(self) -> Any:
        """A form for a lot; it says what would be closed now."""
        return Closing(self, self.names).form()

    def draw_lot(self) -> Any:
        """A form for the public number."""
        if self.row is None:
            return None
        name = self.row.name
        intro = self.tr("批 {0} 的号码：{1}，{2} 公布。每批只能抽一次。").format(name, self.row.source, self.row.day)
        fields = [("number", self.tr("号码"), line())]
        return self.form(
            self.tr("抽样"), intro, fields, self.tr("抽样"), lambda bureau, given: bureau.draw(name, given["number"])
        )

    def show_people(self) -> PeopleDialog:
        """Who may be drawn, and who keeps away from which firm."""
        made = PeopleDialog(self.desk, self)
        made.open()
        return made

    def _choose_replay(self) -> None:
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择抽样记录"), "", self.tr("抽样记录") + " (*.json)")
        if name:
            self.replay(Path(name))

    def replay(self, file: Path) -> None:
        """Say whether the draw of a protocol gives the same here."""
        self.ask(f"replay {file}", lambda bureau: bureau.replay(file), self._replayed)

    def _replayed(self, found: Any) -> None:
        if found.same:
            count = len(found.drawn)
            words_ = self.tr(
                "抽样记录属实：批 {0} 按所记名单和号码 {2} 重做，得到相同的 {1} 个成果和检查员。"
                "名单的 SHA-256（应与公示的相同）：{3}",
                "",
                count,
            )
            self.desk.told.emit(words_.format(found.lot, count, found.number, found.closing))
        else:
            words_ = self.tr("抽样记录不符：批 {0} 重做的结果与记录不同（{1}）。")
            self.desk.failed.emit(words_.format(found.lot, self.desk.listed(found.differs)))


def _fetch(bureau: Bureau, offset: int, limit: int, order: str, down: bool | None) -> Any:
    return bureau.lots(offset=offset, limit=limit)
