"""What a batch records, and what it leaves out."""

from __future__ import annotations

import errno
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import batches
import pytest
from sqlalchemy import event, select

from surveycheck import manual, waivers
from surveycheck.batch import Answer, Asked, BatchError, Here, Waiting
from surveycheck.ledger import Ledger, LedgerError, open_ledger, tables
from surveycheck.model.progress import Stopped


def refuse(*_: object) -> Answer:
    raise AssertionError("nothing was to be checked")


def test_every_result_is_recorded_once(ledger: Ledger, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 12)
    done = batches.done(ledger, paths, batches.quick())
    assert [one.verdict for one in done] == ["passes" if n % 5 else "fails" for n in range(12)]
    assert not any(one.already for one in done)
    assert all(one.run is not None and one.seconds is not None for one in done)
    again = batches.done(ledger, paths, refuse)
    assert again == tuple(replace(one, already=True, seconds=None) for one in done)
    assert batches.results(ledger) == [path.stem for path in paths]


def test_submissions_of_a_project_follow_each_other_whatever_comes_first(ledger: Ledger, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 8)
    batches.done(ledger, paths, batches.quick(seconds=0.05), jobs=4)
    with ledger.read() as connection:
        rows = connection.execute(select(tables.submission.c.id, tables.submission.c.earlier_id)).all()
    before = {row.id: row.earlier_id for row in rows}
    assert [before[n] for n in range(1, 9)] == [None, 1, 2, 3, None, 5, 6, 7]


def test_copies_are_one_submission(ledger: Ledger, tmp_path: Path) -> None:
    (first,) = batches.written(tmp_path / "in", 1)
    copy = tmp_path / "in" / "D001.dxf"
    copy.write_bytes(first.read_bytes())
    done = batches.done(ledger, (first, copy), batches.quick())
    assert [(one.path, one.verdict, one.already) for one in done] == [(first, "fails", False), (copy, "fails", True)]
    assert batches.results(ledger) == ["D000"]


def test_what_stands_beside_a_deliverable_belongs_to_its_check(ledger: Ledger, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 2)
    batches.done(ledger, paths, batches.quick())
    manual.beside(paths[1]).write_text("# noted", encoding="utf-8")
    assert [one.already for one in batches.done(ledger, paths, batches.quick())] == [True, False]
    waivers.beside(paths[1]).write_text("# asked", encoding="utf-8")
    assert [one.already for one in batches.done(ledger, paths, batches.quick())] == [True, False]
    assert batches.results(ledger) == ["D000", "D001", "D001", "D001"]


def incomplete(one: Waiting, *_: object) -> Answer:
    return Answer(replace(batches.REPORT, name=one.path.stem, complete=False, losses=("坏",), losses_en=("bad",)))


@pytest.mark.parametrize("check", [incomplete, lambda *_: Answer(fault=("坏", "bad"))])
def test_what_is_incomplete_is_recorded_and_checked_again_when_asked(ledger: Ledger, tmp_path: Path, check) -> None:  # type: ignore[no-untyped-def]
    paths = batches.written(tmp_path / "in", 1)
    (first,) = batches.done(ledger, paths, check)
    assert (first.verdict, first.why) == ("incomplete", ("坏", "bad"))
    assert [one.verdict for one in batches.done(ledger, paths, refuse)] == ["incomplete"]
    batches.done(ledger, paths, check, again=True)
    assert batches.results(ledger) == ["D000", "D000"]
    assert batches.done(ledger, paths, lambda one, *_: batches.answer(one), again=True)[0].verdict == "fails"
    assert batches.done(ledger, paths, refuse, again=True)[0].already


def test_trouble_is_no_result(ledger: Ledger, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 1)
    (done,) = batches.done(ledger, paths, lambda *_: Answer(trouble=("停电", "no power")))
    assert (done.verdict, done.why) == ("incomplete", ("停电", "no power"))
    assert batches.results(ledger) == []


