"""What is offered for notices by the dozen."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from small_ledger import Row, fill

from surveycheck.bureau import Bureau, many
from surveycheck.ledger import ToIssue, issue_notice, open_ledger

DAY = date(2026, 5, 10)


def test_what_has_an_open_notice_is_not_offered_however_many_are_open(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "book.sqlite"
    rows = [Row(f"{n}号", f"SL-{n}", "示例测绘甲院", f"2026-05-0{n}T02:00:00Z", "不合格", 50.0) for n in (1, 2)]
    ledger = open_ledger(file)
    with ledger.write() as connection:
        for own, _ in fill(connection, rows):
            issue_notice(connection, own, ToIssue(f"整改{own}", "张示例", date(2026, 5, 20 + own)), day=DAY)
    ledger.close()
    monkeypatch.setattr(many, "MOST", 1)  # the newest is asked for, the first due would be
    bureau = Bureau(str(file))
    assert bureau.to_notify() == ()
    bureau.close_notice("整改2", "重新发出", "张示例")
    assert [row.name for row in bureau.to_notify()] == ["2号"]
    bureau.close()
