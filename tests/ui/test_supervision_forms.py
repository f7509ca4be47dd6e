"""What opens over the pages of supervision: people, check surveys that are typed, overviews and vetoes, notices by the
dozen, what became of projects and firms, packages."""

from __future__ import annotations

import pytest
import supervised
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTableWidgetItem
from small_ledger import Row
from surveycheck.ui.session import Session
from surveycheck.ui.settings import Settings
from surveycheck.ui.supervision.button import SupervisionButton
from surveycheck.ui.supervision.outside import overlook, veto
from surveycheck.ui.supervision.window import SupervisionWindow

from surveycheck import LedgerFilter

pytestmark = pytest.mark.needs_qt
LONG = 30_000
MORE = tuple(Row(f"更多{n}", f"SL-9{n}", supervised.B, supervised.months_ago(0), "优", 95.0) for n in range(3))


@pytest.fixture
def window(qtbot, tmp_path):
    where = supervised.made(tmp_path / "book", (*supervised.ROWS, *MORE))
    shown = SupervisionWindow(Settings(), "zh", where)
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitUntil(lambda: bool(shown.inspections.list.rows), timeout=LONG)
    qtbot.waitUntil(shown.verdicts.over.isEnabled, timeout=LONG)
    return shown


def pressed(qtbot, button):
    qtbot.waitUntil(button.isEnabled, timeout=LONG)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def chosen(box, text):
    box.setCurrentIndex(box.findText(text, Qt.MatchFlag.MatchContains))


def test_inspectors_come_and_go_and_keep_away_from_firms_until_they_no_longer_do(qtbot, window):
    form, bureau = window.lots.show_people(), window.desk.bureau
    qtbot.waitUntil(lambda: len(form.people.rows) == 3, timeout=LONG)
    form.name.setText("赵示例")
    qtbot.keyClick(form.name, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: len(form.people.rows) == 4, timeout=LONG)
    assert form.isVisible()  # Return adds, and closes nothing
    form.people.table.setCurrentCell(0, 0)
    gone = form.people.current().name
    pressed(qtbot, form.leave)
    qtbot.waitUntil(lambda: len(form.people.rows) == 3, timeout=LONG)
    assert gone not in [one.name for one in bureau.inspectors()[0]]
    pressed(qtbot, form.keep_away)
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)  # no firm, no reason
    form.firm.setCurrentText(supervised.B)
    form.reason.setText("亲属任职")
    pressed(qtbot, form.keep_away)
    qtbot.waitUntil(lambda: len(form.apart.rows) == 2, timeout=LONG)
    form.apart.table.setCurrentCell(0, 0)
    pressed(qtbot, form.back)
    qtbot.waitUntil(lambda: len(bureau.inspectors()[1]) == 1, timeout=LONG)


def test_a_check_survey_is_typed_and_pasted_and_stands_there_the_next_time(qtbot, window):
    page = window.inspections
    form = page.type_survey()
    qtbot.waitUntil(lambda: len(form.tables) == 4, timeout=LONG)
    areas = form.tables[3]
    areas.setItem(0, 0, QTableWidgetItem("宗地面积"))
    pressed(qtbot, form.save)
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)
    assert "面积检测 第 2 行：缺" in form.trouble.text()
    areas.setCurrentCell(0, 1)
    QApplication.clipboard().setText("330203900900GB90001\t11770.5\t高精度\n330203900900GB90002\t99.5")
    areas.setFocus()
    qtbot.keyClick(areas, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    areas.item(1, 1).setText("330203900900GB90003")  # what is chosen from words is as above
    assert [areas.item(1, column).text() for column in (0, 3)] == ["宗地面积", "高精度"]
    pressed(qtbot, form.save)
    qtbot.waitUntil(lambda: dict(page.facts.rows)["检测数据"].startswith("检测数据.xlsx"), timeout=LONG)
    again = window.desk.bureau.typed_survey(page.unit)["JC_面积检测"]
    assert [(row["BH"], row["MJ"], row["JCFS"]) for row in again] == [
        ("330203900900GB90001", "11770.5", "高精度"),
        ("330203900900GB90003", "99.5", "高精度"),
    ]


def test_the_rest_of_the_manual_items_passes_at_once(qtbot, window):
    page = window.inspections
    form = page.pass_all()
    pressed(qtbot, form.ok)
    qtbot.waitUntil(lambda: not any(row.open for row in page.list.rows), timeout=LONG)
    assert {row.result for row in page.list.rows if row.item} == {"通过"}
    assert not page.rest.isEnabled()


def test_an_overview_of_another_unit_and_a_veto_fail_the_lot(qtbot, window):
    page = window.verdicts
    lot, others = page.lot.currentText(), page.others
    assert len(others) == 2
    form = overlook(page, lot, others, ("张示例",))
    qtbot.waitUntil(lambda: bool(form.said.text()), timeout=LONG)
    form.fields["a"].setText("0")
    pressed(qtbot, form.ok)
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)  # A without B
    form.fields["b"].setText("4")
    pressed(qtbot, form.ok)
    qtbot.waitUntil(lambda: len(page.overviews.rows) == 1, timeout=LONG)
    assert [page.overviews.table.item(0, column).text() for column in (0, 2, 3)] == ["不通过", "0", "4"]
    form = veto(page, lot, ("张示例",))
    pressed(qtbot, form.ok)
    qtbot.waitUntil(lambda: "伪造成果" in page.reasons.text(), timeout=LONG)
    assert page.title.text() == "批不合格"


