"""Findings that are held against one and the same value."""

from __future__ import annotations

from dataclasses import replace

import small_pack as small

from surveycheck.model import Finding, Place
from surveycheck.run.cause import join
from surveycheck.run.upon import Things


def finding(number: int, limit: int) -> Finding:
    at, witness = (Place(file="a", xpath=f"/r/{path}") for path in (f"TOP[{number}]/GC", f"ZD[{limit}]/XG"))
    return Finding(f"f{number}", "X-01", "x", "", "", "A", "图/形", "", "", "", f"f{number}", at, {}, (witness,))


def causes(*found: Finding) -> set[str]:
    rules = {"X-01": replace(small.rule("X-01", small.nothing), common=("witness",))}
    return {f.cause for f in join(found, rules, Things(small.model()))}


def test_three_against_one_limit_are_one_cause() -> None:
    assert len(causes(finding(1, 1), finding(2, 1), finding(3, 1))) == 1


def test_two_may_each_be_wrong_and_other_limits_are_others() -> None:
    assert len(causes(finding(1, 1), finding(2, 1), finding(3, 2))) == 3
