"""The figures of a bulletin are those that were counted by hand (``supervision/README.md``)."""

from __future__ import annotations

import csv
from datetime import date
from pathlib import Path

import pytest
from ledgers import ledger, ledger_place, postgres_folder  # noqa: F401  (fixtures)
from small_ledger import Row, store

from surveycheck.ledger import Ledger, firm_story, issue_bulletin

FOLDER = Path(__file__).with_name("supervision")
FIRST, LAST = date(2026, 4, 1), date(2026, 6, 30)
COUNTS = ("submitted", "passed", "failed", "unknown", "first", "first_passed", "first_failed")


def sheet(name: str) -> list[dict[str, str]]:
    with (FOLDER / f"{name}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def row_of(line: dict[str, str]) -> Row:
    found = [one.split(":") for one in line["defects"].split(";") if one]
    score = float(line["score"]) if line["score"] else None
    codes = {code: int(count) for code, count in found}
    told = (line["name"], line["project"], line["firm"], line["received"], line["level"], score, codes, line["stage"])
    return Row(*told, complete=line["level"] != "")


@pytest.fixture
def book(ledger: Ledger) -> Ledger:  # noqa: F811
    with ledger.write() as connection:
        for line in sheet("submissions"):
            store(connection, row_of(line), line["check"])
    return ledger


def counted(row: dict) -> dict[str, object]:
    return {name: row[name] for name in (*COUNTS, "rate", "first_rate")}


def test_the_bulletin_says_what_was_counted(book: Ledger) -> None:
    with book.write() as connection:
        said = issue_bulletin(connection, "2026年二季度通报", FIRST, LAST, "张示例").document
    every = {"all": said["all"]}
    every |= {row["firm"]: row for row in said["firms"]} | {row["month"]: row for row in said["months"]}
    wanted = {
        line["of"]: {**{n: int(line[n]) for n in COUNTS}, "rate": line["rate"], "first_rate": line["first_rate"]}
        for line in sheet("tallies")
    }
    assert {name: counted(row) for name, row in every.items()} == wanted
    assert [(r["code"], r["submissions"], r["findings"], r["share"]) for r in said["defects"]] == [
        (r["code"], int(r["submissions"]), int(r["findings"]), r["share"]) for r in sheet("defects")
    ]
    assert {r["level"]: r["submissions"] for r in said["levels"]} == {
        r["level"]: int(r["submissions"]) for r in sheet("levels")
    }
    assert [(r["name"], r["project"]) for r in said["failing"]] == [(r["name"], r["project"]) for r in sheet("failing")]
    assert said["failing_all"] == len(sheet("failing"))


def test_the_defects_that_a_firm_repeats(book: Ledger) -> None:
    lines = sheet("repeated")
    for firm in ("示例测绘甲院", "示例测绘乙院", "示例测绘丙院"):
        with book.read() as connection:
            found = firm_story(connection, firm, FIRST, LAST).repeated
        assert [(one.code, one.submissions, one.findings) for one in found] == [
            (r["code"], int(r["submissions"]), int(r["findings"])) for r in lines if r["firm"] == firm
        ]
