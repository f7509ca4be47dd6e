"""A small ledger of plainly invented firms and projects, filled as batches fill it: each row becomes a report."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace

from made_report import GRADE, made
from sqlalchemy import Connection

from surveycheck.ledger import Handed, record, submission_id
from surveycheck.model import Finding, Identity, ManualBook, ManualEntry, Place, ProjectStage, Report, RuleRun

STAGE = "竣工验收"
TITLES = {"T-01": "宗地重叠", "T-02": "界址线未闭合", "T-03": "面积与图上不符", "T-04": "取值不在代码表中"}


@dataclass(frozen=True)
class Row:
    """One submission. ``level`` "" and ``complete`` False: could not be read whole. ``codes``: how many findings of
    each rule; a finding of number n of a rule is the same in all rows of a project."""

    name: str
    project: str
    firm: str
    received: str
    level: str
    score: float | None = None
    codes: Mapping[str, int] = field(default_factory=dict)
    stage: str = STAGE
    complete: bool = True
    skip: int = 0


def finding(code: str, number: int, severity: str = "B") -> Finding:
    title = TITLES.get(code, code)
    said = (f"{title}：第 {number} 处相差 {number}.5 m", f"{code}: case {number} differs by {number}.5 m")
    place = Place("宗地图.dxf", "JZD", (f"{number:X}",), key=f"{code}-{number}", at=(600000.0 + 50 * number, 3300000.0))
    words = (f"{code}-{number}", code, f"rule-{code.lower()}", title, f"Rule {code}", severity, "属性/正确")
    return Finding(*words, *said, "示例规定 §1", f"{code}-{number}", place, {"difference": number + 0.5})


def report_of(row: Row) -> Report:
    """The report that its check would make."""
    found = {c: tuple(finding(c, row.skip + n) for n in range(1, count + 1)) for c, count in row.codes.items()}
    runs = tuple(RuleRun(c, f"rule-{c.lower()}", "values", "checked", 9, findings=found.get(c, ())) for c in TITLES)
    passes = row.level in ("优", "良", "合格")
    grade = replace(GRADE, level=row.level or None, score=row.score, passes=passes, veto=(), reasons=(), parts=())
    told = {"project_number": row.project, "project_name": f"{row.project} 示例地块", "firm": row.firm}
    identity = tuple(Identity(item, item, item, value) for item, value in told.items())
    return replace(
        made(),
        name=row.name,
        started=row.received,
        runs=runs,
        findings=tuple(f for one in found.values() for f in one),
        grade=grade,
        passes=passes,
        complete=row.complete,
        losses=() if row.complete else ("图形文件不完整",),
        losses_en=() if row.complete else ("a drawing is cut off",),
        identity=identity,
        stage=ProjectStage(row.stage, row.stage, "deliverable", True, True),
        cards={
            c: {"title": t, "title_en": f"Rule {c}", "fix": "逐处改正", "fix_en": "Mend them"}
            for c, t in TITLES.items()
        },
        pictures=None,
    )


def by_hand(*results: str) -> ManualBook:
    """Seals and summary with these results."""
    item = ("看", "look", "资料质量/资料规范性", "B", "S1", "project")
    named = (("seals", "签字盖章", "seals"), ("summary", "技术总结", "summary"))
    return ManualBook(
        "x",
        "",
        tuple(
            ManualEntry(*words, *item, result=result, severity="A" if result == "fail" else "")  # type: ignore[arg-type]
            for words, result in zip(named, results, strict=True)
        ),
    )


def store(connection: Connection, row: Row, check: str = "1") -> tuple[int, int]:
    """Put one in; gives submission and run. ``check``: another one of the same files."""
    digest = hashlib.sha256(f"{row.name} {row.received}".encode()).hexdigest()
    own = submission_id(connection, Handed(row.name, f"/成果/{row.name}", digest, 3, 1000), "ningbo", row.received)
    run = record(connection, own, check.zfill(64), report_of(row))
    assert run is not None
    return own, run


def fill(connection: Connection, rows: Iterable[Row]) -> list[tuple[int, int]]:
    """Put all of them in, in their order."""
    return [store(connection, row) for row in rows]
