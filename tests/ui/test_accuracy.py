"""Check measurements in the window: a row for each figure, the errors of the chosen one drawn."""

from __future__ import annotations

import pytest
from finding_rows import StandIn
from sample_reports import inspected
from surveycheck.ui.findings.svg import SvgView
from surveycheck.ui.views.accuracy import AccuracyView

pytestmark = pytest.mark.needs_qt


@pytest.fixture
def view(qtbot):
    session = StandIn()
    made = AccuracyView(session)
    qtbot.addWidget(made)
    made.show()
    made.session = session
    return made


def test_figures_stand_beside_their_limits_and_the_errors_are_drawn(qtbot, view):
    report = inspected("14-check-measurements")
    view.session.bring(report)
    qtbot.waitUntil(lambda: len(view.shown) == len(report.accuracy), timeout=20000)
    rows = [[view.table.topLevelItem(n).text(c) for c in range(3)] for n in range(view.table.topLevelItemCount())]
    assert len(rows) == len(report.accuracy) > 3
    beyond = [row for row, one in zip(rows, view.shown, strict=True) if not one.within]
    assert beyond
    assert all(row[0].startswith("✗") for row in beyond)
    plane = next(n for n, one in enumerate(view.shown) if one.map)
    view.table.setCurrentItem(view.table.topLevelItem(plane))
    pictures = view.area.widget().findChildren(SvgView)
    assert len(pictures) == 3
    assert all(picture.is_shown() for picture in pictures)


def test_without_measurements_there_is_nothing_to_look_at(view):
    view.session.bring(inspected("parcels-gap"))
    assert not view.has_any
    assert view.table.topLevelItemCount() == 0
