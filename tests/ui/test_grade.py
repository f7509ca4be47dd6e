"""The score in the window: the standard that counts as a tree, the other one beside it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from finding_rows import StandIn
from sample_reports import inspected
from surveycheck.ui.views.grade import GradeView

pytestmark = pytest.mark.needs_qt


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_other_standard_stands_beside_and_closed(qtbot, lang):
    session = StandIn()
    session.lang = lang
    view = GradeView(session)
    qtbot.addWidget(view)
    report = inspected("14-check-measurements")
    session.bring(report)
    first, *rest = (view.topLevelItem(n) for n in range(view.topLevelItemCount()))
    assert (first.text(0), first.text(2)) == ("GB/T 24356-2023", "92")
    assert first.isExpanded()
    (other,) = (item for item in rest if "GB/T 24356-2009" in item.text(0))
    assert {"zh": "仅供对照）：不合格", "en": "Not acceptable"}[lang] in other.text(0)
    assert other.text(2) == "92.1"
    assert not other.isExpanded()
    assert other.childCount() == len(report.grade.parts)
    assert "5%" in other.toolTip(0)


def test_every_element_is_named_in_the_chosen_language(qtbot):
    session = StandIn()
    session.lang = "en"
    view = GradeView(session)
    qtbot.addWidget(view)
    session.bring(inspected("14-check-measurements"))
    elements = [view.topLevelItem(0).child(number) for number in range(view.topLevelItem(0).childCount())]
    names = [item.child(number).text(0) for item in elements for number in range(item.childCount())]
    assert {"Plane", "Mathematical basis", "Geometry and topology"} <= set(names)


def test_without_a_grade_a_sentence_says_why(qtbot):
    session = StandIn()
    view = GradeView(session)
    qtbot.addWidget(view)
    assert view.said
    session.bring(replace(inspected("14-check-measurements"), grade=None, ungraded="left-out"))
    assert view.topLevelItemCount() == 0
    assert "不评分" in view.said
