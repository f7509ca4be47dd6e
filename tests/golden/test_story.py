"""A year of a bureau, 120 submissions of 10 firms: what the ledger counts is what a spreadsheet computes by formulas
(``supervision/story-120.xlsx``; ``tests/story_book.py`` has written it, LibreOffice has computed it)."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import story_book
from ledgers import ledger, ledger_place, postgres_folder  # noqa: F401  (fixtures)
from openpyxl import load_workbook
from small_ledger import Row, finding, report_of

from surveycheck.ledger import (
    Handed,
    Ledger,
    ToIssue,
    issue_bulletin,
    issue_notice,
    lists,
    project_id,
    recheck,
    record,
    submission_id,
    tables,
)
from surveycheck.ledger.people import project_id as known_project
from surveycheck.model import Report, RuleRun

BOOK = Path(__file__).with_name("supervision") / "story-120.xlsx"
FIRST, LAST = date(2026, 4, 1), date(2026, 7, 31)
Rows = dict[str, list[dict[str, Any]]]


@pytest.fixture(scope="module")
def held() -> Rows:
    return story_book.values(BOOK)


def report(row: Mapping[str, Any], found: list[dict[str, Any]], rules: Iterable[str]) -> Report:
    """What the check of a submission has said, as far as the book tells; all rules have looked at it."""
    codes: dict[str, tuple[Any, ...]] = defaultdict(tuple)
    for one in found:
        made = (finding(one["规则"], n, one["类别"]) for n in range(one["处数"]))
        codes[one["规则"]] += tuple(replace(each, id=f"{each.id}-{one['类别']}") for each in made)
    level = row["等级"] if row["完整"] else ""
    bare = Row(
        str(row["编号"]), row["项目"] or "", row["单位"] or "", "", level, row["得分"], complete=bool(row["完整"])
    )
    plain = report_of(bare)
    return replace(
        plain,
        runs=tuple(RuleRun(code, code, "values", "checked", 9, findings=codes.get(code, ())) for code in rules),
        findings=tuple(one for every in codes.values() for one in every),
        identity=tuple(one for one in plain.identity if one.value and row["项目"]),
        passes=row["合格"] == 1,
    )


@pytest.fixture
def book(ledger: Ledger, held: Rows) -> Ledger:  # noqa: F811
    """All submissions of the book in their order, with the notices about those that did not pass."""
    found = defaultdict(list)
    for one in held[story_book.FOUND]:
        found[one["编号"]].append(one)
    rules = [row["规则"] for row in held["规则"]]
    with ledger.write() as connection:
        for row in held[story_book.HANDED]:
            if row["项目"]:
                known_project(connection, row["项目"], "test")
            digest = hashlib.sha256(str(row["编号"]).encode()).hexdigest()
            what = Handed(str(row["编号"]), "", digest, 1, 1)
            own = submission_id(connection, what, "ningbo", f"{row['月份']}-10T04:00:00Z")
            record(connection, own, "f" * 64, report(row, found[row["编号"]], rules))
            if row["第几次"] == 1 and row["合格"] != 1:
                wanted = ToIssue(f"整改{own}", "张示例", date(2026, 7, 25))
                issue_notice(connection, own, wanted, day=date(2026, 7, 10))
                connection.execute(tables.notice.update().values(issued="2026-07-10T04:00:00Z"))
            elif row["第几次"] > 1:
                first = next(r for r in held[story_book.HANDED] if r["项目"] == row["项目"])
                recheck(connection, f"整改{_own(held, first)}", "李示例")
        for row in held[story_book.HANDED]:
            if row["首次"]:
                own = project_id(connection, row["项目"], "test")
                standard = {"project_id": own, "standard": bool(row["示范合同"])}
                connection.execute(tables.contract.insert().values(standard))
    return ledger


def _own(held: Rows, row: Mapping[str, Any]) -> int:
    """Ids of the ledger count from 1."""
    return held[story_book.HANDED].index(row) + 1  # type: ignore[arg-type]


def test_bulletin_and_list_say_what_the_formulas_give(book: Ledger, held: Rows) -> None:
    with book.write() as connection:
        bulletin = issue_bulletin(connection, "通报", FIRST, LAST, "张示例").document
        rows = lists.submissions(connection, limit=1000).rows
    assert story_book.differences(held, bulletin) == []
    said = {row.name: (row.level, row.a, row.b, row.c, row.d) for row in rows}
    assert said == {str(row["编号"]): (row["等级"], *(row[name] for name in "ABCD")) for row in held[story_book.HANDED]}


def test_the_book_is_made_of_formulas() -> None:
    """What is compared was computed, and not written into it."""
    sheets = load_workbook(BOOK)
    for name, columns in (("合计", "BCDEFGHIJ"), ("规则", "BCDE"), ("等级", "B"), ("通知", "B"), ("样本", "F")):
        cells = [sheets[name][f"{c}{n}"].value for c in columns for n in range(2, sheets[name].max_row + 1)]
        assert all(str(value).startswith("=") for value in cells if value is not None), name
        assert any(cells)
