"""What is due, and the sums of months, as days are counted in China."""

from __future__ import annotations

from datetime import date

import pytest
from small_ledger import Row, fill
from sqlalchemy import insert

from surveycheck.ledger import Ledger, tables
from surveycheck.ledger.standing import Month, stages, standing

A = "示例测绘甲院"
ROWS = (
    Row("旧", "SL-0", A, "2025-04-30T15:59:59Z", "优", 95.0),
    # 23:30 UTC on the last of March is April in China.
    Row("一号", "SL-1", A, "2026-03-31T23:30:00Z", "优", 95.0),
    Row("二号", "SL-2", A, "2026-04-02T02:00:00Z", "不合格", 50.0),
    Row("三号", "SL-3", A, "2026-04-02T02:10:00Z", "", None, {}, complete=False),
)


@pytest.fixture
def book(ledger: Ledger) -> Ledger:
    with ledger.write() as connection:
        fill(connection, ROWS)
        for number, (deadline, closed) in enumerate(
            [
                ("2026-04-09", ""),
                ("2026-04-10", ""),
                ("2026-04-17", ""),
                ("2026-04-18", ""),
                ("2026-04-01", "2026-04-02"),
            ]
        ):
            row = {"number": f"{number}", "submission_id": 3, "run_id": 3, "deadline": deadline, "closed": closed}
            own = connection.execute(insert(tables.notice).values(**row, sha256="").returning(tables.notice.c.id))
            notice = own.scalar_one()
        for decided in ("", "2026-04-03T00:00:00Z"):
            connection.execute(insert(tables.objection).values(notice_id=notice, decided=decided))
        for name, day in (("甲", "2026-04-10"), ("乙", "2026-04-11"), ("丙", "2026-04-01")):
            lot = insert(tables.lot).values(name=name, day=day).returning(tables.lot.c.id)
            own_lot = connection.execute(lot).scalar_one()
        connection.execute(insert(tables.drawing).values(lot_id=own_lot))
    return ledger


def test_what_is_due(book: Ledger) -> None:
    with book.read() as connection:
        now = standing(connection, date(2026, 4, 10))
    assert (now.submissions, now.notices, now.overdue, now.soon) == (4, 4, 1, 2)
    assert (now.objections, now.lots, now.ready) == (1, 2, 1)


def test_months(book: Ledger) -> None:
    with book.read() as connection:
        found = standing(connection, date(2026, 4, 10)).months
        assert stages(connection) == ("竣工验收",)
    assert (len(found), found[0].month) == (12, "2025-05")
    assert found[-2:] == (Month("2026-03"), Month("2026-04", 3, 1, 1))
    assert (found[-1].share, found[0].share) == (0.5, None)
