"""The table of findings: filters, groups, order, keys, a selection that stays, hostile text, why it is empty."""

from __future__ import annotations

from pathlib import Path

import pytest
from finding_rows import HOSTILE, StandIn, row
from made_report import CODES, GAP, OVERLAP, hostile, made
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from surveycheck.ui.findings import Filter, FindingsPanel
from surveycheck.ui.findings.index import COLUMNS, Index
from surveycheck.ui.findings.lines import lay_out
from surveycheck.ui.findings.model import plain_tip

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def session(qapp):
    return StandIn()


@pytest.fixture
def panel(qtbot, session):
    made_panel = FindingsPanel(session)
    qtbot.addWidget(made_panel)
    made_panel.resize(1200, 600)
    made_panel.show()
    return made_panel


@pytest.fixture
def full(panel, session):
    """With the findings of a report: classes A, B, B, C × 8 of one cause, D, note."""
    session.bring(made())
    return panel


def shown(panel):
    """The lines as words: ids of rows, heads of groups in brackets."""
    model = panel.model
    lines = range(len(model.lines))
    return [f"[{panel.table.head(g).name}]" if (g := model.group(n)) >= 0 else model.finding(n)["id"] for n in lines]


def ids(*findings):
    return [finding.id for finding in findings]


def select(panel, line):
    panel.table.setCurrentIndex(panel.model.index(line, 0))


def test_the_worst_come_first_and_a_cause_stands_before_its_cases(full):
    assert shown(full)[:4] == [*ids(OVERLAP, GAP), "PAR-05-77", "[ATT-03  取值不在代码表中]"]
    assert len(shown(full)) == 6
    assert full.bar.counter.text() == "13 条，6 个起因"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        pytest.param(Filter("重叠"), ids(OVERLAP), id="a word of the message"),
        pytest.param(Filter("top-01 330203001"), ids(OVERLAP), id="words in any order and case"),
        pytest.param(Filter("2a2"), ["TOP-01-6f0c2a", "PAR-05-77"], id="the handle of another witness"),
        pytest.param(Filter("没有这样的"), [], id="nothing"),
        pytest.param(Filter("", {"severity": frozenset("AB")}), [*ids(OVERLAP, GAP), "PAR-05-77"], id="classes"),
        pytest.param(Filter("", {"stage": frozenset(["shape"])}), ids(GAP), id="a stage"),
        pytest.param(Filter("", {"code": frozenset(["ATT-03"])}), ids(*CODES), id="a rule"),
        pytest.param(Filter("", {"layer": frozenset(["TEMP", "GCD"])}), ["ACC-02-1", "LYR-09-1"], id="layers"),
        pytest.param(Filter("", {"file": frozenset(["x"])}), [], id="a file that is not there"),
        pytest.param(Filter("重叠", {"severity": frozenset("B")}), [], id="words and class must both hold"),
    ],
)
def test_filters(full, wanted, found):
    full.bar.set_grouping("")
    full.filter_by(wanted)
    assert shown(full) == found


def test_what_is_typed_filters_and_clear_brings_all_back(qtbot, full):
    full.bar.set_grouping("")
    full.find()
    assert full.bar.search.hasFocus() or not full.isActiveWindow()
    qtbot.keyClicks(full.bar.search, "LYR")
    qtbot.waitUntil(lambda: shown(full) == ["LYR-09-1"])
    assert full.bar.counter.text() == "1 / 13 条"
    full.bar.clear.click()
    assert len(shown(full)) == 13
    assert not full.bar.clear.isVisible()


def test_chips_count_what_they_would_show(qtbot, full):
    counts = {name: chip.text() for name, chip in full.bar.chips.items()}
    assert counts == {"A": "1", "B": "2", "C": "8", "D": "1", "note": "1"}
    full.bar.chips["C"].click()
    assert full.model.lines.shown == 8
    assert full.bar.chips["A"].text() == "1"
    assert "A" in full.bar.chips["A"].accessibleName()


def test_a_list_of_values_is_ticked(qtbot, full):
    full.bar.set_grouping("")
    button = full.bar.facets["layer"]
    button.open_list()
    values = button.list.values
    item = next(values.item(n) for n in range(values.count()) if values.item(n).text().startswith("TEMP"))
    item.setCheckState(Qt.CheckState.Checked)
    assert shown(full) == ["LYR-09-1"]
    assert "TEMP" in button.text()
    button.list.close()


