"""The figures of a story of supervision once more, from the reports and from what was planted, by nothing of the
product: no sum, no class, no query of it, only the JSON of each newest report."""

from __future__ import annotations

import json
import sqlite3
import zlib
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from pathlib import Path
from typing import Any

from submissions import BAD, Made

STANDARD_SIZES = ((20, 3), (40, 5), (60, 7), (80, 9), (100, 10), (120, 11), (140, 12))
"""GB/T 24356-2023, table 1, as far as a story goes: lots of up to so many units, and their samples."""

NEWEST = """
select s.id, s.path, r.packed from submission s join run n on n.submission_id = s.id
join run_report r on r.run_id = n.id where n.id = (select max(id) from run where submission_id = s.id) order by s.id
"""


@dataclass(frozen=True)
class Fact:
    """A submission: what was planted, the id that the ledger gave it, its month by the folder that it came in, and the
    newest report."""

    made: Made
    id: int
    month: str
    report: dict[str, Any]
    told: bool
    """Does the ledger know its project and firm: by its records, or since what came later was held against it?"""

    @property
    def level(self) -> str:
        return (self.report["grade"] or {}).get("level") or ("" if self.report["complete"] else "不完整")

    @property
    def passes(self) -> bool | None:
        if self.report["complete"]:
            return bool(self.report["passes"])
        return False if self.level == "不合格" else None

    def found(self) -> dict[str, list[str]]:
        """Code → the classes of its findings that count; of a manual item that failed its name and class."""
        rows: dict[str, list[str]] = {}
        for one in self.report["findings"]:
            if one["state"] == "open" and one["severity"] != "note":
                rows.setdefault(one["code"], []).append(one["severity"])
        for one in (self.report["manual"] or {"entries": ()})["entries"]:
            if one["result"] == "fail":
                rows.setdefault(one["item"], []).append(one["severity"])
        return rows

    def classes(self) -> Counter[str]:
        return Counter(severity for every in self.found().values() for severity in every)


def facts(ledger: Path, made: Iterable[Made]) -> tuple[Fact, ...]:
    """All that has a report, in the order of the ledger."""
    by_path = {str(one.path): one for one in made}
    with sqlite3.connect(ledger) as connection:
        rows = connection.execute(NEWEST).fetchall()
    again = {by_path[path].project for _, path, _ in rows if by_path[path].attempt > 1}
    found = []
    for own, path, packed in rows:
        one = by_path[path]
        report = json.loads(zlib.decompress(packed))
        told = one.project in again or any(row["value"] == one.project for row in report["deliverable"]["identity"])
        found.append(Fact(one, own, Path(path).parent.name, report, told))
    return tuple(found)


def planted_result(made: Made) -> bool | None:
    """What a check must say of a recipe."""
    return None if made.recipe == "unreadable" else made.recipe not in BAD


def share(part: int, whole: int) -> str | None:
    if not whole:
        return None
    return str((Decimal(100 * part) / whole).quantize(Decimal("0.1"), ROUND_HALF_UP))


def tally(rows: Sequence[Fact]) -> dict[str, Any]:
    """As a bulletin counts them. What cannot be read names no project: it is nobody's first."""
    passed, failed = (sum(one.passes is wanted for one in rows) for wanted in (True, False))
    first = [one for one in rows if one.told and one.made.attempt == 1]
    good, bad = (sum(one.passes is wanted for one in first) for wanted in (True, False))
    return {
        "submitted": len(rows),
        "passed": passed,
        "failed": failed,
        "unknown": len(rows) - passed - failed,
        "first": len(first),
        "first_passed": good,
        "first_failed": bad,
        "rate": share(passed, passed + failed),
        "first_rate": share(good, good + bad),
    }


def by_firm(rows: Sequence[Fact]) -> dict[str, list[Fact]]:
    """ "" stands for those of which nobody can tell the firm."""
    parts: dict[str, list[Fact]] = {}
    for one in rows:
        parts.setdefault(one.made.firm if one.told else "", []).append(one)
    return parts


def defects(rows: Sequence[Fact]) -> list[tuple[str, int, int]]:
    """Code, submissions, findings: the commonest first."""
    submissions: Counter[str] = Counter()
    findings: Counter[str] = Counter()
    for one in rows:
        for code, every in one.found().items():
            submissions[code] += 1
            findings[code] += len(every)
    return sorted(((c, n, findings[c]) for c, n in submissions.items()), key=lambda row: (-row[1], -row[2], row[0]))


def still_failing(rows: Sequence[Fact]) -> set[str]:
    """Projects whose newest submission fails."""
    newest = {one.made.project: one for one in rows if one.told}
    return {project for project, one in newest.items() if one.passes is False}


def sample_size(units: int) -> int:
    return min(units, next(size for upto, size in STANDARD_SIZES if units <= upto))


def sample_of(rows: Sequence[Fact]) -> tuple[bool | None, float | None, str | None]:
    """Whether a sample passes, its mean score and its level (6.3)."""
    results = [one.passes for one in rows]
    if False in results:
        return False, None, "不合格"
    if None in results:
        return None, None, None
    mean = sum(Decimal(str(one.report["grade"]["score"])) for one in rows) / len(rows)
    level = "优" if mean >= 90 else "良" if mean >= 75 else "合格"
    return True, float(mean), level