def test_notices_are_issued_by_the_dozen_all_or_none(qtbot, window):
    page, bureau = window.notices, window.desk.bureau
    bureau.close_notice("整改〔示例〕2号", "重新发出", "张示例")
    form = page.issue_many()
    qtbot.waitUntil(lambda: len(form.rows) == 2, timeout=LONG)
    assert "将发出 2 份" in form.said.text()
    ticked = form.table.columnWidth(0) - 60  # the tick, and what the style sheet leaves free
    assert all(form.fontMetrics().horizontalAdvance(form.table.item(n, 0).text()) < ticked for n in range(2))
    form.papers.setChecked(False)
    pressed(qtbot, form.send)
    qtbot.waitUntil(form.trouble.isVisible, timeout=LONG)  # nobody issues them
    before = bureau.notices(LedgerFilter()).total
    form.fields["by"].setText("张示例")
    form.fields["first"].setValue(7)
    form.table.item(0, 0).setCheckState(Qt.CheckState.Unchecked)
    assert "将发出 1 份" in form.said.text()
    pressed(qtbot, form.send)
    qtbot.waitUntil(lambda: bureau.notices(LedgerFilter()).total == before + 1, timeout=LONG)
    qtbot.waitUntil(lambda: "已发出 1 份" in window.trouble.text(), timeout=LONG)
    assert not bureau.to_notify("示例批二")  # its one unit passes by now


def test_a_project_is_a_picture_of_lanes_with_signs_and_bars(qtbot, window):
    page = window.submissions
    page.filters.text.setText("SL-2")
    qtbot.waitUntil(lambda: page.model.total == 2, timeout=LONG)
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(page.project.isEnabled, timeout=LONG)
    shown = page.show_project()
    qtbot.waitUntil(lambda: bool(shown.picture.lanes), timeout=LONG)
    lane = next(lane for lane in shown.picture.lanes if lane.handed)
    assert [one.passes for one in lane.handed] == [False, True]
    assert [(one.number, one.open) for one in lane.notices] == [("整改〔示例〕1号", True)]
    assert "整改〔示例〕1号" in shown.picture.accessibleDescription()
    assert len(shown.picture.lanes) >= 4  # those of the pack that nothing is there of, too


def test_a_firm_has_its_rates_and_credit_information(qtbot, window):
    page = window.submissions
    page.filters.firm.setCurrentText(supervised.A)
    qtbot.waitUntil(lambda: page.model.total == 3, timeout=LONG)
    page.table.setCurrentIndex(page.model.index(0, 0))
    qtbot.waitUntil(page.firm.isEnabled, timeout=LONG)
    shown = page.show_firm()
    qtbot.waitUntil(lambda: bool(shown.facts.rows), timeout=LONG)
    assert dict(shown.facts.rows)["首次合格率"] == "50.0%（首次提交 2 份）"
    assert sum(month.submitted for month in shown.chart.months) == 3
    form = shown.enter()
    chosen(form.fields["kind"], "轻微")
    for key, text in (("text", "逾期整改"), ("source", "示例通报"), ("by", "张示例")):
        form.fields[key].setText(text)
    pressed(qtbot, form.ok)
    qtbot.waitUntil(lambda: len(shown.credit.rows) == 1, timeout=LONG)
    assert shown.credit.table.item(0, 2).text() == "不良信息·轻微"


def test_the_button_of_supervision_is_the_inspectors(qtbot):
    session = Session()
    button = SupervisionButton(session)
    qtbot.addWidget(button)
    session.set_hat("firm")
    assert not button.isVisibleTo(None)
    session.set_hat("inspector")
    assert button.isVisibleTo(None)
