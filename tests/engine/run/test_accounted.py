"""Causes that records tell: what one of them adds to a total, and which one is missed under its key."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.model import Document, Finding, Place, record_of
from surveycheck.rule import Select
from surveycheck.run.cause import join
from surveycheck.run.upon import Things

ROOT = "/r"
SUM = {
    "params": {"addend": "MJ", "tolerance": 0.01},
    "others": {"addends": Select(records=("FLOOR",))},
    "whole": True,
}
COUNT = {**SUM, "params": {"addend": "1", "tolerance": 0}}
FLOORS = ("100.00", "100.00", "30.00", "7.50")


def things() -> Things:
    floors = [
        record_of("a", "FLOOR", n, f"{ROOT}/FLOOR[{n + 1}]", n, {"NO": "4", "MJ": mj}) for n, mj in enumerate(FLOORS)
    ]
    houses = [record_of("a", "HOUSE", n, f"{ROOT}/HOUSE[{n + 1}]", n, {"MJ": "200.00", "TS": "3"}) for n in range(3)]
    return Things(small.model(documents=(Document("a", "r", "", "", "utf-8", {}, (*floors, *houses)),)))


def at(path: str) -> Place:
    return Place(file="a", xpath=f"{ROOT}/{path}")


def finding(code: str, ident: str, path: str, others: tuple[str, ...] = (), **facts) -> Finding:
    places = tuple(map(at, others))
    return Finding(ident, code, code, "", "", "C", "图/形", "", "", "", ident, at(path), facts, places)


def causes(found: list[Finding], **rules) -> dict[str, str]:
    made = {code: small.rule(code, small.nothing, **words) for code, words in rules.items()}
    return {f.id: f.cause for f in join(found, made, things())}


@pytest.mark.parametrize(
    ("rule", "path", "difference", "cause"),
    [
        (SUM, "HOUSE[1]/MJ", 30.0, "x"),
        (SUM, "HOUSE[1]/MJ", -30.01, "x"),
        (SUM, "HOUSE[1]/MJ", 30.02, "y"),
        (SUM, "HOUSE[1]/MJ", 4.0, "y"),
        (COUNT, "HOUSE[1]/TS", 1, "x"),
        (COUNT, "HOUSE[1]/TS", 2, "y"),
        ({}, "HOUSE[1]/TS", 1, "y"),
        ({}, "FLOOR[3]/NO", 4, "x"),
    ],
)
def test_a_total_that_is_off_by_just_the_record(rule: dict, path: str, difference: float, cause: str) -> None:
    """By what the rule adds, or by an amount with decimals; a count is believed of the very record only."""
    found = [finding("A1", "x", "FLOOR[3]/KIND"), finding("B1", "y", path, difference=difference)]
    assert causes(found, A1={"explains": ("B1",)}, B1=rule)["y"] == cause
    assert causes(found, A1={"explains": ("shape",)}, B1=rule)["y"] == cause
    assert causes(found, A1={}, B1=rule)["y"] == "y"


def test_what_is_missing_in_one_total_stands_in_another() -> None:
    """Opposite to the last digit; counts only between two records that an amount has moved between."""
    found = [
        finding("A1", "a", "HOUSE[1]/MJ", difference=30.0),
        finding("A1", "b", "HOUSE[2]/MJ", ("FLOOR[3]/MJ", "FLOOR[4]/MJ"), difference=-30.0),
        finding("A1", "c", "HOUSE[3]/MJ", difference=-30.01),
        finding("B1", "d", "HOUSE[1]/TS", difference=1),
        finding("B1", "e", "HOUSE[2]/TS", difference=-1),
        finding("C1", "f", "FLOOR[3]/NO"),
        finding("C1", "g", "FLOOR[4]/NO"),
    ]
    got = causes(found, A1={**SUM, "explains": ("C1",)}, B1=COUNT, C1={})
    assert got == {"a": "a", "b": "a", "c": "c", "d": "a", "e": "a", "f": "a", "g": "g"}
    alone = causes(found[3:5], B1=COUNT)
    assert alone == {"d": "d", "e": "e"}


@pytest.mark.parametrize(
    ("rule", "differences", "cause"),
    [
        (SUM, (30.01, 30.01), "x"),
        (SUM, (30.01, 30.02), "y"),
        (SUM, (30.01, -30.01), "y"),
        (COUNT, (1.0, 1.0), "y"),
    ],
)
def test_one_record_gone_from_two_totals(rule: dict, differences: tuple[float, float], cause: str) -> None:
    """By building and by use: the same amount, to the last digit; counts agree by chance."""
    found = [finding("X", "x", "HOUSE[1]/MJ", difference=differences[0])]
    found += [finding("Y", "y", "HOUSE[2]/MJ", difference=differences[1])]
    assert causes(found, X=rule, Y={**rule, "whole": False})["y"] == cause


def test_two_totals_of_one_record() -> None:
    found = [finding("A1", "a", "HOUSE[1]/X", difference=1), finding("B1", "b", "HOUSE[1]/Y", difference=-1)]
    assert causes(found, A1=COUNT, B1=COUNT) == {"a": "a", "b": "a"}
    other = {**COUNT, "params": {"addend": "2", "tolerance": 0}}
    assert causes(found, A1=COUNT, B1=other) == {"a": "a", "b": "b"}


@pytest.mark.parametrize(
    ("heads", "keys", "cause"),
    [
        (("HOUSE[2]/NO",), ("3", "3"), "h0"),
        (("HOUSE[2]/NO",), ("3", "4"), "f0"),
        (("HOUSE[2]/NO", "HOUSE[3]/NO"), ("3", "3"), "f0"),
        (("HOUSE[2]/OTHER",), ("3", "3"), "f0"),
        (("FLOOR[2]/NO",), ("3", "3"), "f0"),
    ],
)
def test_the_one_key_that_is_missed_is_that_of_the_one_record_with_a_wrong_one(heads, keys, cause: str) -> None:
    found = [finding("A1", f"h{n}", path) for n, path in enumerate(heads)]
    found += [
        finding("B1", f"f{n}", f"FLOOR[{n + 1}]/HOUSE", value=key, expected="HOUSE", link="NO")
        for n, key in enumerate(keys)
    ]
    assert causes(found, A1={"explains": ("B1",)}, B1={})["f0"] == cause


@pytest.mark.parametrize(("file", "cause"), [("a", "x"), ("b", "z")])
def test_records_of_two_files_are_two(file: str, cause: str) -> None:
    """Which of them is missed under its key nobody can tell."""
    twin = finding("A1", "y", "FLOOR[3]/NO")
    twin = replace(twin, place=replace(twin.place, file=file))
    lost = finding("B1", "z", "HOUSE[1]/FLOOR", expected="FLOOR", link="NO", value="4")
    found = causes([finding("A1", "x", "FLOOR[3]/NO"), twin, lost], A1={"explains": ("B1",)}, B1={})
    assert found["z"] == cause
