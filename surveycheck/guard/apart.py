"""``inspect`` in a process of its own, for programs that check many deliverables."""

from __future__ import annotations

import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.guard.limits import Limits
from surveycheck.guard.room import Room, new_room

if TYPE_CHECKING:
    from surveycheck.guard.watch import Looker
    from surveycheck.model import Report
    from surveycheck.run import Options

ASKED, REPORT, REFUSED = "asked.pickle", "report.json", "refused.json"


class GuardError(Exception):
    """The check was refused, as ``inspect`` refuses it: ``kind`` is the name of its exception, ``zh`` and ``en`` its
    words, ``loss`` as in ReadError."""

    def __init__(self, kind: str, zh: str, en: str, loss: bool = False) -> None:
        self.kind, self.zh, self.en, self.loss = kind, zh, en, loss
        super().__init__(en)


def inspect_apart(
    path: str | Path,
    pack: str | Path | None = None,
    options: Options | None = None,
    trust: bool = False,
    limits: Limits | None = None,
    survey: str | Path | None = None,
    earlier: str | Path | None = None,
    waivers: str | Path | None = None,
    decisions: str | Path | None = None,
    manual: str | Path | None = None,
    looker: Looker | None = None,
) -> Report:
    """Check a deliverable in a process of its own and report: whatever happens there, this process goes on.

    Where the check dies, hangs or takes too much memory, the report is incomplete and says so. Like every saved report
    it has no pictures. The ``looker`` is told ten times a second what the check was last at, and ends it by giving
    False. Raises GuardError where ``inspect`` would raise, Stopped where the looker has ended it, OSError when no
    process can be started.
    """
    import pickle

    from surveycheck.guard.watch import program, watch

    started = time.perf_counter()
    with new_room() as room:
        asked = {"path": Path(path), "pack": pack, "options": options, "trust": trust, "survey": survey}
        asked |= {"earlier": earlier, "waivers": waivers, "decisions": decisions, "manual": manual}
        (room.folder / ASKED).write_bytes(pickle.dumps(asked))
        end = watch(
            program(module="surveycheck.guard.work"),
            room,
            limits or Limits(),
            [Path(p) for p in (path, earlier) if p is not None],
            looker,
        )
        if end.reason == "answered":
            return _answer(room)
    if end.reason == "stopped":
        from surveycheck.model.progress import Stopped

        raise Stopped
    from surveycheck.guard.ended import report

    return report(end, Path(path), time.perf_counter() - started)


def _answer(room: Room) -> Report:
    """What the child has written, taken as text: it has read hostile files, so nothing of it is unpickled."""
    import json

    from surveycheck.report import from_json

    refused = room.folder / REFUSED
    if refused.is_file():
        row: dict[str, Any] = json.loads(refused.read_text(encoding="utf-8"))
        raise GuardError(str(row["kind"]), str(row["zh"]), str(row["en"]), bool(row["loss"]))
    return from_json((room.folder / REPORT).read_text(encoding="utf-8"))
