"""Pages of the lists: what is on them, in which order, how many there are in all."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from small_ledger import Row, fill
from sqlalchemy import insert

from surveycheck.ledger import Filter, Ledger, LedgerError, firm_id, lists, tables

A, B = "示例测绘甲院", "示例测绘乙院"
ROWS = (
    # 23:30 UTC on the last of March is April in China.
    Row("一号地块", "SL-1", A, "2026-03-31T23:30:00Z", "优", 95.0),
    Row("二号地块", "SL-2", A, "2026-04-02T02:00:00Z", "不合格", 50.0, {"T-01": 2}),
    Row("三号 100%_地块", "SL-3", B, "2026-04-03T02:00:00Z", "合格", 65.0, {"T-02": 1}),
    Row("二号地块 再报", "SL-2", A, "2026-05-04T02:00:00Z", "良", 80.0),
    Row("四号 ABC", "SL-4", B, "2026-05-05T02:00:00Z", "", None, {}, complete=False),
)


@pytest.fixture
def book(ledger: Ledger) -> Ledger:
    with ledger.write() as connection:
        fill(connection, ROWS)
        firm_id(connection, "示例测绘丙院")
    return ledger


FILTERED = (
    (Filter(), ["四号 ABC", "二号地块 再报", "三号 100%_地块", "二号地块", "一号地块"]),
    (Filter(firm=A), ["二号地块 再报", "二号地块", "一号地块"]),
    (Filter(firm="没有这家"), []),
    (Filter(project="SL-2"), ["二号地块 再报", "二号地块"]),
    (Filter(level="不合格"), ["二号地块"]),
    (Filter(level="不完整"), ["四号 ABC"]),
    (Filter(first=date(2026, 4, 1), last=date(2026, 4, 30)), ["三号 100%_地块", "二号地块", "一号地块"]),
    (Filter(last=date(2026, 3, 31)), []),
    (Filter(text="abc"), ["四号 ABC"]),
    (Filter(text="100%_"), ["三号 100%_地块"]),
    (Filter(text="_"), ["三号 100%_地块"]),
    (Filter(text="乙院"), ["四号 ABC", "三号 100%_地块"]),
    (Filter(text="sl-2"), ["二号地块 再报", "二号地块"]),
    (Filter(firm=A, level="优", stage="竣工验收"), ["一号地块"]),
)


def test_submissions(book: Ledger) -> None:
    with book.read() as connection:
        pages = [(wanted, names, lists.submissions(connection, wanted)) for wanted, names in FILTERED]
    for wanted, names, page in pages:
        assert ([row.name for row in page.rows], page.total) == (names, len(names)), wanted


def test_a_submission_says_its_last_result(book: Ledger) -> None:
    with book.read() as connection:
        row = lists.submissions(connection, Filter(level="不合格")).rows[0]
        unread = lists.submissions(connection, Filter(level="不完整")).rows[0]
    assert (row.project, row.firm, row.score, row.b, row.passes, row.complete) == ("SL-2", A, 50.0, 2, False, True)
    assert (unread.score, unread.passes, unread.complete) == (None, None, False)


def test_pages_together_are_the_list(book: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    """Also where there are too many to be taken at once, and from the end."""
    monkeypatch.setattr("surveycheck.ledger.paging.FEW", 0)
    for order, down in product(("received", "name", "score"), (True, False)):
        with book.read() as connection:
            whole = [row.id for row in lists.submissions(connection, limit=9, order=order, down=down).rows]
            pages = [lists.submissions(connection, offset=at, limit=2, order=order, down=down) for at in (0, 2, 4, 6)]
        assert [row.id for page in pages for row in page.rows] == whole
        assert [len(page.rows) for page in pages] == [2, 2, 1, 0]
        assert {page.total for page in pages} == {5}


def test_an_order_that_there_is_not(book: Ledger) -> None:
    with book.read() as connection, pytest.raises(LedgerError, match="received, name, score"):
        lists.submissions(connection, order="colour")


def test_firms_count_what_passes(book: Ledger) -> None:
    with book.read() as connection:
        every = {row.name: (row.submissions, row.passed, row.failed) for row in lists.firms(connection).rows}
        april = Filter(first=date(2026, 4, 1), last=date(2026, 4, 30))
        some = {row.name: (row.submissions, row.passed, row.failed) for row in lists.firms(connection, april).rows}
    assert every == {A: (3, 2, 1), B: (2, 1, 0), "示例测绘丙院": (0, 0, 0)}
    assert some == {A: (2, 1, 1), B: (1, 1, 0)}


def test_projects_know_their_newest_submission(book: Ledger) -> None:
    with book.read() as connection:
        found = {row.number: (row.submissions, row.level) for row in lists.projects(connection).rows}
        failing = [row.number for row in lists.projects(connection, Filter(level="不合格")).rows]
    assert found == {"SL-1": (1, "优"), "SL-2": (2, "良"), "SL-3": (1, "合格"), "SL-4": (1, "不完整")}
    assert failing == ["SL-2"]


def test_runs(book: Ledger) -> None:
    with book.read() as connection:
        page = lists.runs(connection, Filter(firm=B))
    assert [(row.name, row.level, row.complete) for row in page.rows] == [
        ("四号 ABC", "", False),
        ("三号 100%_地块", "合格", True),
    ]


def test_lots_and_draws(book: Ledger) -> None:
    with book.write() as connection:
        rows = [{"id": 1, "name": "第一批", "units": 4}, {"id": 2, "name": "第二批", "units": 9}]
        connection.execute(insert(tables.lot), rows)
        connection.execute(insert(tables.drawing), [{"id": 1, "lot_id": 1, "number": "07 11"}])
        connection.execute(insert(tables.drawn_unit), [{"drawing_id": 1, "submission_id": n} for n in (1, 2)])
    with book.read() as connection:
        assert [row.name for row in lists.lots(connection).rows] == ["第二批", "第一批"]
        assert [row.name for row in lists.lots(connection, Filter(open=True)).rows] == ["第二批"]
        assert [(row.lot, row.drawn) for row in lists.drawings(connection).rows] == [("第一批", 2)]


def test_what_is_due_comes_first(book: Ledger) -> None:
    with book.write() as connection:
        rows = [("整改1", "2026-06-30", ""), ("整改2", "2026-06-10", ""), ("整改3", "2026-06-01", "2026-06-02")]
        for number, deadline, closed in rows:
            row = {"number": number, "deadline": deadline, "closed": closed, "submission_id": 2, "run_id": 2}
            connection.execute(insert(tables.notice).values(row))
    with book.read() as connection:
        due = lists.due(connection, day=date(2026, 6, 15))
        every = lists.notices(connection, Filter(firm=A), day=date(2026, 6, 15))
    assert [(row.number, row.days) for row in due.rows] == [("整改2", -5), ("整改1", 15)]
    assert [(row.number, row.days) for row in every.rows][-1] == ("整改3", None)
    assert due.rows[0].firm == A
