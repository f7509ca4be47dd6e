"""Two batches on one ledger never check the same submission; one that is gone holds nothing."""

from __future__ import annotations

import subprocess
import sys
import threading
import time
from pathlib import Path

import batches
import psutil
import pytest
from sqlalchemy import func, select

from surveycheck.batch import Asked, Waiting, holder, prints
from surveycheck.batch.holder import gone, holding, machine_of, own_name
from surveycheck.ledger import Ledger, claims, handed, submission_id, tables

WORK = prints(Asked(pack="geometry"), [batches.GEOMETRY]).work
ELSEWHERE = "another-machine|1|0.00|x"


def claim(ledger: Ledger, path: Path, who: str, seconds: float = claims.LASTS, work: str = WORK) -> None:
    with ledger.write() as connection:
        own = submission_id(connection, handed(path))
        assert claims.claimed(connection, own, work, who)
        now = claims._now(connection)
        connection.execute(tables.claim.update().values(until=now + seconds))


def held(ledger: Ledger) -> int:
    with ledger.read() as connection:
        return int(connection.execute(select(func.count()).select_from(tables.claim)).scalar_one())


def ended() -> str:
    """A holder that was a process of this machine."""
    program = "from surveycheck.batch.holder import own_name; print(own_name())"
    return subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True).stdout.strip()


def test_who_is_gone(ledger: Ledger) -> None:
    assert gone(ended())
    assert gone(own_name())  # a batch of this process that is over
    with holding(ledger) as own:
        assert not gone(own)
    assert gone(own)
    assert not gone(ELSEWHERE)
    assert not gone("nonsense")
    machine, number, begun, more = own_name().rsplit("|", 3)
    assert gone(f"{machine}|{number}|{float(begun) - 100}|{more}")  # the number is another process's now


def test_what_a_killed_batch_held_is_taken_over_at_once(ledger: Ledger, tmp_path: Path) -> None:
    paths = batches.written(tmp_path / "in", 3)
    claim(ledger, paths[1], ended())
    begun = time.monotonic()
    assert not any(one.already for one in batches.done(ledger, paths, batches.quick()))
    assert time.monotonic() - begun < claims.LASTS / 4
    assert held(ledger) == 0


def test_what_another_machine_holds_is_waited_for_until_its_time_is_over(ledger: Ledger, tmp_path: Path) -> None:
    for more, lasts in ((3, 2.5), (6, 10.0), (9, 40.0)):  # a busy machine may begin when the shorter ones are over
        paths = batches.written(tmp_path / "in", more)
        claim(ledger, paths[more - 2], ELSEWHERE, lasts)
        begun, waits = time.monotonic(), []
        batches.run(ledger, paths, batches.quick(), wait=waits.append)
        if waits:
            break
    assert [(one.count, one.machines) for one in waits] == [(1, (machine_of(ELSEWHERE),))]
    assert 0 <= waits[0].seconds <= lasts
    assert lasts - 0.5 < time.monotonic() - begun < lasts + 60
    assert batches.results(ledger) == [path.stem for path in paths]


def test_another_work_hinders_nobody(ledger: Ledger, tmp_path: Path) -> None:
    (path,) = batches.written(tmp_path / "in", 1)
    claim(ledger, path, ELSEWHERE, work="another pack")
    begun = time.monotonic()
    batches.done(ledger, (path,), batches.quick())
    assert time.monotonic() - begun < claims.LASTS / 4


@pytest.mark.parametrize("again", [False, True])
def test_a_long_check_stays_claimed(
    ledger: Ledger, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: bool
) -> None:
    """Far longer than a claim lasts: its holder goes on to say so. Also of what is checked again."""
    monkeypatch.setattr(claims, "LASTS", 1.5)
    monkeypatch.setattr(holder, "AGAIN", 0.2)
    (path,) = batches.written(tmp_path / "in", 1)
    bad = batches.incomplete if again else batches.answer
    if again:
        batches.done(ledger, (path,), lambda one, *_: batches.incomplete(one))
    checked: list[str] = []

    def slow(one: Waiting, *_: object) -> object:
        checked.append(one.path.name)
        time.sleep(4)
        return bad(one)

    first = threading.Thread(target=lambda: batches.done(ledger, (path,), slow, again=again))
    first.start()
    while not checked:
        time.sleep(0.05)
    (second,) = batches.done(ledger, (path,), slow, again=again)
    first.join()
    assert second.already
    assert checked == [path.name]
    assert len(batches.results(ledger)) == 1 + again


def test_an_interrupted_batch_gives_back_what_it_held(ledger: Ledger, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    paths = batches.written(tmp_path / "in", 9)
    with pytest.raises(KeyboardInterrupt):
        batches.run(ledger, paths, batches.quick(seconds=0.1), tell=stop)
    assert held(ledger) == 0


def test_a_process_whose_number_is_not_told(monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(number: int) -> None:
        raise psutil.AccessDenied(number)

    own = ended()
    monkeypatch.setattr(psutil, "Process", refused)
    assert not gone(own)
