"""A waiver that is accepted never lowers a score, whatever else there is; nor does it bring a part into the score."""

from __future__ import annotations

from dataclasses import replace

import small_pack as small
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.grade import grade
from surveycheck.model import Finding, Grade, Place, RuleRun
from surveycheck.pack import Pack

PLANE, SHAPE, VALUES = "数学精度/平面", "图形/几何", "图形/属性"


def finding(number: int, severity: str, quality: str, cause: str, waived: bool) -> Finding:
    words = ("R", "r", "t", "t", severity, quality, "m", "m", "c", cause)
    place = Place("a.dxf", "L", (str(number % 3),))
    return Finding(f"f{number}", *words, place, state="waived" if waived else "open")  # type: ignore[arg-type]


def graded(findings: list[Finding], pack: Pack) -> Grade:
    got = grade([RuleRun("R", "r", "shape", "checked", 9, findings=tuple(findings))], pack)
    assert got is not None
    return got


def unscored(grade: Grade) -> list[str]:
    return [part.element for element in grade.parts for part in element.parts if part.score is None]


def qualities(pack: Pack) -> list[str]:
    assert pack.policy is not None
    return [f"{e.name}/{p.name}" for e in pack.policy.elements for p in e.parts]


PACKS = {
    how: small.pack([small.rule("R", small.nothing, quality=SHAPE)], policy=small.policy(count=how))
    for how in ("finding", "object", "cause")
}
WHERE = qualities(PACKS["cause"])
ROWS = st.lists(
    st.tuples(st.sampled_from("ABCD"), st.sampled_from(WHERE), st.sampled_from("xyz"), st.booleans(), st.booleans()),
    max_size=8,
)


@settings(deadline=None)
@given(ROWS, st.sampled_from(sorted(PACKS)))
def test_an_accepted_waiver_never_lowers_the_score(rows: list, how: str) -> None:
    some = [finding(n, s, q, c, waived) for n, (s, q, c, waived, _) in enumerate(rows)]
    more = [replace(f, state="waived") if row[4] else f for f, row in zip(some, rows, strict=True)]
    before, after = graded(some, PACKS[how]), graded(more, PACKS[how])
    assert (before.score is None) is (after.score is None)
    assert before.score is None or before.score <= after.score  # type: ignore[operator]
    assert unscored(before) == unscored(after)
    assert len(after.veto) <= len(before.veto)


def test_what_is_left_of_a_cause_counts_where_its_worst_was() -> None:
    waived = finding(0, "A", WHERE[0], "x", True)
    left = finding(1, "D", WHERE[1], "x", False)
    deductions = [d for e in graded([waived, left], PACKS["cause"]).parts for p in e.parts for d in p.deductions]
    assert [(d.severity, d.findings) for d in deductions] == [("D", ("f1",))]
