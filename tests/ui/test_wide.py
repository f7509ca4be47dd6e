"""A very wide and high window: columns have what they have use for, and what belongs together stands together."""

from __future__ import annotations

import pytest
import supervised
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QTreeWidgetItem, QVBoxLayout, QWidget
from surveycheck.ui.session import Session
from surveycheck.ui.settings import Settings
from surveycheck.ui.sides import HIGH, MOST_CARD, MOST_LESSON, SIDES, columns, lesson, rows
from surveycheck.ui.supervision.few import ROOMY, FewRows
from surveycheck.ui.supervision.window import SupervisionWindow
from surveycheck.ui.views.snug import SnugList, SnugTree
from surveycheck.ui.window import Window

pytestmark = pytest.mark.needs_qt
WIDE = (3840, 2160)


def test_pages_and_card_grow_with_the_window_up_to_what_they_have_use_for():
    assert columns(sum(SIDES), 360) == SIDES
    pages, middle, card = columns(1366, 418)
    assert (pages, pages + middle + card) == (418, 1366)
    pages, middle, card = columns(WIDE[0], 418)
    assert (pages > 600, card, pages + middle + card) == (True, MOST_CARD, WIDE[0])
    assert lesson(1280) == [0, 563, 717]
    assert lesson(WIDE[0]) == [0, WIDE[0] - MOST_LESSON, MOST_LESSON]


def test_a_short_list_leaves_a_high_window_to_the_map():
    assert rows(720, 100) == [374, 346]
    assert sum(rows(HIGH, 100)) == HIGH
    few, some, many = (rows(1900, need)[1] for need in (100, 600, 5000))
    assert (few, some, many) == (432, 600, 912)


def test_a_list_is_as_high_as_it_needs_until_somebody_has_moved_it(qtbot):
    session = Session()
    window = Window(session)
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.pages.setCurrentWidget(window.result)
    window.show()
    window.resize(*WIDE)
    result = window.result
    result.findings.index.extend([{"id": str(number), "code": "A-01", "severity": "C"} for number in range(20)])
    result.findings.counted.emit()
    assert result.middle.sizes()[1] == pytest.approx(result.findings.needed(), abs=10)
    assert result.findings.needed() < 0.4 * WIDE[1]
    result.middle.moveSplitter(600, 1)
    window.resize(WIDE[0], WIDE[1] - 40)
    result.findings.counted.emit()
    assert result.middle.sizes()[0] < 700


def test_columns_that_somebody_has_moved_stay_as_they_are(qtbot):
    window = Window(Session())
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.pages.setCurrentWidget(window.result)
    window.show()
    sides = window.result.sides
    window.resize(*WIDE)
    assert sides.sizes()[2] == pytest.approx(MOST_CARD, abs=10)
    sides.moveSplitter(WIDE[0] - 1500, 2)
    window.resize(WIDE[0] - 40, WIDE[1])
    assert sides.sizes()[2] > 1400


def test_the_columns_of_a_short_list_stay_together(qtbot):
    made = FewRows("none", "list", [(name, lambda row: row, None) for name in "ABC"])
    qtbot.addWidget(made)
    made.resize(3000, 600)
    made.show()
    made.show_rows(["one", "two"])
    table = made.table
    assert table.columnViewportPosition(2) < (ROOMY + 20) * table.fontMetrics().height()
    assert made.sizeHint().height() < 6 * table.rowHeight(0)


def test_lists_and_lines_of_supervision_stay_together(qtbot, tmp_path):
    window = SupervisionWindow(Settings(), "zh", supervised.made(tmp_path / "book"))
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(window)
    window.resize(*WIDE)
    window.show()
    page, notices = window.submissions, window.notices
    window.tabs.setCurrentWidget(page)
    qtbot.waitUntil(lambda: page.model.total == len(supervised.ROWS), timeout=20_000)
    last = len(page.model.columns) - 1
    assert page.table.columnWidth(last) > WIDE[0] / 4  # how much depends on what stands in the others
    assert page.filters.reset.geometry().right() < WIDE[0] / 2
    window.tabs.setCurrentWidget(notices)
    first, second = (button.mapTo(notices, QPoint()) for button in (notices.again, notices.against))
    assert first.y() == second.y()
    notices.resize(900, 600)
    first, second = (button.mapTo(notices, QPoint()) for button in (notices.again, notices.against))
    assert first.y() < second.y()


@pytest.mark.parametrize("kind", [SnugTree, SnugList])
def test_a_list_is_no_higher_than_its_rows(qtbot, kind):
    holder, made, below = QWidget(), kind(), QWidget()
    qtbot.addWidget(holder)
    layout = QVBoxLayout(holder)
    layout.addWidget(made, 1)
    layout.addWidget(below)
    layout.addStretch(0)
    holder.resize(300, 1000)
    holder.show()
    heights = []
    for count in (8, 12, 200):
        for number in range(count):
            if kind is SnugTree:
                made.addTopLevelItem(QTreeWidgetItem([str(number)]))
            else:
                made.addItem(str(number))
        made.doItemsLayout()
        made.updateGeometries()
        heights.append(made.maximumHeight())
        if count < 200:
            qtbot.waitUntil(lambda: made.height() == heights[-1], timeout=5000)
    assert 90 < heights[0] < heights[1] < 500 < 1000 < heights[2]
