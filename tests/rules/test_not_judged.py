"""What cannot be judged has not passed: the rule says that there was nothing to check."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from surveycheck.pack import load_pack
from surveycheck.run.examples import run_example

Rows = tuple[Mapping[str, Any], ...]


def of_others(rows: Rows) -> Rows:
    """The table of staff with one name that no sheet has."""
    return tuple({**row, "XM": "王示范"} if row["table"] == "INFO_RYXX" else row for row in rows)


def without_staff(rows: Rows) -> Rows:
    return tuple(row for row in rows if row["table"] != "INFO_RYXX")


def without_project(rows: Rows) -> Rows:
    """No survey firm is known, so that no sheet is known to be its own."""
    return tuple(row for row in rows if row["table"] != "PROJECTINFO")


def half_of_the_points(rows: Rows) -> Rows:
    points = [row for row in rows if row["layer"] == "TJD"]
    return tuple(row for row in rows if row not in points[len(points) // 2 :])


def without_points(rows: Rows) -> Rows:
    return tuple(row for row in rows if row["layer"] != "TJD")


@pytest.mark.parametrize(
    ("code", "part", "change"),
    [
        ("DOC-15", "records", of_others),
        ("DOC-15", "records", without_staff),
        ("DOC-15", "records", without_project),
        ("TOP-25", "features", half_of_the_points),
        ("TOP-25", "features", without_points),
    ],
)
def test_a_rule_that_compares_nothing_says_so(code: str, part: str, change: Any) -> None:
    pack = load_pack("ningbo")
    rule = pack.rule(code)
    assert rule is not None
    good = rule.good[0]
    assert run_example(pack, rule, good).problems == ()
    problems = run_example(pack, rule, replace(good, **{part: change(getattr(good, part))})).problems
    assert any(code in problem and "nothing-to-check" in problem for problem in problems), problems