def test_a_fault_of_the_check_itself_costs_one_deliverable(ledger: Ledger, tmp_path: Path) -> None:
    def check(one: Waiting, *_: object) -> Answer:
        if one.path.stem == "D001":
            raise ZeroDivisionError("x")
        return batches.answer(one)

    done = batches.done(ledger, batches.written(tmp_path / "in", 3), check)
    assert [one.verdict for one in done] == ["fails", "incomplete", "passes"]
    assert "ZeroDivisionError" in done[1].why[1]


def test_when_no_process_can_be_started_the_batch_ends(ledger: Ledger, tmp_path: Path) -> None:
    def check(*_: object) -> Answer:
        raise OSError(errno.ENOMEM, "no memory")

    with pytest.raises(BatchError, match="no memory"):
        batches.done(ledger, batches.written(tmp_path / "in", 5), check)
    assert batches.results(ledger) == []


def test_a_full_disk_ends_it_and_loses_nothing(tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 60)
    ledger = open_ledger(tmp_path / "ledger.sqlite")
    batches.done(ledger, paths[:1], batches.quick())

    def full(raw, _: object) -> None:  # type: ignore[no-untyped-def]
        (pages,) = raw.execute("PRAGMA page_count").fetchone()
        raw.execute(f"PRAGMA max_page_count={max(full.most, pages)}")  # type: ignore[attr-defined]

    with ledger.read() as connection:
        full.most = connection.exec_driver_sql("PRAGMA page_count").scalar_one() + 6  # type: ignore[attr-defined]
    event.listen(ledger.engine, "connect", full)
    with pytest.raises(LedgerError, match="full") as told:
        batches.done(ledger, paths, batches.quick())
    assert told.value.loss
    ledger.close()
    after = open_ledger(tmp_path / "ledger.sqlite")
    kept = batches.results(after)
    assert 0 < len(kept) < 60
    done = batches.done(after, paths, batches.quick())
    assert sum(one.already for one in done) == len(kept)
    assert batches.results(after) == [path.stem for path in paths]
    after.close()


def test_a_ledger_that_goes_away_ends_it(tmp_path: Path, ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    paths = batches.written(tmp_path / "in", 9)
    writes = iter(range(100))

    def gone(*_: object) -> None:
        if next(writes) >= 4:
            raise LedgerError("断开", "gone", loss=True)

    event.listen(ledger.engine, "begin", gone)
    with pytest.raises(LedgerError, match="gone"):
        batches.done(ledger, paths, batches.quick())
    event.remove(ledger.engine, "begin", gone)
    assert len(batches.results(ledger)) < 9
    batches.done(ledger, paths, batches.quick())
    assert batches.results(ledger) == [path.stem for path in paths]


def test_two_programs_on_one_ledger(ledger_place: str, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 60)
    open_ledger(ledger_place).close()
    log = tmp_path / "log"
    command = [sys.executable, batches.__file__, str(tmp_path / "in"), ledger_place, str(log), "0.1"]
    programs = [subprocess.Popen(command) for _ in range(2)]
    assert [program.wait(120) for program in programs] == [0, 0]
    ledger = open_ledger(ledger_place)
    assert batches.results(ledger) == [path.stem for path in paths]
    ledger.close()
    assert len(log.read_text(encoding="utf-8").split()) == 60  # neither checks what the other one does


def test_who_wants_no_more_ends_what_is_running(tmp_path: Path) -> None:
    ended: list[str] = []

    def check(one: Waiting, _: object, looker: Callable[[dict[str, object]], bool]) -> Answer:
        if one.path.stem == "D000":
            return batches.answer(one)
        while looker({}):
            time.sleep(0.01)
        ended.append(one.path.stem)
        raise Stopped

    todo = (Waiting(number, path, "") for number, path in enumerate(batches.written(tmp_path / "in", 9)))
    answers = Here(2, check).answers(todo, Asked())
    next(answers)
    begun = time.monotonic()
    answers.close()
    assert ended == ["D001"]
    assert time.monotonic() - begun < 4
