"""The ledger itself: made, opened, refused; what is written once."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sample_reports import SAMPLES
from sqlalchemy import func, select, text

from surveycheck import inspect
from surveycheck.ledger import (
    Ledger,
    LedgerError,
    firm_id,
    handed,
    is_recorded,
    open_ledger,
    project_id,
    record,
    record_fault,
    report_of,
    submission_id,
    tables,
    upgrade,
)
from surveycheck.report import to_json


def count(ledger: Ledger, name: str) -> int:
    with ledger.read() as connection:
        return connection.execute(select(func.count()).select_from(tables.metadata.tables[name])).scalar_one()


def test_the_migrations_make_the_tables(ledger: Ledger) -> None:
    with ledger.read() as connection:
        assert compare_metadata(MigrationContext.configure(connection), tables.metadata) == []
    scripts = ScriptDirectory(str(Path(upgrade.__file__).with_name("migrations")))
    assert scripts.get_current_head() == upgrade.HEAD


def test_opening_again_keeps_what_is_there(ledger_place: str) -> None:
    first = open_ledger(ledger_place)
    with first.write() as connection:
        project_id(connection, "SL-1", "test")
    first.close()
    again = open_ledger(ledger_place)
    assert count(again, "project") == 1
    again.close()


def test_a_write_that_fails_leaves_nothing(ledger: Ledger) -> None:
    def fail() -> None:
        with ledger.write() as connection:
            project_id(connection, "SL-1", "test")
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        fail()
    assert count(ledger, "project") == 0


def test_what_a_newer_program_made_is_refused(ledger_place: str) -> None:
    ledger = open_ledger(ledger_place)
    with ledger.write() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    ledger.close()
    with pytest.raises(LedgerError, match="newer program"):
        open_ledger(ledger_place)


def test_what_is_no_ledger_is_refused_and_left_alone(tmp_path: Path) -> None:
    other, junk = tmp_path / "other.sqlite", tmp_path / "junk.sqlite"
    with sqlite3.connect(other) as connection:
        connection.execute("CREATE TABLE mine (a)")
    junk.write_bytes(b"no database at all, but long enough to be looked at" * 20)
    before = junk.read_bytes()
    for file, said in ((other, "some other database"), (junk, "not a database")):
        with pytest.raises(LedgerError, match=said):
            open_ledger(file)
    assert junk.read_bytes() == before


@pytest.mark.parametrize("url", ["oracle://x/y", "nonsense://", "postgresql://nobody@/none?host=/nowhere"])
def test_addresses_that_lead_nowhere(url: str) -> None:
    with pytest.raises(LedgerError):
        open_ledger(url)


def test_people_are_known_again_and_filled_in(ledger: Ledger) -> None:
    with ledger.write() as connection:
        one = project_id(connection, "SL-1", "a.csv", name="甲")
        assert project_id(connection, "SL-1", "b.csv", name="乙", place="某路") == one
        assert firm_id(connection, "某院", qualification="甲级") == firm_id(connection, "某院")
        row = connection.execute(select(tables.project)).mappings().one()
    assert (row["name"], row["place"], row["source"]) == ("甲", "某路", "a.csv")


def test_the_same_bytes_are_the_same_submission(ledger: Ledger, tmp_path: Path) -> None:
    (tmp_path / "a").mkdir()
    (tmp_path / "a" / "x.xml").write_text("1", encoding="utf-8")
    first = handed(tmp_path / "a")
    (tmp_path / "a").rename(tmp_path / "b")
    assert handed(tmp_path / "b").digest == first.digest
    with ledger.write() as connection:
        assert submission_id(connection, first) == submission_id(connection, handed(tmp_path / "b"))
    (tmp_path / "b" / "x.xml").write_text("2", encoding="utf-8")
    assert handed(tmp_path / "b").digest != first.digest
    (tmp_path / "b" / "x.xml").write_text("1", encoding="utf-8")
    (tmp_path / "b" / "x.xml").rename(tmp_path / "b" / "y.xml")
    assert handed(tmp_path / "b").digest != first.digest
    assert count(ledger, "submission") == 1


def test_a_result_is_recorded_once_and_whole(ledger: Ledger) -> None:
    report = inspect(SAMPLES / "clean")
    what = handed(SAMPLES / "clean")
    with ledger.write() as connection:
        own = submission_id(connection, what)
        run = record(connection, own, "f" * 64, report)
    with ledger.write() as connection:
        assert record(connection, own, "f" * 64, report) is None
        assert record(connection, own, "e" * 64, replace(report, started="2026-01-01T00:00:00+00:00")) is not None
        assert is_recorded(connection, own, "f" * 64)
        assert not is_recorded(connection, own, "d" * 64)
        assert run is not None
        assert to_json(report_of(connection, run)) == to_json(report)
        row = connection.execute(select(tables.run).where(tables.run.c.id == run)).mappings().one()
        about = connection.execute(select(tables.submission)).mappings().one()
        firm = connection.execute(select(tables.firm.c.name)).scalar_one()
    assert (row["level"], row["a"], row["notes"], row["passes"]) == ("优", 0, len(report.findings), True)
    assert about["stage"] == "竣工验收"
    assert firm == "示例测绘有限公司"
    assert count(ledger, "run") == 2


def test_notes_are_no_defects_of_their_rule(ledger: Ledger) -> None:
    report = inspect(SAMPLES / "clean")
    noted = next(run for run in report.runs if len(run.findings) > 1)
    assert {f.severity for f in noted.findings} == {"note"}
    one = replace(noted.findings[0], severity="C")
    spoilt = replace(noted, findings=(one, *noted.findings[1:]))
    report = replace(report, runs=tuple(spoilt if run is noted else run for run in report.runs))
    with ledger.write() as connection:
        run = record(connection, submission_id(connection, handed(SAMPLES / "clean")), "f" * 64, report)
        where = (tables.run_code.c.run_id == run, tables.run_code.c.code == noted.code)
        row = connection.execute(select(tables.run_code).where(*where)).mappings().one()
    assert (row["severity"], row["findings"], row["causes"]) == ("C", 1, 1)


def test_the_next_of_a_project_knows_the_one_before(ledger: Ledger) -> None:
    report = inspect(SAMPLES / "clean")
    what = handed(SAMPLES / "clean")
    with ledger.write() as connection:
        first, second = (submission_id(connection, replace(what, digest=d * 64)) for d in "ab")
        record(connection, first, "f" * 64, report)
        record(connection, second, "f" * 64, report)
        found = connection.execute(select(tables.submission.c.id, tables.submission.c.earlier_id)).all()
    assert {row.id: row.earlier_id for row in found} == {first: None, second: first}


def test_a_result_that_tells_less_takes_nothing_away(ledger: Ledger) -> None:
    report = inspect(SAMPLES / "clean")
    with ledger.write() as connection:
        own = submission_id(connection, handed(SAMPLES / "clean"))
        record(connection, own, "f" * 64, report)
        told = select(*(tables.submission.c[name] for name in ("project_id", "firm_id", "stage")))
        before = connection.execute(told).one()
        record(connection, own, "e" * 64, replace(report, identity=(), stage=None, complete=False))
        assert connection.execute(told).one() == before
    assert all(before)


def test_what_could_not_be_checked_is_said(ledger: Ledger) -> None:
    with ledger.write() as connection:
        own = submission_id(connection, handed(SAMPLES / "clean"))
        run = record_fault(connection, own, "f" * 64, ("读不了", "cannot be read"))
        assert record_fault(connection, own, "f" * 64, ("读不了", "cannot be read")) is None
        assert run is not None
        assert report_of(connection, run) is None
    assert count(ledger, "event") == 1


def test_ledgers_made_at_once_by_threads_of_one_program(tmp_path: Path) -> None:
    def made(number: int) -> int:
        ledger = open_ledger(tmp_path / f"{number}.sqlite")
        with ledger.read() as connection:
            return len(compare_metadata(MigrationContext.configure(connection), tables.metadata))

    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(made, range(12))) == [0] * 12


WRITER = """
import sys
from surveycheck.ledger import open_ledger, project_id
ledger = open_ledger(sys.argv[1])
for number in range(50):
    with ledger.write() as connection:
        project_id(connection, f"P{number}", sys.argv[2])
"""


def test_two_programs_at_once(ledger_place: str) -> None:
    open_ledger(ledger_place).close()
    runs = [subprocess.Popen([sys.executable, "-c", WRITER, ledger_place, name]) for name in "ab"]
    assert [run.wait(120) for run in runs] == [0, 0]
    ledger = open_ledger(ledger_place)
    assert count(ledger, "project") == 50
    ledger.close()
