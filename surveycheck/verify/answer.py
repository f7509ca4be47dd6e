"""What was looked at, and what comes out of it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

Level = Literal["good", "open", "bad"]
"""``open``: it cannot be said, or it does not touch the answer."""

What = Literal["changed", "missing", "added", "unknown", "link"]
About = Literal["report", "manifest", "signature", "code", "files", "pack", "engine", "result"]


@dataclass(frozen=True)
class Change:
    """A file, and what became of it."""

    what: What
    path: str


@dataclass(frozen=True)
class Point:
    """One thing that was looked at. ``state`` is a word for programs, ``zh`` and ``en`` are for people."""

    about: About
    level: Level
    state: str
    zh: str
    en: str
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class Answer:
    """``name`` of the deliverable that the report is of, "" where nobody can tell; ``file`` of the report."""

    file: str
    name: str
    code: str
    points: tuple[Point, ...]

    @property
    def ok(self) -> bool:
        """Nothing is wrong, something was found to be right, and nobody reads what was not looked at."""
        right = any(point.level == "good" and point.about in ("report", "manifest") for point in self.points)
        return right and not self.pages and not any(point.level == "bad" for point in self.points)

    @property
    def pages(self) -> bool:
        """The data are looked at, and the pages that people read are not."""
        return any(point.state == "pages" for point in self.points)

    @property
    def verdict(self) -> str:
        """One word: the worst that was found; else ``authentic`` (somebody known has signed it) or ``consistent``;
        ``data-intact`` where it is a PDF of which the data alone are; ``unproven`` where nothing could be held
        against it."""
        worst = next((p.state for about in ORDER for p in self.points if (p.about, p.level) == (about, "bad")), "")
        if worst:
            return _VERDICTS.get(worst, worst)
        if self.pages:
            return "data-intact"
        if not self.ok:
            return "unproven"
        return "authentic" if _has(self.points, "signature", "good") else "consistent"


ORDER: tuple[About, ...] = ("report", "manifest", "code", "signature", "files", "pack", "engine")
"""What weighs more comes first."""

_VERDICTS = {
    "rewritten": "report-changed",
    "manifest-changed": "report-changed",
    "signature-changed": "report-changed",
}


def _has(points: Iterable[Point], about: About, level: Level) -> bool:
    return any((point.about, point.level) == (about, level) for point in points)