def test_of_one_class_the_larger_cause_comes_first_and_begins_with_its_origin():
    def of(cause, identity, code, severity):
        return row(1, id=identity, code=code, severity=severity, cause=cause)

    small = [of("GEO-01-a", "GEO-01-a", "GEO-01", "B"), of("GEO-01-a", "GEO-01-a2", "GEO-01", "B")]
    large = [of("GEO-02-b", f"TOP-01-{n}", "TOP-01", "B") for n in range(3)]
    large += [of("GEO-02-b", "GEO-02-b", "GEO-02", "C")]
    index = Index()
    index.replace(small + large)
    lines = lay_out(index, Filter(), "cause", {"GEO-02-b"})
    assert lines.names == ("GEO-02-b", "GEO-01-a")
    ids = [index.rows[n]["id"] for n in lines.lines.tolist() if n >= 0]
    assert ids == ["GEO-02-b", "TOP-01-0", "TOP-01-1", "TOP-01-2"]
    assert [lines.nested(n) for n in range(len(lines))] == [False, True, True, True, True, False]


@pytest.mark.parametrize(
    ("group", "heads"),
    [
        ("", 0),
        ("cause", 1),
        ("code", 6),
        ("place", 4),
    ],
)
def test_groups(full, group, heads):
    full.bar.set_grouping(group)
    assert sum(text.startswith("[") for text in shown(full)) == heads


def test_a_group_says_how_many_and_folds_by_key(qtbot, full):
    select(full, 3)
    head = full.table.head(full.model.group(3))
    assert (head.counts, head.opened, head.total) == ({"C": 8}, False, "8 条")
    assert "成果数据.xml" in head.said
    qtbot.keyClick(full.table, Qt.Key.Key_Right)
    assert len(shown(full)) == 14
    assert full.table.currentIndex().row() == 3
    qtbot.keyClick(full.table, Qt.Key.Key_Down)
    assert full._session.told[-1]["id"] == CODES[0].id
    qtbot.keyClick(full.table, Qt.Key.Key_Left)
    qtbot.keyClick(full.table, Qt.Key.Key_Left)
    assert len(shown(full)) == 6


def test_keys_walk_the_findings_and_tell_the_session(qtbot, full, session):
    select(full, 0)
    qtbot.keyClick(full.table, Qt.Key.Key_Down)
    qtbot.keyClick(full.table, Qt.Key.Key_Down)
    qtbot.keyClick(full.table, Qt.Key.Key_Up)
    assert [told["id"] for told in session.told] == [*ids(OVERLAP, GAP), "PAR-05-77", GAP.id]


def test_enter_asks_for_the_card(qtbot, full):
    select(full, 0)
    with qtbot.waitSignal(full.card_asked, timeout=1000):
        qtbot.keyClick(full.table, Qt.Key.Key_Return)


