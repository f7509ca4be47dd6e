"""``ledger import``: all of a list, or nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from command_line import Run
from sqlalchemy import select

from surveycheck.ledger import open_ledger, tables

TEXT = "项目编号,项目名称,示范合同\nSL-1,甲园（虚构）,是\nSL-2,乙园（虚构）,否\n"


def test_one_refused_row_and_nothing_is_imported(run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "p.csv").write_text(TEXT + ",没有编号,\n", encoding="gbk")
    (tmp_path / "no.xlsx").write_bytes(b"PK no workbook")
    monkeypatch.setenv("SURVEYCHECK_LEDGER", str(tmp_path / "ledger.sqlite"))
    shown = run("ledger", "import", "p.csv")
    assert (shown.status, shown.out) == (2, "")
    assert "B4" in shown.err
    assert not (tmp_path / "ledger.sqlite").exists()
    left = run("ledger", "import", "p.csv", "--leave-out")
    assert (left.status, "新项目 2 个" in left.out) == (0, True)
    for wrong in ("no.xlsx", "nowhere.csv", "."):
        assert run("ledger", "import", wrong).status == 2
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    with ledger.read() as connection:
        assert len(connection.execute(select(tables.project)).all()) == 2
    ledger.close()
