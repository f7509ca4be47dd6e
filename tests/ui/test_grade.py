"""The score in the window: the standard that counts as a tree, the other one beside it."""

from __future__ import annotations

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
