"""Deliverables checked by two packs: which would newly fail, which newly pass."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from surveycheck.cli.command import Complaint
from surveycheck.cli.screen import Screen

if TYPE_CHECKING:
    from surveycheck.model import Report
    from surveycheck.pack import Pack


@dataclass(frozen=True)
class Side:
    """What one pack says of a deliverable. ``status`` is the exit status of ``check``; ``level`` and ``score`` are None
    without a grade; ``findings``: how many of each rule, notes left out; ``why``: what kept it from being checked."""

    status: int
    complete: bool
    level: str | None
    score: float | None
    findings: Mapping[str, int]
    why: str = ""
    why_en: str = ""


@dataclass(frozen=True)
class Verdicts:
    """``change``: newly-fails, newly-passes, changed (other findings, another level), same, or unknown where a check
    was not complete."""

    path: str
    old: Side
    new: Side

    @property
    def change(self) -> str:
        if not (self.old.complete and self.new.complete):
            return "unknown"
        if self.old.status != self.new.status:
            return "newly-fails" if self.new.status else "newly-passes"
        return "same" if self.old == self.new else "changed"

    @property
    def codes(self) -> dict[str, tuple[int, int]]:
        """Rules that find another number of things: old and new."""
        codes = sorted({*self.old.findings, *self.new.findings})
        pairs = {code: (self.old.findings.get(code, 0), self.new.findings.get(code, 0)) for code in codes}
        return {code: pair for code, pair in pairs.items() if pair[0] != pair[1]}

    def row(self) -> dict[str, Any]:
        codes = {code: {"old": a, "new": b} for code, (a, b) in self.codes.items()}
        return {
            "path": self.path,
            "change": self.change,
            "codes": codes,
            "old": asdict(self.old),
            "new": asdict(self.new),
        }


def verdicts_on(on: Path, names: Sequence[str], packs: Sequence[Pack], trust: bool, screen: Screen) -> list[Verdicts]:
    """Every deliverable at ``on``, checked by both packs, each in a process of its own."""
    from surveycheck.batch import folders_of
    from surveycheck.batch import found as found_at

    paths = found_at([on], folders_of(packs)).paths
    if not paths:
        raise Complaint(
            f"{on} 中没有成果（文件夹、.zip、.dxf、.xml）",
            f"there is no deliverable in {on} (folder, .zip, .dxf, .xml)",
        )
    found = []
    for number, path in enumerate(paths, 1):
        screen.tell(f"{number}/{len(paths)} {path.name}", f"{number}/{len(paths)} {path.name}")
        old, new = (_side(path, name, trust, screen) for name in names)
        found.append(Verdicts(path.name, old, new))
    return found


def _side(path: Path, name: str, trust: bool, screen: Screen) -> Side:
    from surveycheck.guard.apart import GuardError, inspect_apart
    from surveycheck.inspection import inspect
    from surveycheck.read import ReadError

    try:
        report = inspect_apart(path, name, trust=trust) if screen.apart else inspect(path, name, trust=trust)
    except (GuardError, ReadError) as error:
        words = getattr(error, "zh", str(error)), getattr(error, "en", str(error))
        return Side(3, False, None, None, {}, *words)
    return _told(report)


def _told(report: Report) -> Side:
    from surveycheck.inspection import exit_status

    counts = Counter(f.code for f in report.findings if f.severity != "note" and f.state == "open")
    grade = report.grade
    level, score = (grade.level, grade.score) if grade else (None, None)
    zh, en = "；".join(report.losses), "; ".join(report.losses_en)
    return Side(exit_status(report), report.complete, level, score, dict(sorted(counts.items())), zh, en)
