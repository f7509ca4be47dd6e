"""What is known of a unit: it fails, passes, or nobody can say."""

from __future__ import annotations

from dataclasses import replace

import pytest
from judged_lots import judged
from sample_reports import inspected as sample

from surveycheck.ledger import rules_of
from surveycheck.ledger.state import BROKEN, NEVER, STALE, Inspected, Words
from surveycheck.model import Report
from surveycheck.pack import load_pack
from surveycheck.spotcheck import sample_verdict

OPEN = ("人工项目未检查：签字", "manual items that nobody has looked at: seals")


def report(**changes: object) -> Report:
    made = sample("clean")
    grade = made.grade
    assert grade is not None
    if "grade" in changes:
        return replace(made, **changes)  # type: ignore[arg-type]
    graded = {key: changes.pop(key) for key in ("level", "score") if key in changes}
    return replace(made, grade=replace(grade, **graded), **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("found", "missing", "passes"),
    [
        ({}, (), True),
        ({}, (OPEN,), None),
        ({}, (STALE[0],), None),
        (None, (NEVER,), None),
        ({"level": "不合格", "passes": False}, (), False),
        ({"level": "不合格", "passes": False}, (OPEN,), False),
        ({"level": "不合格", "passes": False}, (STALE[0],), None),
        ({"level": "不合格", "passes": False, "complete": False}, (BROKEN,), False),
        ({"level": None, "passes": False, "complete": False}, (BROKEN,), None),
        ({"level": None, "passes": False}, (), None),
        ({"grade": None}, (), True),
        ({"grade": None, "passes": False}, (), False),
        ({"grade": None, "passes": False, "complete": False}, (BROKEN,), None),
    ],
)
def test_what_is_known(found: dict[str, object] | None, missing: tuple[Words, ...], passes: bool | None) -> None:
    unit = judged().inspected[0].unit
    result = Inspected(unit, 1, None if found is None else report(**found), missing).result
    assert result.passes is passes
    if found is None or STALE[0] in missing:
        assert (result.score, result.level) == (None, None)


@pytest.mark.parametrize(
    ("thirds", "level"),
    [((268, 268, 274), "优"), ((268, 268, 273), "良"), ((223, 226, 226), "良"), ((224, 225, 225), "合格")],
)
def test_a_mean_on_the_limit_is_on_it(thirds: tuple[int, ...], level: str) -> None:
    """Scores are thirds where an element of weight 0.25 was left out; the digits of their floats are a hair less."""
    unit, rules = judged().inspected[0].unit, rules_of(load_pack("ningbo", examples=False))
    units = [Inspected(unit, 1, report(score=n / 3), ()).result for n in thirds]
    found = sample_verdict(units, 3, rules)
    assert (found.passes, found.level) == (True, level)
