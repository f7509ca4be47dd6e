"""单位情况: how a firm does: first-submission pass rate, trend, repeated defects, notices and credit information."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from surveycheck import Credit, LedgerMonth, credit_words

from ..views.labels import heading
from . import words
from .chart import MonthsChart
from .desk import Desk
from .facts import Facts
from .few import FewRows
from .forms import Form, choice, day, line
from .sheet import Sheet


class FirmDialog(Sheet):
    """By the name of the firm."""

    def __init__(self, desk: Desk, name: str, parent: QWidget) -> None:
        super().__init__(desk, parent, (900, 720))
        self.name = name
        self.setWindowTitle(self.tr("单位情况：{0}").format(name))
        self.facts, self.chart = Facts(), MonthsChart()
        self.defects = FewRows(
            self.tr("没有在两份以上成果中重复出现的问题。"), self.tr("重复出现的问题"), self._defects()
        )
        self.notices = FewRows(self.tr("没有整改通知。"), self.tr("整改通知"), self._notices())
        self.credit = FewRows(self.tr("没有信用信息。"), self.tr("信用信息"), self._credit())
        enter = self.button(self.tr("录入信用信息…"), self.enter)
        self.buttons.addButton(enter, self.buttons.ButtonRole.ActionRole)
        page = QWidget()
        column = QVBoxLayout(page)
        column.setContentsMargins(8, 6, 8, 6)  # beside the line around it that shows the focus
        column.setSpacing(10)
        rows: tuple[QWidget, ...] = (self.facts, heading(self.tr("每月收到的成果和合格率")), self.chart)
        rows += (heading(self.tr("重复出现的问题")), self.defects, heading(self.tr("整改通知")), self.notices)
        for part in (*rows, heading(self.tr("信用信息")), self.credit):
            column.addWidget(part)
        column.addStretch(1)
        area = QScrollArea(widgetResizable=True, frameShape=QFrame.Shape.NoFrame)
        area.setWidget(page)
        area.setAccessibleName(self.tr("单位情况"))
        self.lay_out(area, stretch=area)
        self.refresh()

    def _defects(self) -> Any:
        return [
            (self.tr("规则"), lambda one: one.code, None),
            (self.tr("问题"), lambda one: self.desk.word(one.title, one.title_en or one.title), None),
            (self.tr("成果数"), lambda one: str(one.submissions), None),
            (self.tr("处数"), lambda one: str(one.findings), None),
        ]

    def _notices(self) -> Any:
        return [
            (self.tr("编号"), lambda one: one.number, None),
            (self.tr("成果"), lambda one: one.name, None),
            (self.tr("期限"), lambda one: one.deadline, None),
            (self.tr("剩余"), lambda one: words.days_left(one.days), None),
        ]

    def _credit(self) -> Any:
        return [
            (self.tr("日期"), lambda one: one.date, None),
            (self.tr("内容"), lambda one: one.text, None),
            (self.tr("类别"), lambda one: self.desk.word(*credit_words(one)), None),
            (self.tr("来源"), lambda one: one.source, None),
        ]

    def refresh(self) -> None:
        """As it stands now."""
        self.ask("firm", lambda bureau: bureau.firm_story(self.name), self._show)

    def _show(self, story: Any) -> None:
        every = story.all
        told = self.tr("{0} 份：合格 {1}，不合格 {2}，未查完 {3}")
        first = self.tr("{0}（首次提交 {1} 份）").format(percent(every.first_rate), every.first)
        rows = [
            (self.tr("成果数"), told.format(every.submitted, every.passed, every.failed, every.unknown)),
            (self.tr("合格率"), percent(every.rate)),
            (self.tr("首次合格率"), first),
        ]
        self.facts.show_rows(rows)
        self.chart.show_months(
            [LedgerMonth(month, one.submitted, one.passed, one.failed) for month, one in story.trend]
        )
        self.defects.show_rows(story.repeated)
        self.notices.show_rows(story.notices)
        self.credit.show_rows(story.credit)

    def enter(self) -> Form:
        """A form for an entry of credit information."""
        basic, good = (self.tr("基本信息"), ("basic", "")), (self.tr("良好信息"), ("good", ""))
        weights = ((self.tr("严重"), "severe"), (self.tr("一般"), "general"), (self.tr("轻微"), "light"))
        bad = [(self.tr("不良信息·{0}").format(text), ("bad", weight)) for text, weight in weights]
        fields = [
            ("kind", self.tr("类别"), choice(basic, good, *bad)),
            ("text", self.tr("内容"), line()),
            ("source", self.tr("来源"), line(hint=self.tr("文号、通报或网址"))),
            ("date", self.tr("日期"), day()),
            ("by", self.tr("录入人"), line()),
        ]
        name = self.name

        def submit(bureau: Any, given: Any) -> None:
            kind, weight = given["kind"]
            on = given["date"].isoformat()
            bureau.add_credit(Credit(name, kind, weight, given["text"], given["source"], on, given["by"]))

        made = Form(self.desk, self.tr("录入信用信息"), name, fields, self.tr("录入"), submit, self)
        made.submitted.connect(lambda _: self.refresh())
        made.open()
        return made


def percent(value: Any) -> str:
    """A share as bulletins have it."""
    return "—" if value is None else f"{value}%"
