"""What a bulletin says besides submissions: notices, lots, contracts, credit. The other figures: ``tests/golden``."""

from __future__ import annotations

from datetime import date

from small_ledger import Row, fill
from sqlalchemy import insert

from surveycheck.ledger import Credit, Ledger, add_credit, tables
from surveycheck.ledger.bulletins import figures_of

FIRM = "示例测绘甲院"
FIRST, LAST = date(2026, 4, 1), date(2026, 4, 30)
ROWS = [Row(f"{n}号", f"SL-{n}", FIRM, "2026-04-02T02:00:00Z", "不合格", 50.0, {"T-01": 1}) for n in range(1, 5)]
NOTICES = (  # issued, closed, outcome; the last one is of May in China
    ("2026-04-03T01:00:00Z", "", ""),
    ("2026-04-04T01:00:00Z", "2026-05-01T01:00:00Z", "mended"),
    ("2026-04-05T01:00:00Z", "2026-05-01T01:00:00Z", "withdrawn"),
    ("2026-04-30T16:00:00Z", "", ""),
)


def test_what_else_a_bulletin_says(ledger: Ledger) -> None:
    with ledger.write() as connection:
        fill(connection, ROWS)
        for n, (issued, closed, outcome) in enumerate(NOTICES, 1):
            row = {"number": f"整改{n}", "submission_id": n, "run_id": n, "deadline": "2026-05-20"}
            connection.execute(insert(tables.notice).values(**row, issued=issued, closed=closed, outcome=outcome))
        for n, decided in ((1, "2026-04-20T01:00:00Z"), (2, "2026-05-20T01:00:00Z")):
            connection.execute(insert(tables.lot).values(id=n, name=f"第{n}批", units=20, size=3))
            said = {"verdict": "批合格", "level": "良", "score": 80.0, "decided": decided}
            connection.execute(insert(tables.verdict).values(lot_id=n, **said))
        for n, standard in ((1, True), (2, True), (3, False)):
            connection.execute(insert(tables.contract).values(project_id=n, standard=standard))
        for day in ("2026-04-30", "2026-05-01"):
            add_credit(connection, Credit(FIRM, "good", "", "获奖", "表彰1号", day, "张示例"))
        said = figures_of(connection, FIRST, LAST)
    assert said["notices"] == {"issued": 3, "closed": 2, "mended": 1}
    assert [(row["name"], row["verdict"], row["score"]) for row in said["lots"]] == [("第1批", "批合格", 80.0)]
    assert said["contracts"] == {"projects": 4, "known": 3, "standard": 2, "share": "66.7"}
    assert [row["date"] for row in said["credit"]] == ["2026-04-30"]
    assert [row["notice"] for row in said["failing"]] == ["整改1", "整改2", "整改3", "整改4"]


def test_a_bulletin_of_nothing(ledger: Ledger) -> None:
    with ledger.read() as connection:
        said = figures_of(connection, FIRST, LAST)
    assert (said["all"]["submitted"], said["all"]["rate"], said["contracts"]["share"]) == (0, None, None)
    assert [row["month"] for row in said["months"]] == ["2026-04"]
