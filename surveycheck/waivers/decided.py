"""The inspector's own file: which waivers he accepts, and which he does not."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from pathlib import Path

from surveycheck.model import Decision
from surveycheck.waivers.rows import Row
from surveycheck.waivers.source import Source, load, unknown

FORMAT = "surveycheck-decisions/1"
ROWS = "decision"
HEAD = (
    "# 检查员对豁免申请的决定，按申请内容的摘要对应：申请一经改动，决定即失效。\n"
    "# An inspector's decisions on waivers, by the digest of what was asked: they do not hold for a waiver that was\n"
    "# changed since.\n"
    f'format = "{FORMAT}"\n'
)
KNOWN: dict[str, object] = {
    "format": None,
    ROWS: dict.fromkeys(("waiver", "deliverable", "finding", "accepted", "name", "date", "note")),
}


@dataclass(frozen=True)
class Decided:
    """The decisions of a file, and what was passed over in it (Chinese, English)."""

    source: Source
    decisions: tuple[Decision, ...]
    remarks: tuple[tuple[str, str], ...] = ()


def read_decided(path: Path) -> Decided:
    """The decisions of a file; several on one waiver of one deliverable are a fault. Raises WaiverError."""
    source = load(path, FORMAT, ROWS)
    rows = [Row(source, (ROWS, number), values) for number, values in enumerate(source.held.get(ROWS, []))]
    decisions = tuple(map(_decision, rows))
    seen: set[tuple[str, str]] = set()
    for number, decision in enumerate(decisions):
        if key_of(decision) in seen:
            zh = f"对问题 {decision.finding} 的同一申请有两个决定"
            en = f"a second decision on one waiver (finding {decision.finding})"
            raise source.fault(zh, en, ROWS, number)
        seen.add(key_of(decision))
    return Decided(source, decisions, tuple(unknown(source, KNOWN, source.held)))


def key_of(decision: Decision) -> tuple[str, str]:
    """What a decision is about: deliverable and digest of the waiver."""
    return decision.deliverable, decision.waiver


def _decision(row: Row) -> Decision:
    return Decision(
        waiver=row.text("waiver"),
        deliverable=row.text("deliverable"),
        accepted=row.truth("accepted"),
        name=row.text("name"),
        date=row.day("date"),
        note=row.text("note", 0),
        finding=row.text("finding", 0),
    )


def row_of(decision: Decision) -> dict[str, object]:
    """A decision as a table of its file."""
    return asdict(decision)
