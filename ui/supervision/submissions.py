"""成果: every submission of the ledger, filtered and sorted, whatever their number; one is opened as its report."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QMenu, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from surveycheck import Bureau, LedgerFilter, SubmissionRow

from ..views.labels import plain
from ..work import Work
from . import words
from .desk import Desk
from .empty import Empty
from .filters import FilterBar
from .firm import FirmDialog
from .forms import Form, day, line
from .packages import Packages
from .paged import Column, Fetch, PagedModel
from .project import ProjectDialog
from .table import PagedTable
from .written import show_written

REMARKS = 6
"""Of an import that are told."""

DAYS = 15
"""Days that the form offers until the deadline; nothing is certain about it, the user sets it."""


class SubmissionsPage(QWidget):
    """``report_asked`` brings the submission whose report is to be shown, ``run_asked`` the number of a result."""

    report_asked = Signal(object)
    run_asked = Signal(object)

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._work = desk, Work(self)
        self.stages: dict[str, str] = {}
        self.packages = Packages(desk, self)
        self.packages.written.connect(lambda paths: show_written(self, paths))
        self.filters = FilterBar(desk.lang)
        self.model = PagedModel(desk, self._columns(), _fetch(LedgerFilter()), self)
        self.table = PagedTable(self.model, self.tr("成果"))
        self.none = Empty(
            self.tr("台账中还没有成果"),
            self.tr("在“批量检查”页检查一批文件夹，结果会记入这个台账；也可以打开另一个台账。"),
        )
        self.nothing = Empty(self.tr("没有符合筛选的成果"), "", self.tr("清除筛选"))
        self.nothing.asked.connect(self.filters.clear)
        self.stack = QStackedWidget()
        for part in (self.table, self.nothing, self.none):
            self.stack.addWidget(part)
        self._lay_out()
        self.filters.changed.connect(lambda wanted: self.model.show(_fetch(wanted)))
        self.model.counted.connect(self._counted)
        self.table.chosen.connect(self._chosen)
        self.table.opened.connect(self._open)
        desk.changed.connect(self.refresh)
        self.refresh()

    def _columns(self) -> list[Column]:
        lang = self._desk.lang
        return [
            Column(self.tr("名称"), 240, lambda row: row.name, "name"),
            Column(self.tr("项目"), 230, lambda row: " ".join(filter(None, (row.project, row.project_name)))),
            Column(self.tr("单位"), 170, lambda row: row.firm),
            Column(self.tr("阶段"), 206 if lang == "en" else 84, self._stage, kept=True),
            Column(self.tr("收到"), 112, lambda row: words.day(row.received), "received"),
            Column(self.tr("结论"), 146, self._level, colour=words.level_colour, kept=True),
            Column(self.tr("得分"), 60, lambda row: words.score(row.score), "score", right=True),
            *(Column(name, 46, _counter(name), right=True) for name in "ABCD"),
            Column(self.tr("说明"), 120, lambda row: self._desk.word(row.fault, row.fault_en)),
        ]

    def _stage(self, row: SubmissionRow) -> str:
        return self.stages.get(row.stage, row.stage)

    def _level(self, row: SubmissionRow) -> str:
        return words.level(row.level, self._desk.lang)

    def _lay_out(self) -> None:
        self.count = plain(quiet=True, wrap=False)
        self.open = QPushButton(self.tr("打开报告"), clicked=lambda: self._open(self._row))
        self.open.setToolTip(self.tr("在主窗口中打开这份成果最近一次检查的报告（回车或双击）"))
        foot = QHBoxLayout()
        foot.setContentsMargins(20, 8, 20, 10)
        self.issue = QPushButton(self.tr("发整改通知…"), clicked=self.issue_notice)
        self.project = QPushButton(self.tr("项目进程…"), clicked=self.show_project)
        self.firm = QPushButton(self.tr("单位情况…"), clicked=self.show_firm)
        self.more = QPushButton(self.tr("更多"))
        self.more.setMenu(self._menu())
        foot.addWidget(self.count, 1)
        for button in (self.more, self.firm, self.project, self.issue, self.open):
            foot.addWidget(button)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.filters)
        column.addWidget(self.stack, 1)
        column.addLayout(foot)
        self._chosen(None)

    def _menu(self) -> QMenu:
        made = QMenu(self)
        self.give = made.addAction(self.tr("导出互认包…"), lambda: self.packages.choose_target(self._row))
        made.addAction(self.tr("接收互认包…"), self.packages.choose_package)
        made.addAction(self.tr("新建签名密钥…"), self.packages.choose_key)
        made.addSeparator()
        made.addAction(self.tr("导入项目表…"), self._choose_projects)
        return made

    def refresh(self) -> None:
        """The list anew, and what can be filtered by."""
        self.model.show(_fetch(self.filters.wanted()))
        lang = self._desk.lang
        self._desk.ask(self._work, lambda bureau: (bureau.firms(), bureau.stages(lang)), self._named, "names")

    def _named(self, found: tuple[tuple[str, ...], dict[str, str]]) -> None:
        self.stages = found[1]
        self.filters.show_names(*found)
        self.table.viewport().update()

    def show_only(self, wanted: LedgerFilter) -> None:
        """What another page sends here: a level or a month alone."""
        self.filters.clear()
        self.filters.level.setCurrentIndex(max(0, self.filters.level.findData(wanted.level)))

    def _counted(self, total: int) -> None:
        self.count.setText(self.tr("共 {0} 份", "", total).format(f"{total:,}"))
        is_filtered = self.filters.wanted() != LedgerFilter()
        self.filters.reset.setEnabled(is_filtered)
        self.stack.setCurrentWidget(self.table if total else self.nothing if is_filtered else self.none)

    def _chosen(self, row: SubmissionRow | None) -> None:
        self._row = row
        self.open.setEnabled(row is not None and row.last_run_id is not None)
        checked = row is not None and row.last_run_id is not None
        self.issue.setEnabled(checked and row.passes is not True and not row.fault)
        self.give.setEnabled(checked and not row.fault)
        self.project.setEnabled(row is not None and bool(row.project))
        self.firm.setEnabled(row is not None and bool(row.firm))

    def show_project(self) -> ProjectDialog:
        """What became of the project."""
        made = ProjectDialog(self._desk, self._row.project, self._row.pack, self)
        made.run_asked.connect(self.run_asked)
        made.open()
        return made

    def show_firm(self) -> FirmDialog:
        """How the firm does."""
        made = FirmDialog(self._desk, self._row.firm, self)
        made.open()
        return made

    def _choose_projects(self) -> None:
        kinds = self.tr("项目表") + " (*.csv *.xlsx)"
        name, _ = QFileDialog.getOpenFileName(self, self.tr("导入审批系统导出的项目表"), "", kinds)
        if name:
            self.import_projects(Path(name))

    def import_projects(self, file: Path) -> None:
        """Enter the projects of a table, all or none."""
        self._desk.ask(self._work, lambda bureau: bureau.import_projects(file), self._imported, f"import {file}")

    def _imported(self, found: Any) -> None:
        said = [self.tr("已导入：新项目 {0} 个，台账中已有 {1} 个。", "", found.new).format(found.new, found.known)]
        said += [self._desk.word(one.zh, one.en) for one in found.remarks[:REMARKS]]
        self._desk.told.emit("\n".join(said))
        self._desk.changed.emit()

    def issue_notice(self) -> Any:
        """A form for a notice about the chosen submission; it says how long the firm may object."""
        row = self._row
        if row is None:
            return None
        fields = [
            ("number", self.tr("编号"), line()),
            ("by", self.tr("经办人"), line()),
            ("deadline", self.tr("整改期限"), day(DAYS)),
            ("office", self.tr("签发单位"), line(hint=self.tr("可留空"))),
        ]
        made = Form(
            self._desk,
            self.tr("整改通知：{0}").format(row.name),
            self.tr("通知书列出最近一次检查的全部问题；再次提交后在“整改”页复查。"),
            fields,
            self.tr("发出"),
            lambda bureau, given: bureau.issue_notice(row.id, **given),
            self,
            lambda bureau, _: bureau.term(row.id),
            self._term,
        )
        made.submitted.connect(lambda _: self._desk.changed.emit())
        made.open()
        return made

    def _term(self, term: Any) -> str:
        if term.days is None:
            return self.tr("规则包没有规定提出异议的期限，通知书写明以主管部门的规定为准。")
        said = self.tr("可在发出后 {0} 日内提出异议（依据：{1}；确定程度：{2}）。", "", term.days)
        return said.format(
            term.days, self._desk.word(term.source, term.source_en) or "—", words.certainty(term.certainty)
        )

    def _open(self, row: SubmissionRow | None) -> None:
        if row is not None and row.last_run_id is not None:
            self.report_asked.emit(row)


def _fetch(wanted: LedgerFilter) -> Fetch:
    def fetch(bureau: Bureau, offset: int, limit: int, order: str, down: bool | None) -> Any:
        return bureau.submissions(wanted, offset, limit, order, down)

    return fetch


def _counter(name: str) -> Any:
    return lambda row: words.count(getattr(row, name.lower()))
