"""A gap in the numbers of a table, and what there is too little of in it."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.model import Finding, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

RULES = {
    "X-01": replace(small.rule("X-01", small.nothing), check="numbering"),
    "X-02": replace(small.rule("X-02", small.nothing), explains=("X-01",)),
    "X-03": small.rule("X-03", small.nothing),
}


def found(code: str, path: str, file: str = "a.xml") -> Finding:
    return Finding(code, code, "x", "", "", "C", "图/形", "", "", "", code, Place(file, xpath=path))


@pytest.mark.parametrize(
    ("other", "causes"),
    [
        (found("X-02", "/r/T[1]"), 1),
        (found("X-02", "/r/U[1]"), 2),
        (found("X-02", "/r/T[1]", "b.xml"), 2),
        (found("X-02", ""), 2),
        (found("X-03", "/r/T[1]"), 2),
    ],
    ids=["its table", "another table", "another file", "no record", "a rule that does not explain it"],
)
def test_too_few_records_and_the_gap_in_their_table_are_one_cause(other: Finding, causes: int) -> None:
    joined = join([other, found("X-01", "/r/T[5]/N")], RULES, Things(small.model()))
    assert len({f.cause for f in joined}) == causes
