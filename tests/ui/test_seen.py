"""Space marks a finding as seen: it stands back, a screen reader says it, and it is remembered for the deliverable."""

from __future__ import annotations

from pathlib import Path

import pytest
from finding_rows import StandIn
from made_report import made
from PySide6.QtCore import QSettings, Qt
from surveycheck.ui.findings import FindingsPanel
from surveycheck.ui.findings.model import SEEN
from surveycheck.ui.findings.seen import MOST_DELIVERABLES, Seen
from surveycheck.ui.settings import Settings

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def stored(tmp_path):
    return lambda: Settings(QSettings(str(tmp_path / "s.ini"), QSettings.Format.IniFormat))


def panel_on(qtbot, settings, path):
    session = StandIn()
    session.settings, session.path = settings, path
    panel = FindingsPanel(session)
    qtbot.addWidget(panel)
    panel.resize(900, 500)
    panel.show()
    session.bring(made())
    panel.bar.set_grouping("")
    return panel


def test_space_marks_what_is_chosen_and_it_stays(qtbot, stored):
    panel = panel_on(qtbot, stored(), Path("x"))
    panel.step(1)
    index = panel.table.currentIndex().siblingAtColumn(0)
    plain = panel.table.viewport().grab().toImage()
    qtbot.keyClick(panel.table, Qt.Key.Key_Space)
    assert index.data(SEEN)
    assert "已看" in index.data()
    assert panel.table.viewport().grab().toImage() != plain
    again = panel_on(qtbot, stored(), Path("x"))
    again.step(1)
    assert again.table.currentIndex().siblingAtColumn(0).data(SEEN)
    qtbot.keyClick(again.table, Qt.Key.Key_Space)
    assert len(Seen(stored(), Path("x"))) == 0


def test_another_deliverable_knows_nothing_of_it(stored):
    settings = stored()
    for number in range(MOST_DELIVERABLES + 2):
        Seen(settings, Path(f"{number}")).toggle("a")
    assert "a" in Seen(settings, Path(f"{MOST_DELIVERABLES}"))
    assert "a" not in Seen(settings, Path("0"))  # too long ago
    assert "a" not in Seen(settings, Path("other"))


@pytest.mark.parametrize("text", ["[]", '{"x": 7}', "nonsense"])
def test_what_somebody_broke_is_nothing(stored, text):
    settings = stored()
    settings.keep_text("seen", text)
    assert len(Seen(settings, Path("x"))) == 0