def test_a_row_is_copied_as_text(qtbot, full):
    select(full, 0)
    qtbot.keyClick(full.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    words = QGuiApplication.clipboard().text().split("\t")
    assert words[:3] == ["A", "TOP-01", "宗地重叠"]
    assert words[-1] == "X=3304515.000 Y=602341.970"


def test_the_selection_stays_through_filter_order_and_groups(full, session):
    full.bar.set_grouping("")
    select(full, 1)
    for change in (
        lambda: full._sort_by(3),
        lambda: full._sort_by(3),
        lambda: full.filter_by(Filter("", {"severity": frozenset("BC")})),
        lambda: full.bar.set_grouping("code"),
        lambda: full.bar.set_grouping("cause"),
        full.bar.reset,
    ):
        change()
        assert full.model.finding(full.table.currentIndex().row())["id"] == GAP.id
    assert [told["id"] for told in session.told] == [GAP.id]  # and nobody was told again


def test_another_deliverable_is_not_filtered(full, session):
    full.filter_by(Filter("没有这样的"))
    session.become("running")
    assert full.bar.filter().active
    session.path = Path("another")
    session.become("running")
    assert not full.bar.filter().active


@pytest.mark.parametrize("told_first", [True, False])
def test_the_selection_stays_through_a_new_check(full, session, told_first):
    select(full, 1)
    if told_first:
        session.selected.emit(None)
    session.become("running")
    session.report = None
    session.report_changed.emit()
    if not told_first:
        session.selected.emit(None)
    assert shown(full) == []
    session.bring(made())
    assert full.model.finding(full.table.currentIndex().row())["id"] == GAP.id
    assert session.told[-1]["id"] == GAP.id


def test_what_is_chosen_on_the_map_is_unfolded_and_shown(full, session):
    session.selected.emit({"id": CODES[5].id})
    assert full.model.finding(full.table.currentIndex().row())["id"] == CODES[5].id
    assert session.told == []


def test_the_findings_behind_a_deduction(full, session):
    full.show_only([CODES[2].id, CODES[4].id, "gone"])
    assert full.model.lines.shown == 2
    assert session.told[-1]["id"] == CODES[2].id
    assert full.bar.clear.isVisible()
    full.bar.clear.click()
    assert full.model.lines.shown == 13


def test_steps_go_through_what_passes(full, session):
    full.filter_by(Filter("", {"code": frozenset(["ATT-03"])}))
    full.step(1)
    full.step(1)
    assert [told["id"] for told in session.told] == ids(CODES[0], CODES[1])
    assert full.position() == (2, 8)
    full.step(-1)
    full.step(-1)
    assert full.position() == (1, 8)


@pytest.mark.parametrize(
    ("text", "found"), [("只看这条规则", 8), ("只看这个图层", 0), ("只看这个文件", 9), ("清除筛选", 0)]
)
def test_the_menu_of_a_row_shows_what_is_like_it(full, text, found):
    select(full, 3)
    action = next(a for a in full.menu_at(3).actions() if a.text() == text)
    assert action.isEnabled() == bool(found)
    action.trigger()
    assert full.model.lines.shown == (found or 13)


@pytest.mark.parametrize("key", [Qt.Key.Key_Down, Qt.Key.Key_Return])
def test_the_search_line_leads_to_the_table(qtbot, full, session, key):
    qtbot.keyClick(full.bar.search, key)
    assert session.told[-1]["id"] == OVERLAP.id


def test_escape_empties_the_search_line(qtbot, full):
    full.bar.search.setText("LYR")
    qtbot.keyClick(full.bar.search, Qt.Key.Key_Escape)
    assert full.bar.filter() == Filter()


def test_findings_appear_while_the_check_runs(qtbot, panel, session):
    session.become("running")
    assert "尚未发现" in panel.table.empty
    session.findings_arrived.emit([row(n) for n in range(60)])
    session.findings_arrived.emit([row(n) for n in range(60, 90)])
    qtbot.waitUntil(lambda: panel.model.lines.shown == 90, timeout=5000)


@pytest.mark.parametrize(
    ("state", "words"),
    [
        ("idle", "还没有检查结果"),
        ("running", "正在检查"),
        ("stopped", "已停止"),
        ("failed", "原因见上方"),
    ],
)
def test_an_empty_table_says_why(panel, session, state, words):
    session.message = "磁盘已满"
    session.become(state)
    assert words in panel.table.empty


def test_a_table_that_is_filtered_empty_says_so(full):
    full.filter_by(Filter("没有这样的"))
    assert "筛选" in full.table.empty
    assert "13" in full.table.empty


def test_hostile_text_is_shown_letter_by_letter(panel, session):
    session.bring(hostile())
    line = next(n for n in range(len(panel.model.lines)) if panel.model.finding(n)["code"] == "GEO-01")
    assert panel.model.text(line, "message").startswith("<script>alert(1)</script>")
    tip = panel.model.data(panel.model.index(line, 3), Qt.ItemDataRole.ToolTipRole)
    assert "<script" not in tip
    assert "&lt;script&gt;" in tip
    assert "<img" not in plain_tip(HOSTILE)


def test_columns_order_and_grouping_are_given_back(qtbot, session, panel):
    panel.table.setColumnWidth(2, 333)
    panel.table.horizontalHeader().moveSection(0, 2)
    panel._sort_by(1)
    panel.bar.set_grouping("place")
    kept = panel.state()
    other = FindingsPanel(session)
    qtbot.addWidget(other)
    other.restore(kept)
    assert other.table.columnWidth(2) == 333
    assert other.table.horizontalHeader().visualIndex(0) == 2
    assert (other._sort, other.bar.grouping()) == (("code", False), "place")
    other.restore({"header": "*", "sort": [3], "columns": 1, "group": "?"})
    assert other._sort == ("code", False)


def test_a_narrow_table_has_two_lines_a_row_and_a_wide_one_has_one(full, qtbot):
    table = full.table
    full.resize(2200, 600)
    assert not table.tall
    one = table.rowHeight(0)
    full.resize(620, 600)
    assert table.tall
    assert one < table.rowHeight(0) < 2 * one
    assert {table.rowHeight(line) for line in range(len(full.model.lines))} == {table.rowHeight(0)}
    full.resize(2200, 600)
    assert table.rowHeight(0) == one


def test_a_very_wide_table_shows_titles_and_paths_whole_and_gives_the_room_back(full):
    table = full.table
    place, file = (COLUMNS.index(name) for name in ("place", "file"))
    full.resize(1300, 600)
    usual = table.columnWidth(place)
    full.resize(2600, 600)
    assert table.columnWidth(place) > 1.5 * usual
    kept = full.state()
    full.resize(1300, 600)
    assert table.columnWidth(place) == usual
    table.setColumnWidth(place, 111)
    full.resize(2600, 600)
    assert table.columnWidth(place) == 111
    full.restore(kept)
    full.resize(1300, 600)
    assert table.columnWidth(place) == usual
    assert table.columnWidth(file) >= 100
