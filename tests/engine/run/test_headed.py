"""Which finding of a cause comes first: the one at the value that most of them touch."""

from __future__ import annotations

import pytest

from surveycheck.model import Finding, Place
from surveycheck.run.headed import headed

TOTAL, PART, OTHER, PROJECT = (f"/r/{step}" for step in ("T[1]/SUM", "P[1]/A", "P[2]/A", "I[1]/SUM"))


def at(ident: str, path: str = "", *others: str, file: str = "d.xml", severity="B", handles=()) -> Finding:
    places = tuple(Place("d.xml", xpath=other) for other in others)
    return Finding(
        ident,
        ident[:1],
        "",
        "",
        "",
        severity,
        "",
        "",
        "",
        "",
        ident,
        Place(file, xpath=path, handles=handles),
        {},
        places,
    )


REPORT = at("A1", "", TOTAL, file="report.pdf")
SUM = at("B1", TOTAL, PART, OTHER)

CASES = {
    "a report, the project's data and the parts contradict a total": (
        [REPORT, at("C1", PROJECT, TOTAL), SUM, at("D1", TOTAL, PART)],
        [0] * 4,
        {0: 2},
    ),
    "a total is found at itself first": ([SUM, REPORT], [0, 0], {}),
    "only notes stand at it": ([REPORT, at("C1", PROJECT, TOTAL), at("B1", TOTAL, severity="note")], [0] * 3, {}),
    "two that touch different values": ([at("A1", "", PART, file="report.pdf"), at("B1", TOTAL)], [0, 0], {}),
    "what is drawn comes first": ([at("A1", "", TOTAL, file="a.dxf", handles=("1F",)), SUM], [0, 0], {}),
    "as many touch the one as the other": ([at("A1", PROJECT, TOTAL), at("B1", TOTAL, PROJECT)], [0, 0], {}),
    "each is alone": ([REPORT, SUM], [0, 1], {}),
    "a record is no value": ([at("A1", "/r/T[1]"), at("B1", "/r/T[1]/SUM", "/r/T[1]")], [0, 0], {}),
}


@pytest.mark.parametrize(("findings", "roots", "heads"), CASES.values(), ids=CASES)
def test_the_value_that_most_touch(findings: list[Finding], roots: list[int], heads: dict[int, int]) -> None:
    assert headed(findings, roots) == heads
