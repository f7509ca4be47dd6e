"""What a bureau does in the window of supervision: lots, inspections, notices and bulletins."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
import supervised
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QApplication, QCheckBox
from small_ledger import Row, by_hand, report_of, store
from sqlalchemy import update
from surveycheck.ui.settings import Settings
from surveycheck.ui.supervision.forms import Form
from surveycheck.ui.supervision.window import SupervisionWindow

from surveycheck import LedgerFilter, today_in_china
from surveycheck.ledger import record, tables

pytestmark = pytest.mark.needs_qt
LONG = 30_000


@pytest.fixture
def window(qtbot, tmp_path):
    return opened(qtbot, tmp_path, "zh")


def opened(qtbot, tmp_path, lang):
    shown = SupervisionWindow(Settings(), lang, supervised.made(tmp_path / "book"))
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: shown.lots.row is not None and bool(shown.lots.facts.rows), timeout=LONG)
    return shown


def sent(qtbot, form, **values):
    """Fill in a form and press its button."""
    for key, value in values.items():
        field = form.fields[key]
        if hasattr(field, "setDate"):
            field.setDate(QDate(value.year, value.month, value.day))
        elif hasattr(field, "findData") and field.isEditable():
            field.setCurrentText(value)
        elif hasattr(field, "findData"):
            field.setCurrentIndex(field.findData(value))
        else:
            field.setText(value)
    qtbot.mouseClick(form.ok, Qt.MouseButton.LeftButton)


def test_a_lot_is_closed_with_what_its_form_says_and_drawn_on_its_day_only(qtbot, window):
    page = window.lots
    form = page.close_lot()
    form.fields["firm"].setCurrentText("没有这家单位")
    qtbot.waitUntil(lambda: "没有符合条件" in form.said.text(), timeout=LONG)
    sent(qtbot, form, name="示例批三", firm="没有这家单位", source="示例指数")
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)  # nothing to close: the form stays
    form.reject()
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(page.draw.isEnabled, timeout=LONG)
    shown = dict(page.facts.rows)
    assert "抽 2 个（2023 版抽样表，GB/T 24356" in shown["批量"]
    page.copy.click()
    assert QApplication.clipboard().text() == f"示例批二\nSHA-256 {shown['SHA-256']}\nSM3 {shown['SM3']}"
    early = page.draw_lot()
    sent(qtbot, early, number="678")
    qtbot.waitUntil(early.trouble.isVisible, timeout=LONG)
    assert (today_in_china() + timedelta(days=supervised.SOON)).isoformat() in early.trouble.text()
    early.reject()
    page.table.setCurrentIndex(page.model.index(1, 0))
    qtbot.waitUntil(lambda: len(page.drawn.rows) == 2, timeout=LONG)
    assert not page.draw.isEnabled()


def test_a_lot_is_of_one_district_or_of_one_kind_and_strata_are_shown(qtbot, window):
    page, bureau = window.lots, window.desk.bureau
    handed = [Row(f"新{n}", f"SL-{70 + n}", supervised.A, supervised.months_ago(0), "优", 95.0) for n in range(4)]
    with bureau.ledger.write() as connection:
        for row in handed:
            store(connection, row)
        for n, (district, kind) in enumerate([("东区", "住宅"), ("东区", "工业"), ("西区", "住宅"), ("西区", "住宅")]):
            own = update(tables.project).where(tables.project.c.number == f"SL-{70 + n}")
            connection.execute(own.values(district=district, kind=kind))
    window.desk.changed.emit()
    qtbot.waitUntil(lambda: bool(page.names.kinds), timeout=LONG)
    form = page.close_lot()
    offered = [[form.fields[name].itemText(n) for n in range(3)] for name in ("district", "kind")]
    assert offered == [["", "东区", "西区"], ["", "住宅", "工业"]]
    form.fields["district"].setCurrentText("西区")
    form.fields["by"].setCurrentIndex(form.fields["by"].findData("kind"))
    qtbot.waitUntil(lambda: "2 个单位成果" in form.said.text() and "住宅 2" in form.said.text(), timeout=LONG)
    form.fields["kind"].setCurrentText("工业")
    qtbot.waitUntil(lambda: "没有符合条件" in form.said.text(), timeout=LONG)
    sent(qtbot, form, name="示例批三", district="", kind="住宅", source="示例指数")
    qtbot.waitUntil(lambda: "示例批三" in [page.model.row(n).name for n in range(3) if page.model.row(n)], timeout=LONG)
    units = bureau.lot("示例批三")[0].lot.units
    assert {(unit.project, unit.stratum) for unit in units} == {(f"SL-{n}", "住宅") for n in (70, 72, 73)}


def test_the_source_of_the_sampling_table_is_told_in_english(qtbot, tmp_path):
    page = opened(qtbot, tmp_path, "en").lots
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(page.draw.isEnabled, timeout=LONG)
    said = "public transcript of the sampling table of GB/T 24356-2023"
    assert any(said in text for _, text in page.facts.rows)
    form = page.close_lot()
    qtbot.waitUntil(lambda: said in form.said.text() or "抄录" in form.said.text(), timeout=LONG)
    assert said in form.said.text()
    form.reject()


def test_manual_results_and_findings_are_one_checklist_and_the_verdict_says_what_is_missing(qtbot, window):
    page = window.inspections
    qtbot.waitUntil(lambda: bool(page.list.rows), timeout=LONG)
    page.list.table.setCurrentCell(0, 0)
    first, who = page.list.rows[0], page.unit.inspectors[0]
    assert first.open
    assert page.note.isEnabled()
    sent(qtbot, page.note_result(), result="fail", severity="B", note="缺章", inspector=who)
    qtbot.waitUntil(lambda: page.list.rows and page.list.rows[0].result == "不通过", timeout=LONG)
    told = page.list.rows[0]
    assert (told.severity, told.note, told.who.split()[0]) == ("B", "缺章", who)
    verdicts = window.verdicts
    qtbot.waitUntil(lambda: "还没有检查" in verdicts.missing.text(), timeout=LONG)
    assert verdicts.title.text() == "尚不能评定"
    assert not verdicts.decide.isEnabled()


def test_a_notice_is_issued_objected_to_and_withdrawn(qtbot, window):
    submissions, page = window.submissions, window.notices
    window.desk.bureau.close_notice("整改〔示例〕2号", "重新发出", "张示例")
    submissions.table.setCurrentIndex(submissions.model.index(0, 0))
    qtbot.waitUntil(submissions.issue.isEnabled, timeout=LONG)
    form = submissions.issue_notice()
    qtbot.waitUntil(lambda: "15 日内提出异议" in form.said.text(), timeout=LONG)
    until = today_in_china() - timedelta(days=1)
    sent(qtbot, form, number="整改〔示例〕9号", by="张示例", deadline=until)
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)  # a deadline gone by
    sent(qtbot, form, deadline=today_in_china() + timedelta(days=10))
    there = LedgerFilter(text="整改〔示例〕9号")
    qtbot.waitUntil(lambda: window.desk.bureau.notices(there).total == 1, timeout=LONG)
    qtbot.waitUntil(lambda: page.model.total == 2, timeout=LONG)
    page.row = window.desk.bureau.notices(there).rows[0]
    sent(qtbot, page.object_to(), text="面积无误")
    qtbot.waitUntil(lambda: window.desk.bureau.notices(there).rows[0].objections == 1, timeout=LONG)
    page.row = window.desk.bureau.notices(there).rows[0]
    sent(qtbot, page.decide(), outcome="upheld", reason="核实无误", by="李示例")
    qtbot.waitUntil(lambda: window.desk.bureau.notices(there).rows[0].outcome == "withdrawn", timeout=LONG)


def test_a_notice_about_what_could_not_be_read_is_closed_by_what_somebody_names(qtbot, window):
    """Neither its project nor that the seal is there now can be told by a program."""
    page, bureau = window.notices, window.desk.bureau
    bad = Row("看不懂的", "", "", "2026-05-01T02:00:00Z", "", None, complete=False)
    good = Row("看得懂的", "SL-9", supervised.B, "2026-05-20T02:00:00Z", "优", 100.0)
    with bureau.ledger.write() as connection:
        own, _ = store(connection, bad)
        record(connection, own, "e" * 64, replace(report_of(bad), manual=by_hand("fail", "pass")), "inspection")
        again, _ = store(connection, good)
    bureau.issue_notice(own, "整改〔示例〕9号", "张示例", today_in_china())
    window.desk.changed.emit()
    qtbot.waitUntil(lambda: page.model.total == 3, timeout=LONG)
    page.table.setCurrentIndex(page.model.index([page.model.row(n).name for n in range(3)].index("看不懂的"), 0))
    qtbot.waitUntil(page.again.isEnabled, timeout=LONG)
    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: bool(page.findChildren(Form)), timeout=LONG)
    (form,) = page.findChildren(Form)
    boxes = [box for box in form.fields.values() if isinstance(box, QCheckBox)]
    assert [box.text() for box in boxes] == ["签字盖章"]
    assert form.fields["submission"].count() == 1
    with qtbot.waitSignal(form.submitted, timeout=LONG) as left:
        sent(qtbot, form, by="李示例", submission=again)
    assert (left.args[0].unknown, left.args[0].closed) == (1, False)  # nobody has seen the seal
    qtbot.waitUntil(lambda: page.notice is not None and page.notice.project_id is not None, timeout=LONG)
    form = page.recheck()  # its project is known now
    assert "submission" not in form.fields
    form.fields["seen seals"].setChecked(True)
    with qtbot.waitSignal(form.submitted, timeout=LONG) as closed:
        sent(qtbot, form, by="李示例")
    assert (closed.args[0].unknown, closed.args[0].closed) == (0, True)


def test_a_bulletin_says_before_what_it_will_say_and_is_kept(qtbot, window):
    page = window.bulletins
    form = page.issue()
    first = today_in_china() - timedelta(days=200)
    form.fields["first"].setDate(QDate(first.year, first.month, first.day))
    qtbot.waitUntil(lambda: "6 份：合格 3，不合格 2，未查完 1" in form.said.text(), timeout=LONG)
    sent(qtbot, form, title="第二份通报", by="张示例")
    qtbot.waitUntil(lambda: [row[0] for row in page.list.rows] == ["第二份通报", "示例通报"], timeout=LONG)
    page.list.table.setCurrentCell(1, 1)
    page.list.table.setCurrentCell(0, 1)
    qtbot.waitUntil(lambda: page.title.text() == "第二份通报", timeout=LONG)
    assert dict(page.facts.rows)["合格率"] == "60.0%"
