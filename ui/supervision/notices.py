"""整改: notices to rectify, what is due, re-checks and objections."""

from __future__ import annotations

from typing import Any

from PySide6.QtWidgets import QCheckBox, QWidget

from surveycheck import Bureau, LedgerFilter, NoticeRow, outcome_words

from ..look import tone_colour
from ..views.labels import heading
from . import words
from .board import Board
from .desk import Desk
from .empty import Empty
from .few import FewRows
from .forms import choice, day, line
from .many import ManyNotices
from .paged import Column, Fetch, PagedModel
from .table import PagedTable

SEEN = "seen "
"""Begins the key of a manual item that was seen mended."""

MOST = 500
"""Notices that are written at once."""


class NoticesPage(Board):
    """Notices, those due first; the chosen one with its objections."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(desk, parent)
        self.row: NoticeRow | None = None
        self.notice: Any = None
        self.which = choice((self.tr("未办结"), True), (self.tr("已办结"), False), (self.tr("全部"), None))
        self.which.setAccessibleName(self.tr("整改通知"))
        self.model = PagedModel(desk, self._columns(), _fetch(True), self)
        self.table = PagedTable(self.model, self.tr("整改通知"))
        hint = self.tr("在“成果”页选一份不合格的成果，按“发整改通知…”；或对全部不合格的成果一次发出。")
        self.none = Empty(self.tr("没有这样的整改通知"), hint, self.tr("批量发整改通知…"))
        self.none.asked.connect(self.issue_many)
        self.stack = self.stacked(self.none, self.table)
        self._make_buttons()
        self.objections = FewRows(self.tr("没有异议。"), self.tr("异议"), self._objection_columns())
        bars = [self.bar(self.again, self.paper, self.closing), self.bar(self.against, self.decision)]
        self.many = self.button(self.tr("批量发整改通知…"), self.issue_many)
        self.every = self.button(self.tr("写出全部未办结通知书…"), self._keep_all)
        top, parts = [self.which, self.many, self.every], [heading(self.tr("异议")), self.objections]
        self.lay_out(top, self.stack, bars, parts)
        self.which.currentIndexChanged.connect(lambda _: self.model.show(_fetch(self.which.currentData())))
        self.model.counted.connect(self._counted)
        self.table.chosen.connect(self._chosen)
        desk.changed.connect(self.model.show_again)
        self._chosen(None)
        self.model.show()

    def _make_buttons(self) -> None:
        self.again = self.button(self.tr("复查…"), self.recheck, self.tr("与再次提交的成果逐处对照"))
        self.paper = self.button(self.tr("写出通知书…"), self._keep)
        self.against = self.button(self.tr("登记异议…"), self.object_to)
        self.decision = self.button(self.tr("决定异议…"), self.decide)
        self.closing = self.button(self.tr("决定结案…"), self.close_notice)

    def _columns(self) -> list[Column]:
        def tone(row: NoticeRow) -> Any:
            return tone_colour("bad" if row.days is not None and row.days < 0 else "open")

        return [
            Column(self.tr("编号"), 140, lambda row: row.number),
            Column(self.tr("成果"), 150, lambda row: row.name),
            Column(self.tr("单位"), 130, lambda row: row.firm),
            Column(self.tr("期限"), 112, lambda row: row.deadline),
            Column(self.tr("剩余"), 100, lambda row: words.days_left(row.days), colour=tone),
        ]

    def _objection_columns(self) -> Any:
        outcomes = {"": self.tr("未决定"), "upheld": self.tr("成立"), "rejected": self.tr("不成立")}
        return [
            (self.tr("提出"), lambda one: one.filed + (self.tr("（逾期）") if one.late else ""), None),
            (self.tr("内容"), lambda one: one.text, None),
            (self.tr("决定"), lambda one: outcomes.get(one.outcome, one.outcome), None),
        ]

    def _counted(self, total: int) -> None:
        self.stack.setCurrentWidget(self.table if total else self.none)
        self.every.setEnabled(total > 0 and self.which.currentData() is not False)
        if total and not self.table.currentIndex().isValid():
            self.table.setCurrentIndex(self.model.index(0, 0))

    def _chosen(self, row: NoticeRow | None) -> None:
        self.row = row
        can = row is not None and not row.closed
        for button in (self.against, self.closing):
            button.setEnabled(can)
        if self.notice is None or row is None or self.notice.number != row.number:
            self.notice = None
            self.again.setEnabled(False)  # what there is to see is not known yet
        self.decision.setEnabled(row is not None and row.objections > 0)  # of one that was closed meanwhile, too
        self.paper.setEnabled(row is not None)
        if row is None:
            self.title.setText(self.tr("选一份整改通知，这里显示期限、复查和异议"))
            self.facts.show_rows(())
            self.show_right(False)
            return
        number = row.number
        self.ask(f"notice {number}", lambda bureau: bureau.notice(number), self._show)

    def _show(self, found: Any) -> None:
        notice, objections = found
        row = self.row
        if row is None or notice.number != row.number:
            return
        self.notice = notice
        self.again.setEnabled(not notice.closed)
        self.title.setText(self.tr("整改通知书 {0}").format(notice.number))
        term = notice.document.get("objection", {})
        until = notice.objection_deadline
        counts = self.desk.word("，", ", ").join(
            f"{name} {count}" for name, count in notice.document.get("counts", {}).items() if count
        )
        rows = [
            (self.tr("成果"), words.unit(row.project, row.name)),
            (self.tr("单位"), row.firm),
            (self.tr("问题"), counts),
            (self.tr("发出"), " ".join(filter(None, (words.day(notice.issued), notice.by)))),
            (self.tr("期限"), self.desk.word("，", ", ").join((notice.deadline, words.days_left(row.days)))),
            (self.tr("可提出异议至"), self.desk.remarked(until, term.get("source") or "—") if until else ""),
            (self.tr("复查"), self.tr("{0} 次").format(row.rechecks) if row.rechecks else self.tr("还没有")),
            (self.tr("结果"), self.desk.word(*outcome_words(notice.outcome)) if notice.closed else ""),
        ]
        self.facts.show_rows(rows)
        self.objections.show_rows(objections)
        self.show_right(True)

    # what can be done

    def issue_many(self, lot: str = "") -> ManyNotices:
        """One for everything that does not pass."""
        made = ManyNotices(self.desk, self, lot)
        made.issued.connect(self._issued)
        made.open()
        return made

    def _issued(self, notices: Any, papers: bool) -> None:
        self.desk.told.emit(self.tr("已发出 {0} 份整改通知书。", "", len(notices)).format(len(notices)))
        if papers:
            self._write([one.number for one in notices])

    def _write(self, numbers: list[str]) -> None:
        lang = self.desk.lang
        self.papers(lambda bureau, folder: bureau.keep_notices(numbers, folder, "pdf,docx", lang))

    def _keep_all(self) -> None:
        wanted = LedgerFilter(open=True)
        self.ask(
            "open",
            lambda bureau: bureau.notices(wanted, 0, MOST),
            lambda page: self._write([r.number for r in page.rows]),
        )

    def _keep(self) -> None:
        if self.row is not None:
            number, lang = self.row.number, self.desk.lang
            self.papers(lambda bureau, folder: bureau.keep_notice(number, folder, "pdf,docx", lang))

    def recheck(self) -> Any:
        """A form for who re-checks; what came of it is said. Of what could not be read nobody knows the project, so it
        is asked which submission takes its place."""
        if self.notice.project_id is not None:
            return self._recheck(())
        number = self.notice.number
        self.ask(f"later {number}", lambda bureau: bureau.later(number), self._recheck)
        return None

    def _recheck(self, later: Any) -> Any:
        number, items = self.notice.number, _by_hand(self.notice.document)
        intro = self.tr("把同一项目、同一阶段最新提交的成果与通知书 {0} 逐处对照；全部改正且合格的，通知书结案。")
        fields: list[Any] = [("by", self.tr("复查人"), line())]
        if later:
            names = ((self.desk.remarked(name, words.day(received)), own) for own, name, received in later)
            fields.append(("submission", self.tr("再次提交的成果"), choice(*names)))
        for item, title, title_en in items:
            box = QCheckBox(self.desk.word(title, title_en or title))
            fields.append((f"{SEEN}{item}", self.tr("已核对改正"), box))
        made = self.form(
            self.tr("复查"),
            intro.format(number),
            fields,
            self.tr("复查"),
            lambda bureau, given: bureau.recheck(number, given["by"], given.get("submission"), _seen(given)),
        )
        made.submitted.connect(self._rechecked)
        return made

    def _rechecked(self, found: Any) -> None:
        said = self.tr("复查 {0}：已改正 {1}，仍存在 {2}，新出现 {3}，无法判断 {4}；{5}")
        end = self.tr("已结案") if found.closed else self.tr("未结案")
        self.desk.told.emit(said.format(found.notice.number, found.fixed, found.still, found.new, found.unknown, end))

    def object_to(self) -> Any:
        """A form for an objection."""
        number = self.row.number if self.row else ""
        fields = [("text", self.tr("内容"), line()), ("day", self.tr("收到异议的日期"), day())]
        intro = self.tr("逾期提出的也登记，并注明逾期；是否受理由人决定。")
        return self.form(
            self.tr("登记异议"),
            intro,
            fields,
            self.tr("登记"),
            lambda bureau, given: bureau.object_to(number, given["text"], given["day"]),
        )

    def decide(self) -> Any:
        """A form for the decision on an objection."""
        number = self.row.number if self.row else ""
        outcomes = choice((self.tr("不成立，通知有效"), "rejected"), (self.tr("成立，撤销通知"), "upheld"))
        fields = [
            ("outcome", self.tr("决定"), outcomes),
            ("reason", self.tr("理由"), line()),
            ("by", self.tr("决定人"), line()),
        ]
        return self.form(
            self.tr("决定异议"),
            "",
            fields,
            self.tr("决定"),
            lambda bureau, given: bureau.decide_objection(number, given["outcome"], given["reason"], given["by"]),
        )

    def close_notice(self) -> Any:
        """A form for closing by decision."""
        number = self.row.number if self.row else ""
        return self.form(
            self.tr("决定结案"),
            self.tr("复查全部合格的会自动结案；这里用于其他情形，须写明理由。"),
            [("reason", self.tr("理由"), line()), ("by", self.tr("经办人"), line())],
            self.tr("结案"),
            lambda bureau, given: bureau.close_notice(number, given["reason"], given["by"]),
        )


def _by_hand(document: Any) -> list[tuple[str, str, str]]:
    """The manual items that a notice lists: what no rule can see again."""
    rows = document.get("defects", ())
    return [(row["code"], row["title"], row.get("title_en", "")) for row in rows if row["id"] == row["code"]]


def _seen(given: Any) -> list[str]:
    return [key.removeprefix(SEEN) for key, ticked in given.items() if key.startswith(SEEN) and ticked]


def _fetch(is_open: bool | None) -> Fetch:
    def fetch(bureau: Bureau, offset: int, limit: int, order: str, down: bool | None) -> Any:
        return bureau.notices(LedgerFilter(open=is_open), offset, limit)

    return fetch
