"""A total that is near, not equal, to what its parts say."""

from __future__ import annotations

import pytest
import small_pack as small

from surveycheck.model import Document, Finding, Place, record_of
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

USES = [
    record_of("a", "USE", n, f"/r/USE[{n + 1}]", n, {"YT": "商业", "MJ": mj})
    for n, mj in enumerate(("700.00", "599.03"))
]


def finding(code: str, path: str, *others: str, **facts) -> Finding:
    places = tuple(Place(file="a", xpath=f"/r/{other}") for other in others)
    at = Place(file="a", xpath=f"/r/{path}")
    return Finding(code, code, code, "", "", "C", "图/形", "", "", "", code, at, facts, places)


def joined(head: Finding, off: float, limit: float) -> bool:
    total = finding("X-02", "PERMIT[1]/ZJZMJ", difference=off, limit=limit)
    rules = {"X-01": small.rule("X-01", small.nothing, explains=("X-02",)), "X-02": small.rule("X-02", small.nothing)}
    things = Things(small.model(documents=(Document("a", "r", "", "", "utf-8", {}, tuple(USES)),)))
    return len({f.cause for f in join([head, total], rules, things)}) == 1


@pytest.mark.parametrize(
    ("off", "limit", "one"), [(1317.42, 23.0, True), (-1317.42, 23.0, True), (1330.0, 23.0, False)]
)
def test_what_is_not_listed_is_missing_in_the_total(off: float, limit: float, one: bool) -> None:
    assert joined(finding("X-01", "USE[1]/YT", "USE[2]/YT"), off, limit) is one


def test_what_the_head_itself_is_off() -> None:
    assert joined(finding("X-01", "ROW[1]/SC", difference=-3150.1), 3168.5, 23.0)
    assert not joined(finding("X-01", "ROW[1]/SC", difference=-30.1), 40.0, 23.0)
