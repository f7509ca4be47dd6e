"""Causes that keys tell: two that miss each other, one record that is gone, two numbers that were exchanged."""

from __future__ import annotations

from dataclasses import replace

import pytest
import small_pack as small

from surveycheck.model import Document, Finding, Model, Place, record_of
from surveycheck.run import accounted
from surveycheck.run.crossed_keys import crossed_keys
from surveycheck.run.exchanged import exchanged
from surveycheck.run.extra import extra
from surveycheck.run.named import crosswise, gone, undrawn

NOTHING = accounted.Rows(Model(""))
"""No tables: what the findings say must do."""

Rows = list[tuple[str, dict[str, object]]]
"""Where findings stand, and their facts."""


def findings(rows: Rows) -> list[Finding]:
    made = []
    for number, (where, facts) in enumerate(rows):
        place = Place("d", "L", (where,)) if where.isdigit() else Place("a", xpath=f"/r/{where}")
        made.append(Finding(str(number), "R", "r", "", "", "C", "图/形", "", "", "", str(number), place, facts))
    return made


def missing(where: str, table: str, link: str, value: str) -> tuple[str, dict[str, object]]:
    return where, {"expected": table, "link": link, "value": value}


LISTED = missing("PART[1]/BLOCK", "BLOCK", "ID", "K1")
EMPTY = missing("BLOCK[1]/ID", "PART", "BLOCK", "K9")


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([LISTED, EMPTY], [(0, 1)]),
        ([EMPTY, LISTED], [(0, 1)]),
        ([LISTED, EMPTY, missing("PART[2]/BLOCK", "BLOCK", "ID", "K1")], [(0, 1), (0, 2)]),
        ([LISTED, EMPTY, missing("PART[2]/BLOCK", "BLOCK", "ID", "K2")], []),
        ([LISTED, missing("BLOCK[1]/ID", "PART", "NAME", "K9")], []),
        ([LISTED, LISTED], []),
    ],
)
def test_two_that_miss_each_other(rows: Rows, joined: list[tuple[int, int]]) -> None:
    assert list(crosswise(findings(rows))) == joined


BY_NUMBER = [missing(f"POINT[{n}]/HOUSE", "HOUSE", "NO", "2") for n in (1, 2)]
BY_NAME = [missing(f"FLOOR[{n}]/HOUSE", "HOUSE", "ID", "1002") for n in (1, 2)]
SHAPE = ("48", {"table": "HOUSE", "key": "2"})


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([*BY_NUMBER, *BY_NAME], [(0, 1), (0, 2), (0, 3)]),
        ([*BY_NUMBER, BY_NAME[0]], []),
        ([BY_NUMBER[0], SHAPE], [(0, 1)]),
        ([BY_NUMBER[0], SHAPE, ("49", {"table": "HOUSE", "key": "3"})], []),
        ([BY_NUMBER[0], ("48", {"table": "GREEN", "key": "2"})], []),
        ([*BY_NUMBER, *BY_NAME, missing("FLOOR[9]/HOUSE", "HOUSE", "ID", "1003")], []),
        ([*BY_NUMBER, *(missing(f"FLOOR[{n}]/YARD", "YARD", "ID", "1002") for n in (1, 2))], []),
    ],
)
def test_one_record_that_is_gone(rows: Rows, joined: list[tuple[int, int]]) -> None:
    assert list(gone(findings(rows))) == joined


def pair(said: object, drawn: object) -> tuple[str, dict[str, object]]:
    return "P[1]", {"said": said, "drawn": drawn}


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([pair("A1–A2", "A6–A7"), pair("A7–A6", "A2–A1")], [(0, 1)]),
        ([pair("A1–A2", "A6–A7"), pair("A6–A8", "A1–A2")], []),
        ([pair("10.000, 20.000", "30.0, 40.0"), pair("30.000, 40.000", "10.0, 20.0000001")], [(0, 1)]),
        ([pair("10.000, 20.000", "30.0, 40.0"), pair("30.002, 40.000", "10.0, 20.0")], []),
        ([pair("5", "6"), pair("6", "5")], []),
        ([pair("消防车道", "登高场地"), pair("登高场地", "消防车道")], [(0, 1)]),
        ([pair(5.0, 6.0), pair(6.0, 5.0)], []),
        ([pair("A–B", "C–D"), pair("C–D", "A–B"), pair("C–D", "A–B")], []),
    ],
)
def test_two_with_exchanged_numbers(rows: Rows, joined: list[tuple[int, int]]) -> None:
    assert sorted(set(exchanged(findings(rows), NOTHING))) == joined


def amount(said: float, drawn: float) -> tuple[str, dict[str, object]]:
    return "LANE[1]/MJ", {"field": "MJ", "said": said, "drawn": drawn}


