"""Grades worked out by hand (``grades/``), against what the engine gives by the policies of a pack."""

from __future__ import annotations

import ast
import csv
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import small_pack as small
import small_records

from surveycheck.accuracy import Item, Kind, Pair, Terms, assess
from surveycheck.accuracy.partners import Partner
from surveycheck.grade import grade
from surveycheck.grade.accuracy import item_score
from surveycheck.model import Assessment, Finding, Place, RuleRun
from surveycheck.pack import Policy, QualityElement, QualityPart, load_pack, standards
from surveycheck.rule import Limit
from surveycheck.spotcheck import BatchRules, final_grade

HERE = Path(__file__).parent / "grades"
PARTS = {"plane": "数学/平面", "base": "数学/基础", "shape": "图形/几何", "values": "图形/属性"}
ELEMENTS = (
    QualityElement("数学", "", 0.4, (QualityPart("平面", "", 0.6, "accuracy"), QualityPart("基础", "", 0.4))),
    QualityElement("图形", "", 0.6, (QualityPart("几何", "", 0.5), QualityPart("属性", "", 0.5))),
)
SIGNS: dict[type, Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: lambda a, b: a + b,
    ast.Sub: lambda a, b: a - b,
    ast.Mult: lambda a, b: a * b,
    ast.Div: lambda a, b: a / b,
}


def rows(name: str) -> list[dict[str, str]]:
    with (HERE / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def exact(formula: str) -> Fraction:
    """The value of a formula of plain numbers, without anything of the engine."""

    def value(node: Any) -> Fraction:
        if isinstance(node, ast.Constant):
            return Fraction(str(node.value))
        return SIGNS[type(node.op)](value(node.left), value(node.right))

    return value(ast.parse(formula, mode="eval").body)


@cache
def policy(edition: str) -> Policy:
    """The pack's own, over the elements of the sheet."""
    found = next(p for p in standards(load_pack("ningbo")) if p.standard.endswith(edition))
    return replace(found, elements=ELEMENTS, also=())


def figures(row: dict[str, str]) -> tuple[Assessment, ...]:
    gross, _, whole = (row["gross"] or "0/20").partition("/")
    used = int(whole) - int(gross)
    words: dict[str, Any] = {"quantity": "plane", "precision": "higher", "method": "rmse", "quality": PARTS["plane"]}
    return tuple(
        Assessment(
            f"项{n}", f"item {n}", value=Decimal(m), allowed=Decimal("0.05"), used=used, gross=int(gross), **words
        )
        for n, m in enumerate(filter(None, row["figures"].split("|")))
    )


def run_of(column: str, row: dict[str, str]) -> RuleRun:
    classes = row[column] if row[column] != "-" else ""
    found = tuple(
        Finding(f"{column}{n}", column, column, "", "", severity, PARTS[column], "", "", "", f"{column}{n}", Place("a"))
        for n, severity in enumerate(classes)
    )
    status = "nothing-to-check" if row[column] == "-" else "checked"
    made = figures(row) if column == "plane" else ()
    return RuleRun(column, column, "shape", status, findings=found, accuracy=made)


@pytest.mark.parametrize("row", rows("grades.csv"), ids=lambda row: row["case"])
def test_grade(row: dict[str, str]) -> None:
    rules = [small.rule(column, small.nothing, quality=path) for column, path in PARTS.items()]
    own = replace(policy(row["standard"]), t=float(row["t"]))
    got = grade([run_of(column, row) for column in PARTS], small.pack(rules, policy=own))
    assert got is not None
    assert got.score == float(exact(row["formula"]))
    assert float(row["score"]) == pytest.approx(got.score, abs=1e-6)
    assert got.level == row["level"]
    assert got.passes == (row["level"] != "不合格")
    assert bool(got.veto) == bool(row["veto"])
    assert row["veto"] in "；".join(got.veto)


LIMIT = Limit.constant(0.05, "m0", "m")
ITEM = Item("x", "项", "item", "height", LIMIT, "standard")


def pairs(errors: str) -> list[Pair]:
    """``20x10 1x-30``: twenty of 10 mm, one of −30 mm."""
    kind = Kind("点", "point", "T", "", "", "", "", "", (), "", "x", "")
    sizes = [size for part in errors.split() for count, _, size in (part.partition("x"),) for _ in range(int(count))]
    made = []
    for number, size in enumerate(sizes):
        record = small_records.record("T", number, H="1")
        partner = Partner((Decimal(0),), None, record, None, number)
        values = (Decimal(0),), (Decimal(size) / 1000,)
        made.append(Pair(record, kind, "x", "higher", str(number), "H", *values, partner, ""))
    return made


@pytest.mark.parametrize("row", rows("measurements.csv"), ids=lambda row: row["case"])
def test_measurements(row: dict[str, str]) -> None:
    terms = Terms({}, {}, {"x": ITEM}, {}, int(row["least"]), 5, Decimal(2), 1.0)
    got = assess(ITEM, row["precision"], pairs(row["errors"]), 0, terms)  # type: ignore[arg-type]
    assert got.method == row["method"]
    assert f"{got.gross}/{got.used + got.gross}" == row["gross"]
    if row["method"] == "none":
        assert got.value is None
    if row["figure"]:
        assert got.value is not None
        assert got.value * 1000 == Decimal(exact(row["figure"]).numerator) / exact(row["figure"]).denominator
        for edition in ("2023", "2009"):
            score = item_score(Fraction(got.value), Fraction("0.05"), policy(edition).steps)
            said = row[f"score_{edition}"]
            assert score == (None if said == "none" else exact(said))


BATCH = BatchRules((("优", Fraction(90)), ("良", Fraction(75)), ("合格", Fraction(60))))


@pytest.mark.parametrize("row", rows("batches.csv"), ids=lambda row: row["case"])
def test_batch(row: dict[str, str]) -> None:
    columns = {"excellent": "优", "good": "良", "acceptable": "合格"}
    units: list[str | None] = [level for column, level in columns.items() for _ in range(int(row[column]))]
    assert final_grade(units, "批合格", BATCH) == row["level"]
    assert final_grade([*units, None], "批合格", BATCH) is None
    assert final_grade(units, "批不合格", BATCH) is None
