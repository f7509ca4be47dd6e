"""A ledger as a bureau has it after some months, for the window of supervision. Firms and projects are invented."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from pathlib import Path

from ledgers import new_ledger
from small_ledger import Row, fill
from sqlalchemy import Connection, insert

from surveycheck.ledger import (
    Terms,
    Wanted,
    add_inspector,
    avoid,
    close_lot,
    draw_lot,
    issue_bulletin,
    sizes_of,
    tables,
)
from surveycheck.ledger.clock import begin_of, today
from surveycheck.pack import load_pack

SOON = 3
"""Days until the number of a lot is known: more than one, for midnight may come while a test runs."""

A, B, C = "示例测绘甲院", "示例测绘乙院", "示例勘测丙公司"


def months_ago(number: int) -> str:
    """A moment in the month so many months before this one, as the ledger writes it; never one that is to come, which
    the first half of a month would have on a fixed day."""
    at = today()
    for _ in range(number):
        at = at.replace(day=1) - timedelta(days=1)
    return begin_of(at.replace(day=min(at.day, 15)))


ROWS = (
    Row("一号地块", "SL-1", A, months_ago(5), "优", 95.0),
    Row("二号地块", "SL-2", A, months_ago(4), "不合格", 50.0, {"T-01": 2}),
    Row("三号地块", "SL-3", B, months_ago(4), "合格", 65.0, {"T-02": 1}),
    Row("二号地块 再报", "SL-2", A, months_ago(2), "良", 80.0),
    Row("<b>四号地块</b>", "SL-4", C, months_ago(1), "", None, {}, complete=False),
    Row("五号地块", "SL-5", B, months_ago(0), "不合格", 41.0, {"T-03": 3}),
)


def made(place: Path, rows: Iterable[Row] = ROWS) -> str:
    """A ledger of these submissions, with a notice that is overdue and one that is due soon; gives its place."""
    file = place.with_suffix(".sqlite")
    ledger, day = new_ledger(file), today()
    with ledger.write() as connection:
        fill(connection, rows)
        if rows:
            notices = (_notice("整改〔示例〕1号", 2, day - timedelta(days=3)), _notice("整改〔示例〕2号", 6, day))
            connection.execute(insert(tables.notice), notices)
            _drawn_lot(connection, day)
    ledger.close()
    return str(file)


def _drawn_lot(connection: Connection, day: date) -> None:
    """A lot that is drawn by a number of a day to come, one that waits, and a bulletin."""
    for name in ("张示例", "李示例", "王示例"):
        add_inspector(connection, name, "示例质检站")
    avoid(connection, "王示例", A, "曾在该单位任职")
    sizes = sizes_of(load_pack("ningbo", examples=False), "2023")
    later = (day + timedelta(days=SOON)).isoformat()
    terms = Terms("示例彩票 第 2026001 期", later)
    close_lot(connection, "示例批一", Wanted(firm=B), terms, sizes, "ningbo")
    draw_lot(connection, "示例批一", "12345", f"{later}T10:00:00+08:00")
    close_lot(connection, "示例批二", Wanted(firm=A), terms, sizes, "ningbo")
    issue_bulletin(connection, "示例通报", day - timedelta(days=200), day, "张示例")


def _notice(number: str, own: int, until: date) -> dict[str, object]:
    row = {"number": number, "submission_id": own, "run_id": own, "issued": months_ago(0), "by": "张示例"}
    return row | {"deadline": until.isoformat(), "document": "{}", "sha256": "0" * 64}
