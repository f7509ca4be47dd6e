"""What is known of a unit: it fails, passes, or nobody can say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_lots import judged
from sample_reports import inspected as sample

from surveycheck.ledger.state import BROKEN, NEVER, STALE, Inspected, Words
from surveycheck.model import Report

OPEN = ("人工项目未检查：签字", "manual items that nobody has looked at: seals")


def report(**changes: object) -> Report:
    made = sample("clean")
    grade = made.grade
    assert grade is not None
    graded = {key: changes.pop(key) for key in ("level",) if key in changes}
    return replace(made, grade=replace(grade, **graded), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "missing", "passes"),
    [
        (report(), (), True),
        (report(), (OPEN,), None),
        (report(), (STALE[0],), None),
        (None, (NEVER,), None),
        (report(level="不合格", passes=False), (), False),
        (report(level="不合格", passes=False), (OPEN,), False),
        (report(level="不合格", passes=False), (STALE[0],), None),
        (report(level="不合格", passes=False, complete=False), (BROKEN,), False),
        (report(level=None, passes=False, complete=False), (BROKEN,), None),
        (report(level=None, passes=False), (), None),
        (replace(report(), grade=None), (), True),
        (replace(report(), grade=None, passes=False), (), False),
        (replace(report(), grade=None, passes=False, complete=False), (BROKEN,), None),
    ],
)
def test_what_is_known(found: Report | None, missing: tuple[Words, ...], passes: bool | None) -> None:
    unit = judged().inspected[0].unit
    result = Inspected(unit, 1, found, missing).result
    assert result.passes is passes
    if found is None or STALE[0] in missing:
        assert (result.score, result.level) == (None, None)
