"""通报: the figures of a span of days, issued once and kept."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QWidget

from surveycheck import Bureau, LedgerMonth

from ..views.labels import heading
from . import words
from .board import Board
from .chart import MonthsChart
from .desk import Desk
from .empty import Empty
from .few import FewRows
from .forms import day, line

FORMATS = "html,pdf,docx,xlsx,json"


class BulletinsPage(Board):
    """Bulletins, the newest first; the figures of the chosen one."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.list = FewRows("", self.tr("通报"), self._columns())
        hint = self.tr("通报汇总一段时间内收到的成果：合格率、常见问题、各单位情况。发布后内容不变。")
        self.none = Empty(self.tr("还没有发布通报"), hint, self.tr("新通报…"))
        self.none.asked.connect(self.issue)
        self.stack = self.stacked(self.none, self.list)
        self.keep = self.button(self.tr("写出通报…"), self._keep, self.tr("网页、PDF、DOCX、XLSX 和 JSON"))
        self.firms = FewRows(self.tr("没有成果。"), self.tr("各单位"), self._firm_columns())
        self.defects = FewRows(self.tr("没有问题。"), self.tr("常见问题"), self._defect_columns())
        self.chart = MonthsChart()
        figures = [
            heading(self.tr("每月收到的成果和合格率")),
            self.chart,
            heading(self.tr("各单位")),
            self.firms,
            heading(self.tr("常见问题")),
            self.defects,
        ]
        self.lay_out([self.button(self.tr("新通报…"), self.issue)], self.stack, [self.bar(self.keep)], figures)
        self.list.chosen.connect(self._chosen)
        desk.changed.connect(self.refresh)
        self._chosen(None)
        self.refresh()

    def _columns(self) -> Any:
        return [
            (self.tr("发布日期"), lambda row: words.day(row[3]), None),
            (self.tr("标题"), lambda row: row[0], None),
            (self.tr("时间"), lambda row: f"{row[1]} – {row[2]}", None),
        ]

    def _firm_columns(self) -> Any:
        return [
            (self.tr("成果数"), lambda row: str(row["submitted"]), None),
            (self.tr("单位"), lambda row: row["firm"] or self.tr("（未写明）"), None),
            (self.tr("合格率"), lambda row: percent(row["rate"]), None),
            (self.tr("首次合格率"), lambda row: percent(row["first_rate"]), None),
        ]

    def _defect_columns(self) -> Any:
        return [
            (self.tr("规则"), lambda row: row["code"], None),
            (self.tr("问题"), lambda row: self.desk.word(row["title"], row["title_en"] or row["title"]), None),
            (self.tr("成果数"), self._share, None),
        ]

    def _share(self, row: Any) -> str:
        return self.desk.word("{0}（{1}）", "{0} ({1})").format(row["submissions"], percent(row["share"]))

    def refresh(self) -> None:
        """The list anew."""
        self.ask("bulletins", lambda bureau: bureau.bulletins(), self._came)

    def _came(self, rows: Any) -> None:
        self.list.show_rows(rows)
        self.stack.setCurrentWidget(self.list if rows else self.none)
        if rows and self.list.current() is None:
            self.list.table.setCurrentCell(0, 0)

    def _chosen(self, row: Any) -> None:
        self.keep.setEnabled(row is not None)
        self.show_right(row is not None)
        if row is None:
            self.title.setText(self.tr("选一份通报，这里显示它的数字"))
            self.facts.show_rows(())
            self.chart.show_months(())
            self.firms.show_rows(())
            self.defects.show_rows(())
        else:
            self.ask(f"bulletin {row[0]}", lambda bureau: bureau.bulletin(row[0]), self._show)

    def _show(self, made: Any) -> None:
        row = self.list.current()
        if row is None or row[0] != made.title:
            return  # another one was chosen meanwhile
        document = made.document
        self.title.setText(made.title)
        every = document["all"]
        rows = [
            (self.tr("成果数"), self.tally(every)),
            (self.tr("合格率"), percent(every["rate"])),
            (self.tr("首次合格率"), percent(every["first_rate"])),
            (self.tr("经办人"), document["by"]),
            ("SHA-256", made.sha256),
        ]
        self.facts.show_rows(rows)
        months = document["months"]
        self.chart.show_months([LedgerMonth(m["month"], m["submitted"], m["passed"], m["failed"]) for m in months])
        self.firms.show_rows(document["firms"])
        self.defects.show_rows(document["defects"])

    def tally(self, every: Any) -> str:
        """Counts in a sentence."""
        words_ = self.tr("{0} 份：合格 {1}，不合格 {2}，未查完 {3}")
        return words_.format(every["submitted"], every["passed"], every["failed"], every["unknown"])

    def issue(self) -> Any:
        """A form for a bulletin; it says what it would say."""
        fields = [
            ("title", self.tr("标题"), line()),
            ("first", self.tr("收到的时间从"), day(-180)),
            ("last", self.tr("到"), day()),
            ("by", self.tr("经办人"), line()),
            ("office", self.tr("发布单位"), line(hint=self.tr("可留空"))),
        ]

        def told(found: Any) -> str:
            rate = self.tr("合格率 {0}，首次合格率 {1}").format(
                percent(found["all"]["rate"]), percent(found["all"]["first_rate"])
            )
            return f"{self.tally(found['all'])}\n{rate}"

        return self.form(
            self.tr("新通报"),
            self.tr("发布后存入台账，再次写出时内容不变。"),
            fields,
            self.tr("发布"),
            _issue,
            preview=lambda bureau, given: bureau.figures(given["first"], given["last"]),
            told=told,
        )

    def _keep(self) -> None:
        row = self.list.current()
        if row is not None:
            lang = self.desk.lang
            self.papers(lambda bureau, folder: bureau.keep_bulletin(row[0], folder, FORMATS, lang))


def percent(value: str | None) -> str:
    """A share as the bulletin has it."""
    return "—" if value is None else f"{value}%"


def _issue(bureau: Bureau, given: Any) -> Any:
    return bureau.issue_bulletin(given["title"], given["first"], given["last"], given["by"], given["office"])
