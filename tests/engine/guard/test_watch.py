"""The watcher over small programs: what it ends, what it tells, and that nobody is left behind."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

from surveycheck.guard import limits as limits_module
from surveycheck.guard.ended import words
from surveycheck.guard.limits import GIGABYTE, Limits, memory_limit, silence_limit
from surveycheck.guard.room import MARK, Room, new_room
from surveycheck.guard.watch import End, _started, watch

ROOM = "import os, sys, time, json, pathlib; room = pathlib.Path(os.environ['SURVEYCHECK_GUARD'].partition(':')[2]);"
SAY = (
    ROOM
    + "(room / 'last.json').write_text(json.dumps({'count': 1, 'event': 'stage', 'stage': 'read', 'file': 'a.dxf'}));"
)
ANSWER = ROOM + "(room / 'answer.json').write_text('{\"status\": 1}');"
GROW = "kept = []\nwhile True: kept.append(bytearray(20_000_000)); time.sleep(0.01)"


def run(program: str, limits: Limits | None = None) -> End:
    with new_room() as room:
        return watch((sys.executable, "-c", program), room, limits or Limits(), [Path(os.devnull)])


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        (ANSWER, "answered"),
        (ANSWER + "import ctypes; ctypes.string_at(0)", "answered"),
        (SAY + "import ctypes; ctypes.string_at(0)", "crashed"),
        (SAY + "os.abort()", "crashed"),
        (SAY + "os._exit(0)", "crashed"),
    ],
)
def test_only_an_answer_is_an_end(program: str, reason: str) -> None:
    end = run(program)
    assert end.reason == reason
    assert end.status == (1 if reason == "answered" else 3)
    if reason == "crashed":
        assert end.last["file"] == "a.dxf"
        assert all("a.dxf" in sentence for sentence in words(end))


def test_memory() -> None:
    end = run(SAY + "\n" + GROW, Limits(memory=GIGABYTE // 5))
    assert (end.reason, end.limit) == ("memory", GIGABYTE // 5)
    assert "0.2 GB" in words(end)[0]


def test_memory_of_children_counts(tmp_path: Path) -> None:
    script = tmp_path / "grow.py"
    script.write_text("import time\n" + GROW, encoding="utf-8")
    program = f"import subprocess, sys; subprocess.run([sys.executable, {str(script)!r}])"
    assert run(program, Limits(memory=GIGABYTE // 5)).reason == "memory"


def test_time_in_all() -> None:
    busy = SAY + "\nfor n in range(100):\n time.sleep(0.1); (room / 'last.json').write_text(json.dumps({'count': n}))"
    end = run(busy, Limits(seconds=0.6))
    assert (end.reason, end.limit) == ("time", 0.6)


def test_silence(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits_module, "SILENCE", 0.6)
    talking = (
        SAY + "\nfor n in range(12):\n time.sleep(0.1); (room / 'last.json').write_text(json.dumps({'count': n}))\n"
    )
    started = time.monotonic()
    end = run(talking + "time.sleep(60)")
    assert end.reason == "silence"
    assert end.last["count"] == 11
    assert 1.2 < time.monotonic() - started < 10


WORK = "\nbegun = time.process_time()\nwhile time.process_time() < begun + {}: pass\n"


def starved(program: str, share: float) -> End:
    """The end of a child that is given this share of the time: it is suspended for the rest, in turns of 50 ms."""
    over = threading.Event()

    def hold() -> None:
        while not over.is_set():
            for child in psutil.Process().children():
                try:
                    child.suspend()
                    over.wait(0.05 * (1 - share))
                    if share:
                        child.resume()
                except psutil.Error:  # it has ended
                    break
            over.wait(0.05 * share or 0.05)

    thread = threading.Thread(target=hold, daemon=True)
    thread.start()
    try:
        return run(program)
    finally:
        over.set()
        thread.join()


def test_a_starved_child_is_not_silent(monkeypatch: pytest.MonkeyPatch) -> None:
    """It says nothing for far longer than a silent one may, but has had less than that of computing time."""
    monkeypatch.setattr(limits_module, "SILENCE", 1.0)
    started = time.monotonic()
    assert starved(SAY + WORK.format(0.3) + ANSWER, 0.1).reason == "answered"
    assert time.monotonic() - started > 2.0


def test_a_child_that_hangs_is_silent_however_starved(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits_module, "SILENCE", 0.3)
    end = starved(SAY + WORK.format(600), 0.3)
    assert (end.reason, end.limit) == ("silence", 0.3)


def test_a_child_that_is_given_nothing_ends_some_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits_module, "SILENCE", 0.1)
    end = starved(SAY + WORK.format(600), 0.0)
    assert (end.reason, end.limit) == ("starved", pytest.approx(2.0))


def test_what_its_children_do_is_work(monkeypatch: pytest.MonkeyPatch) -> None:
    """One that waits for a converter is as silent as that one is."""
    monkeypatch.setattr(limits_module, "SILENCE", 0.3)
    inner = f"import time;{WORK.format(600)}"
    end = run(SAY + f"import subprocess\nsubprocess.run([sys.executable, '-c', {inner!r}])")
    assert (end.reason, end.limit) == ("silence", 0.3)


def test_grandchildren_end_too(tmp_path: Path) -> None:
    file = tmp_path / "pid"
    program = (
        "import subprocess, sys, time, pathlib;"
        "p = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)']);"
        f"pathlib.Path({str(file)!r}).write_text(str(p.pid)); time.sleep(60)"
    )
    assert run(program, Limits(seconds=2.0)).reason == "time"
    assert not psutil.pid_exists(int(file.read_text()))


def test_a_child_without_a_parent_ends_itself(tmp_path: Path) -> None:
    """Also with the GIL held by somebody for a while; the parent is killed, so it cannot do anything about it."""
    child = "from surveycheck.guard.leash import tie; from surveycheck.guard.room import room_of; import os, time; "
    child += "tie(room_of(os.environ)); print(os.getpid(), flush=True); time.sleep(60)"
    parent = f"import subprocess, sys, time; subprocess.Popen([sys.executable, '-c', {child!r}]); time.sleep(60)"
    (tmp_path / "room").mkdir()
    # the room names the parent by its number, which is known once it runs: it takes its own
    parent = f"import os; os.environ[{MARK!r}] = f'{{os.getpid()}}:' + {str(tmp_path / 'room')!r}; " + parent
    started = subprocess.Popen([sys.executable, "-c", parent], stdout=subprocess.PIPE)
    assert started.stdout is not None
    number = int(started.stdout.readline())
    time.sleep(0.5)
    assert psutil.pid_exists(number)
    started.kill()
    started.wait()
    end = time.monotonic() + 5
    while psutil.pid_exists(number) and time.monotonic() < end:
        time.sleep(0.05)
    assert not psutil.pid_exists(number)
    started.stdout.close()


def test_a_room_is_private_and_goes_away() -> None:
    with new_room() as room:
        assert room.answer() is None
        assert dict(room.last()) == {}
        (room.folder / "last.json").write_bytes(b'{"count": 3}\nrest of an older, longer line')
        assert room.last() == {"count": 3}
        room.give(1)
        assert room.answer() == 1
        if sys.platform != "win32":
            assert room.folder.stat().st_mode & 0o077 == 0
    assert not room.folder.exists()


def test_limits_by_default(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert memory_limit() >= 2 * GIGABYTE
    (tmp_path / "a.dxf").write_bytes(b"0" * 1024**2)
    (tmp_path / "b.zip").write_bytes(b"0" * 1024**2)
    assert silence_limit(tmp_path / "a.dxf") == 29
    assert silence_limit(tmp_path / "b.zip") == 65
    assert silence_limit(tmp_path) == 33
    assert silence_limit(tmp_path / "nowhere") == 25
    assert silence_limit(tmp_path / "a.dxf", tmp_path / "b.zip") == 69


@pytest.mark.parametrize(
    "last", [{}, {"event": "pack"}, {"event": "rule", "code": "GEO-01"}, {"event": "done"}, {"stage": "shape"}]
)
@pytest.mark.parametrize("reason", ["crashed", "memory", "time", "silence", "starved"])
def test_words_in_both_languages(last: dict[str, object], reason: str) -> None:
    zh, en = words(End(reason, -11, last=last, limit=3.0))  # type: ignore[arg-type]
    assert zh
    assert en.isascii()
    assert "{" not in zh + en


def test_names_from_a_deliverable_cannot_move_the_cursor() -> None:
    last = {"event": "stage", "stage": "read", "file": "a\x1b[2J\u202eb.dxf"}
    assert not {"\x1b", "\u202e"} & set("".join(words(End("crashed", -11, last=last))))


def test_what_the_child_writes_is_not_believed(tmp_path: Path) -> None:
    room = Room(tmp_path, 1)
    for text in ("", "[]", "{", '{"status": "0"}', json.dumps("x")):
        (tmp_path / "answer.json").write_text(text, encoding="utf-8")
        assert room.answer() is None


@pytest.mark.skipif(sys.platform == "win32", reason="groups of processes are asked for otherwise")
def test_a_child_that_a_thread_starts_does_not_hear_ctrl_c() -> None:
    """In a thread no signal can be ignored for it, so it leaves the group that the terminal tells."""
    groups: list[int] = []

    def start() -> None:
        with new_room() as room:
            process = _started([sys.executable, "-c", "import time; time.sleep(60)"], room)
            groups.append(os.getpgid(process.pid))
            process.kill()
            process.wait()

    thread = threading.Thread(target=start)
    thread.start()
    thread.join()
    assert groups != [os.getpgid(0)]
