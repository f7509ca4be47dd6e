"""A report into a folder: what fails takes nothing else with it, and two who write there take turns."""

from __future__ import annotations

import multiprocessing
import sys
import threading
import time
from pathlib import Path
from typing import Any

import pytest

from surveycheck.model import Event, Report, Stopped
from surveycheck.report import BusyError, PaperError, formats, turn, write_into
from surveycheck.seal import SealError, check_entry, read_manifest
from surveycheck.whole import write_whole

NAME = "示例小区一期竣工.report"


def breaking(monkeypatch: pytest.MonkeyPatch, error: Exception) -> None:
    def broken(*_: Any) -> Any:
        raise error

    monkeypatch.setitem(formats.FORMATS, "xlsx", broken)


@pytest.mark.parametrize(
    ("error", "told"),
    [
        (PaperError("没有中文字体", "no Chinese font"), "no Chinese font"),
        (ZeroDivisionError("in a writer"), "ZeroDivisionError: in a writer"),
        (MemoryError(), "MemoryError"),
        (OSError(28, "No space left", "x.xlsx"), "x.xlsx the disk is full"),
    ],
)
def test_one_writer_fails_and_the_others_write(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, told: str
) -> None:
    breaking(monkeypatch, error)
    made = write_into(report, tmp_path, ["html", "xlsx", "json"])
    assert [path.name for path in made.files] == [f"{NAME}.html", f"{NAME}.json"]
    assert [(one.format, one.error) for one in made.failed] == [("xlsx", error)]
    assert "XLSX" in made.failed[0].zh
    assert told in made.failed[0].en
    (section,) = read_manifest(tmp_path / "manifest.json")
    assert [entry.name for entry in section.files] == [path.name for path in made.files]
    assert [check_entry(tmp_path, entry) for entry in section.files] == ["same", "same"]
    assert {path.name for path in tmp_path.iterdir()} == {*(p.name for p in made.files), "manifest.json"}


def test_a_file_that_is_open_elsewhere_costs_the_others_nothing(
    report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refused(path: Path, content: str | bytes) -> None:
        if path.suffix == ".html":
            raise PermissionError(13, "being used by another process", str(path))
        write_whole(path, content)

    monkeypatch.setattr(sys.modules["surveycheck.report.write"], "write_whole", refused)
    made = write_into(report, tmp_path, ["html", "json"])
    assert [path.suffix for path in made.files] == [".json"]
    assert "being used by another process" in made.failed[0].en


def test_nothing_written_no_manifest(report: Report, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    breaking(monkeypatch, ValueError("x"))
    made = write_into(report, tmp_path, ["xlsx"])
    assert (made.files, made.manifest, made.section) == ((), None, None)
    assert list(tmp_path.iterdir()) == []


def test_who_wants_to_stop_stops(report: Report, tmp_path: Path) -> None:
    def stop(event: Event) -> None:
        raise Stopped

    with pytest.raises(Stopped):
        write_into(report, tmp_path, ["html"], stop)
    assert list(tmp_path.iterdir()) == []


def test_a_manifest_of_another_program_is_left_alone(report: Report, tmp_path: Path) -> None:
    (tmp_path / "manifest.json").write_text("{}", encoding="utf-8")
    with pytest.raises(SealError):
        write_into(report, tmp_path, ["json"])
    assert [path.name for path in tmp_path.iterdir()] == ["manifest.json"]


def test_who_holds_the_folder_is_waited_for(report: Report, tmp_path: Path) -> None:
    held, leave = threading.Event(), threading.Event()

    def hold() -> None:
        with turn.turn_in(tmp_path):
            held.set()
            leave.wait(20)

    other = threading.Thread(target=hold)
    other.start()
    assert held.wait(20)
    with pytest.raises(BusyError) as error, turn.turn_in(tmp_path, wait=0.3):
        pass
    assert str(tmp_path) in error.value.zh
    threading.Timer(0.3, leave.set).start()
    made = write_into(report, tmp_path, ["json"])
    other.join()
    assert made.failed == ()
    assert not (tmp_path / turn.NAME).exists()


def test_a_lock_that_a_dead_process_left_behind_holds_nobody_up(report: Report, tmp_path: Path) -> None:
    (tmp_path / turn.NAME).write_bytes(b"")
    started = time.monotonic()
    with turn.turn_in(tmp_path):
        pass
    assert time.monotonic() - started < 5
    assert list(tmp_path.iterdir()) == []


def _count(folder: str, rounds: int) -> None:
    file = Path(folder) / "count.txt"
    for _ in range(rounds):
        with turn.turn_in(Path(folder)):
            number = int(file.read_text(encoding="ascii"))
            time.sleep(0.001)
            file.write_text(str(number + 1), encoding="ascii")


def test_several_processes_never_have_the_folder_at_once(tmp_path: Path) -> None:
    """Each adds to a number that it has read before: two at once would lose one."""
    (tmp_path / "count.txt").write_text("0", encoding="ascii")
    spawn = multiprocessing.get_context("spawn")
    workers = [spawn.Process(target=_count, args=(str(tmp_path), 15)) for _ in range(3)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(60)
    assert (tmp_path / "count.txt").read_text(encoding="ascii") == "45"
