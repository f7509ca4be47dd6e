"""Two values of a record that do not go together, and two records whose values were exchanged."""

from __future__ import annotations

import pytest
from small_records import record, rows, run

from surveycheck.checks.child_missing import child_missing
from surveycheck.checks.values_together import values_together
from surveycheck.rule import Value

PAIRS = rows(
    "pairs",
    {"table": "HOUSE", "field": "NO", "says": "([1-9])", "other": "CODE", "wants": r"F0\1"},
    {"table": "HOUSE", "field": "NO", "says": "([1-9][0-9])", "other": "CODE", "wants": r"F\1"},
    {"table": "HOUSE", "field": "KIND", "says": "1", "other": "NAME", "wants": "home"},
    {"table": "HOUSE", "field": "KIND", "says": "2", "other": "NAME", "wants": "shop"},
)


def mates(values: list[dict[str, str]]) -> list[list[int]]:
    """Of each defect the other records that are its witnesses, by number."""
    subjects = [record("HOUSE", number, **said) for number, said in enumerate(values)]
    found = run(values_together, subjects, {"pairs": PAIRS}, table="pairs")
    return [[v.record.number for v in defect.others[1:] if isinstance(v, Value)] for defect in found]


@pytest.mark.parametrize(
    ("values", "found"),
    [
        ([{"NO": "1", "CODE": "F12"}, {"NO": "12", "CODE": "F01"}, {"NO": "3", "CODE": "F03"}], [[1], [0]]),
        ([{"NO": "1", "CODE": "F02"}, {"NO": "2", "CODE": "F02"}], [[]]),
        ([{"NO": "1", "CODE": "F02"}, {"NO": "2", "CODE": "F03"}, {"NO": "3", "CODE": "F01"}], [[], [], []]),
        ([{"NO": "1", "CODE": "F02"}, {"NO": "2", "CODE": "F01"}, {"NO": "2", "CODE": "F01"}], [[], [0], [0]]),
        ([{"KIND": "1", "NAME": "shop"}, {"KIND": "2", "NAME": "home"}], [[], []]),
    ],
)
def test_two_records_with_exchanged_values(values: list[dict[str, str]], found: list[list[int]]) -> None:
    """Not where three are mixed up, and not of words that others have, too."""
    assert mates(values) == found


def test_a_child_that_points_nowhere_may_be_the_one_that_is_missed() -> None:
    parents = [record("PARCEL", 0, ID="1"), record("PARCEL", 1, ID="2")]
    owners = [record("OWNER", 0, PARCEL="1"), record("OWNER", 1, PARCEL=""), record("OWNER", 2)]
    found = run(child_missing, parents, others={"children": owners}, key="ID", link="PARCEL", child="OWNER")
    assert [(d.facts["key"], [v.record.number for v in d.others if isinstance(v, Value)]) for d in found] == [
        ("2", [1, 2])
    ]