def within(said: float, drawn: float) -> tuple[str, dict[str, object]]:
    where, facts = amount(said, drawn)
    return where, {**facts, "limit": 0.1}


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([amount(660.0, 1080.01), amount(1080.0, 659.99)], [(0, 1)]),
        ([amount(660.0, 1080.01), amount(1089.0, 659.99)], []),
        ([amount(660.0, 1080.01), amount(1080.0, 700.0)], []),
        ([within(32.630, 31.946), within(31.946, 32.644)], [(0, 1)]),
        ([within(32.630, 31.946), within(31.946, 32.674)], []),
        ([amount(660.0, 1080.01), amount(1080.0, 659.99), amount(1080.0, 660.1)], []),
        ([pair("1.000, 5.000", "1.000, 7.000"), pair("3.000, 7.000", "3.000, 5.000")], [(0, 1)]),
        ([pair("1.000, 5.000", "1.000, 7.000"), pair("7.000, 3.000", "5.000, 3.000")], []),
    ],
)
def test_two_with_exchanged_amounts_or_one_coordinate(rows: Rows, joined: list[tuple[int, int]]) -> None:
    """Areas a centimetre beside what they should be; of a coordinate only north for north."""
    assert sorted(set(exchanged(findings(rows), NOTHING))) == joined


LEVELS = [("1", "base"), ("1", "eaves"), ("1", "top"), ("2", "base"), ("2", "eaves"), ("2", "top")]


def twice(house: str, place: str, count: int = 2) -> tuple[str, dict[str, object]]:
    return "LEVEL[1]/WZ", {"table": "LEVEL", "field": "ID+WZ", "value": f"{house} / {place}", "count": count}


def levels(*changed: tuple[int, str]) -> accounted.Rows:
    """The levels of two houses, some at another place."""
    places = [place for _, place in LEVELS]
    for number, place in changed:
        places[number] = place
    rows = [{"ID": house, "WZ": place} for (house, _), place in zip(LEVELS, places, strict=True)]
    records = tuple(record_of("a", "LEVEL", n, f"/r/LEVEL[{n + 1}]", n, row) for n, row in enumerate(rows))
    return accounted.Rows(small.model(documents=(Document("a", "r", "", "", "utf-8", {}, records),)))


@pytest.mark.parametrize(
    ("rows", "table", "joined"),
    [
        ([twice("1", "eaves"), twice("2", "base")], levels((0, "eaves"), (4, "base")), [(0, 1)]),
        ([twice("1", "eaves", 3), twice("2", "base")], levels((0, "eaves"), (4, "base")), []),
        ([twice("1", "eaves"), twice("2", "base")], levels((2, "eaves"), (5, "base")), []),
        ([twice("1", "eaves"), twice("1", "base")], levels((0, "eaves"), (4, "base")), []),
    ],
)
def test_two_records_with_exchanged_keys(rows: Rows, table: accounted.Rows, joined: list[tuple[int, int]]) -> None:
    """Each repeats a key of its own house, and lacks the one that the other house has too often."""
    assert list(crossed_keys(findings(rows), table)) == joined


class _Card:
    def __init__(self, check: str) -> None:
        self.check = check


CARDS = {"R": _Card("other"), "S": _Card("shape-without-record"), "L": _Card("record-without-shape")}


def coded(rows: list[tuple[str, str, dict[str, object], tuple[str, ...]]]) -> list[Finding]:
    """Code, where it stands, its facts, handles of its witnesses."""
    made = findings([(where, facts) for _, where, facts, _ in rows])
    return [
        replace(f, code=code, others=tuple(Place("d", "L", (h,)) for h in others))
        for f, (code, _, _, others) in zip(made, rows, strict=True)
    ]


STRANGER = ("S", "48", {"table": "HOUSE", "key": "9"}, ())


@pytest.mark.parametrize(
    ("rows", "joined"),
    [
        ([STRANGER, ("R", "48", {}, ())], [(0, 1)]),
        ([("R", "50", {}, ("48",)), STRANGER], [(0, 1)]),
        ([("R", "50", {}, ("48", "51", "52", "53")), STRANGER], []),
        ([STRANGER, ("R", "49", {}, ())], []),
        ([STRANGER, ("R", "48", {}, ()), ("L", "HOUSE[1]/NO", {"table": "HOUSE", "key": "2"}, ())], []),
        ([STRANGER, ("R", "48", {}, ()), ("L", "YARD[1]/NO", {"table": "YARD", "key": "2"}, ())], [(0, 1)]),
        ([*(("S", str(n), {"table": "HOUSE", "key": str(n)}, ()) for n in range(21)), ("R", "1", {}, ())], []),
    ],
)
def test_a_drawn_thing_that_is_one_too_many(rows, joined) -> None:
    assert list(extra(coded(rows), CARDS)) == joined


def test_records_of_a_kind_that_nothing_is_drawn_of() -> None:
    bare = {"table": "HOUSE", "key": "1", "count": 0}
    rows: Rows = [("HOUSE[1]/NO", bare), ("HOUSE[2]/NO", bare), ("YARD[1]/NO", {**bare, "table": "YARD"})]
    assert list(undrawn(findings(rows))) == [(0, 1)]
    assert list(undrawn(findings([("HOUSE[1]/NO", {"table": "HOUSE", "key": "1"})] * 2))) == []
