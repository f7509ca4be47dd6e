"""The waiver of the chosen finding: the firm asks, the inspector decides in his file, and the list tells of all."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from finding_rows import HOSTILE, StandIn
from made_report import GAP, OVERLAP, made
from PySide6.QtCore import QSettings, Signal
from PySide6.QtWidgets import QWidget
from surveycheck.ui.findings import as_row
from surveycheck.ui.settings import Settings
from surveycheck.ui.waivers import WaiverList, WaiverPanel

from surveycheck import inspect, read_decisions, read_waivers, waivers_beside
from surveycheck.model import Decision, WaiverBook, WaiverEntry

pytestmark = pytest.mark.needs_qt


class Hatted(StandIn):
    hat_changed = Signal(str)


@pytest.fixture
def session(qapp, tmp_path):
    stand_in = Hatted()
    stand_in.hat, stand_in.settings = "firm", Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))
    stand_in.path = tmp_path / "成果"
    stand_in.path.mkdir()
    return stand_in


@pytest.fixture
def panel(qtbot, session):
    shown = WaiverPanel(session)
    holder = QWidget()
    shown.setParent(holder)
    shown.holder = holder
    qtbot.addWidget(holder)
    holder.show()
    session.bring(made())
    session.select(as_row(GAP))
    return shown


def ask(qtbot, panel, reason="依竣工图"):
    panel.asking.show_words(reason, "S3 §4.2", "王工", False)
    with qtbot.waitSignal(panel.changed):
        panel.asking.ask.click()


def test_the_firm_asks_and_withdraws(qtbot, panel, session):
    assert panel.state.toPlainText() == "未申请豁免"
    assert not panel.asking.ask.isEnabled()
    ask(qtbot, panel)
    (waiver,) = read_waivers(waivers_beside(session.path)).waivers
    assert (waiver.about.id, waiver.reason, waiver.about.place.at) == (GAP.id, "依竣工图", GAP.place.at)
    assert panel.state.toPlainText().startswith("已申请豁免")
    assert "重新检查" in panel.message.toPlainText()
    ask(qtbot, panel, "另一理由")
    assert [w.reason for w in read_waivers(waivers_beside(session.path)).waivers] == ["另一理由"]
    with qtbot.waitSignal(panel.changed):
        panel.asking.withdraw.click()
    assert read_waivers(waivers_beside(session.path)).waivers == ()
    assert panel.asking.name.text() == "王工"
    assert not panel.deciding.isVisibleTo(panel)


def test_the_inspector_decides_in_a_file_that_is_remembered(qtbot, panel, session):
    ask(qtbot, panel)
    session.hat_changed.emit("inspector")
    assert not panel.asking.isVisibleTo(panel)
    assert not panel.deciding.accept.isEnabled()
    assert panel.deciding.hint.isVisibleTo(panel)
    mine = session.path.parent / "mine.toml"
    panel.set_file(mine)
    panel.deciding.name.setText("李检")
    assert not panel.deciding.hint.isVisibleTo(panel)
    with qtbot.waitSignal(panel.changed):
        panel.deciding.accept.click()
    assert panel.state.toPlainText() == "豁免已接受"
    panel.deciding.note.setText("不行")
    panel.deciding.reject.click()
    (decision,) = read_decisions(mine).decisions
    assert (decision.accepted, decision.note, decision.finding) == (False, "不行", GAP.id)
    assert panel.state.toPlainText() == "豁免未接受"
    again = WaiverPanel(session)
    qtbot.addWidget(again)
    again.show_finding(as_row(GAP))
    assert (again.deciding.file.text(), again.deciding.name.text()) == ("mine.toml", "李检")
    session.hat_changed.emit("trainer")
    assert not panel.deciding.isVisibleTo(panel)


def test_his_file_is_never_the_firms(qtbot, panel, session):
    ask(qtbot, panel)
    session.hat_changed.emit("inspector")
    panel.set_file(waivers_beside(session.path))
    assert "format" in panel.message.toPlainText()
    panel.set_file(session.path / "mine.toml")
    panel.deciding.name.setText("李检")
    panel.deciding.accept.click()
    assert "检查员自己的文件" in panel.message.toPlainText()
    assert list(session.path.iterdir()) == []


def test_what_the_pack_does_not_allow_and_a_saved_report_are_told(panel, session):
    session.select(as_row(OVERLAP))
    assert "不允许" in panel.message.toPlainText()
    assert not panel.asking.isVisibleTo(panel)
    session.path = session.path.parent / "saved.report.json"
    session.select(as_row(GAP))
    assert "打开成果" in panel.message.toPlainText()
    session.select(None)
    assert panel.isHidden()


def test_a_damaged_file_is_told_and_stays(panel, session):
    waivers_beside(session.path).write_text("x = \n", encoding="utf-8")
    panel.refresh()
    assert "第 1 行" in panel.message.toPlainText()
    assert not panel.asking.isVisibleTo(panel)


def test_a_check_knows_what_was_asked_for_in_the_window(qtbot, panel, session, tmp_path):
    from small_dxf import rings

    session.path = tmp_path / "plan.dxf"
    session.path.write_bytes(rings([(0, 0), (10, 10), (10, 0), (0, 10)]))
    report = inspect(session.path)
    session.bring(report)
    session.select(as_row(next(f for f in report.findings if f.severity in "BCD")))
    ask(qtbot, panel)
    session.bring(inspect(session.path))
    assert panel.message.toPlainText() == ""
    assert session.report.waivers[0].entries[0].state == "asked"


def entry(state, finding, **more):
    words = ("GEO-01", HOSTILE, HOSTILE, HOSTILE, "依据", "王工", "2026-11-29", "sha256:1")
    return replace(WaiverEntry(state, finding, GAP.id, *words), **more)


def test_the_list_has_what_meets_nothing_on_top(qtbot, session):
    listing = WaiverList(session)
    qtbot.addWidget(listing)
    assert listing.remarks.toPlainText() == "", "nothing is known before there is a report"
    session.bring(made())
    assert listing.remarks.toPlainText() == "没有豁免申请。"
    decision = Decision("sha256:1", "成果", True, "李检", "2026-11-30", "好")
    entries = (entry("accepted", GAP.id, decision=decision), entry("unmatched", "", remark="没有"), entry("asked", "x"))
    session.bring(replace(made(), waivers=(WaiverBook("a", "0", entries, remarks=(HOSTILE,), remarks_en=("",)),)))
    rows = [listing.tree.topLevelItem(row) for row in range(3)]
    assert [row.text(0) for row in rows] == ["没有与申请相符的问题", "已申请豁免，等待检查员决定", "豁免已接受"]
    assert HOSTILE in rows[0].child(0).text(0)
    assert listing.remarks.toPlainText() == HOSTILE
    assert rows[2].child(rows[2].childCount() - 1).text(0) == "决定：李检 2026-11-30 好"
    listing.tree.setCurrentItem(rows[2])
    assert session.told[-1]["id"] == GAP.id
    told = len(session.told)
    listing.tree.setCurrentItem(rows[0])
    assert len(session.told) == told
    assert Path(session.path).is_dir()


def test_the_list_tells_what_was_asked_and_decided_since_the_report(qtbot, panel, session):
    listing = WaiverList(session)
    qtbot.addWidget(listing)
    panel.changed.connect(listing.refresh)
    ask(qtbot, panel, "理由甲")
    (top,) = (listing.tree.topLevelItem(row) for row in range(listing.tree.topLevelItemCount()))
    assert (top.text(0), top.child(1).text(0)) == ("已申请豁免，等待检查员决定", "理由：理由甲")
    session.hat_changed.emit("inspector")
    panel.set_file(session.path.parent / "mine.toml")
    panel.deciding.name.setText("李检")
    panel.deciding.reject.click()
    assert listing.tree.topLevelItem(0).text(0) == "豁免未接受"
    session.hat_changed.emit("firm")
    panel.asking.withdraw.click()
    assert not listing.tree.topLevelItemCount()
