"""The window of supervision: what it shows of a ledger, and what it asks of the main window."""

from __future__ import annotations

from pathlib import Path

import pytest
import supervised
from PySide6.QtCore import Qt
from surveycheck.ui.settings import Settings
from surveycheck.ui.supervision.window import PLACE, SupervisionWindow

from surveycheck import from_json

pytestmark = pytest.mark.needs_qt


def opened(qtbot, where: str, lang: str = "zh") -> SupervisionWindow:
    window = SupervisionWindow(Settings(), lang, where)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.show()
    return window


@pytest.fixture
def window(qtbot, tmp_path):
    shown = opened(qtbot, supervised.made(tmp_path / "book"))
    qtbot.waitUntil(lambda: shown.submissions.model.total == len(supervised.ROWS), timeout=20_000)
    qtbot.waitUntil(lambda: bool(shown.overview.chart.months), timeout=20_000)
    return shown


def column(window: SupervisionWindow, number: int) -> list[str]:
    model = window.submissions.model
    return [model.index(row, number).data() for row in range(model.rowCount())]


def test_the_overview_says_what_is_due_and_how_many_pass(window):
    page = window.overview
    shown = {name: tile.number.text() for name, tile in page.tiles.items()}
    assert shown == {"submissions": "6", "overdue": "1", "soon": "1", "objections": "0", "ready": "0"}
    assert [month.submitted for month in page.chart.months[-6:]] == [1, 2, 0, 1, 1, 1]
    assert "1 份，合格 0，不合格 1，合格率 0%" in page.chart.accessibleDescription()
    assert [row.number for row in page.notices.rows] == ["整改〔示例〕1号", "整改〔示例〕2号"]
    assert page.notices.table.item(0, 4).text() == "逾期 3 天"


def test_submissions_are_filtered_and_sorted(qtbot, window):
    page = window.submissions
    assert column(window, 0)[0] == "五号地块"
    page.filters.level.setCurrentIndex(page.filters.level.findData("不合格"))
    qtbot.waitUntil(lambda: page.model.total == 2, timeout=5000)
    page.filters.firm.setCurrentText(supervised.A)
    qtbot.waitUntil(lambda: column(window, 0) == ["二号地块"], timeout=5000)
    page.filters.text.setText("没有这个")
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.nothing, timeout=5000)
    qtbot.mouseClick(page.nothing.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: page.model.total == 6, timeout=5000)
    page.table.horizontalHeader().sectionClicked.emit(6)
    qtbot.waitUntil(lambda: column(window, 6)[1] == "41", timeout=5000)


def test_a_submission_opens_as_its_report(qtbot, window):
    page = window.submissions
    page.table.setCurrentIndex(page.model.index(0, 0))
    with qtbot.waitSignal(window.report_asked, timeout=5000) as asked:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert from_json(Path(asked.args[0]).read_text(encoding="utf-8")).name == "五号地块"


def test_an_empty_ledger_says_what_to_do(qtbot, tmp_path):
    window = opened(qtbot, str(tmp_path / "new.sqlite"))
    qtbot.waitUntil(lambda: window.submissions.stack.currentWidget() is window.submissions.none, timeout=20_000)
    assert (tmp_path / "new.sqlite").is_file()
    for page in (window.bulletins, window.lots, window.notices, window.inspections, window.verdicts):
        assert page.title.text().startswith("选一")
        qtbot.waitUntil(lambda page=page: all(part.isHidden() for part in page._right))  # no headings above nothing


def test_what_is_no_ledger_is_said_and_another_can_be_opened(qtbot, tmp_path):
    (tmp_path / "bad.sqlite").write_text("no database " * 200, encoding="utf-8")
    window = opened(qtbot, str(tmp_path / "bad.sqlite"))
    qtbot.waitUntil(window.trouble.isVisible, timeout=20_000)
    assert "bad.sqlite" in window.trouble.text()
    good = supervised.made(tmp_path / "good")
    window.open_ledger(good)
    qtbot.waitUntil(lambda: window.submissions.model.total == 6, timeout=20_000)
    assert not window.trouble.isVisible()
    assert window._settings.text(PLACE) == good


def test_stages_have_english_names(qtbot, tmp_path):
    shown = opened(qtbot, supervised.made(tmp_path / "book"), "en")
    page = shown.submissions
    qtbot.waitUntil(lambda: bool(page.stages), timeout=30_000)
    assert set(column(shown, 3)) == {"completion acceptance"}
    page.filters.stage.setCurrentIndex(1)
    assert (page.filters.stage.currentText(), page.filters.wanted().stage) == ("completion acceptance", "竣工验收")
    qtbot.waitUntil(lambda: bool(shown.lots.names.stages), timeout=30_000)
    names = shown.lots.names
    assert (names.stage("completion acceptance"), names.called("竣工验收")) == ("竣工验收", "completion acceptance")


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_columns_of_a_list_share_the_room_until_somebody_draws_one(qtbot, tmp_path, lang):
    shown = opened(qtbot, supervised.made(tmp_path / "book"), lang)
    table = shown.submissions.table
    shown.tabs.buttons[1].click()
    for width in (1366, 1920):
        shown.resize(width, 768)
        qtbot.waitUntil(lambda: table.horizontalScrollBar().maximum() == 0, timeout=30_000)
        assert table.viewport().width() - sum(map(table.columnWidth, range(len(table.model_.columns) - 1))) < 200
    table.setColumnWidth(0, 500)
    shown.resize(1366, 768)
    assert table.columnWidth(0) == 500
