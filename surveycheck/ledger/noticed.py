"""What a notice says: the findings that count, as plain values that stay as they are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from surveycheck.model import Finding, Report
from surveycheck.report import seal_of

FORM = "surveycheck-notice/1"
LISTED = 500
"""Defects that a notice lists; of more it says how many there are, and the report lists them."""

SEVERITIES = ("A", "B", "C", "D")


@dataclass(frozen=True)
class Term:
    """The days within which the firm may object, and how sure they are. ``days`` None: nobody has said."""

    days: int | None = None
    source: str = ""
    certainty: str = ""
    source_en: str = ""

    def document(self) -> dict[str, Any]:
        """As the notice has it; in English the source has its Chinese name where it has no other."""
        source = {"source": self.source, "source_en": self.source_en or self.source}
        return {"days": self.days, **source, "certainty": self.certainty}


@dataclass(frozen=True)
class ToIssue:
    """A notice to be: its number, who issues it, until when it is to be done (a day in China)."""

    number: str
    by: str
    deadline: date
    term: Term = Term()
    office: str = ""


def counting(report: Report) -> tuple[Finding, ...]:
    """The findings that have to be mended: open and of a class, the worst first."""
    found = [f for f in report.findings if f.state == "open" and f.severity in SEVERITIES]
    return tuple(sorted(found, key=lambda f: (f.severity, f.code)))


def document(report: Report, wanted: ToIssue, issued: date, about: Mapping[str, str]) -> dict[str, Any]:
    """The notice as JSON (``surveycheck-notice/1``). ``about``: project, firm, stage, digest, level as the ledger has
    them."""
    found, by_hand = counting(report), list(_by_hand(report))
    counts = Counter(f.severity for f in found) + Counter(row["severity"] for row in by_hand)
    rows = [*by_hand, *(_row(report, f) for f in found)][:LISTED]
    return {
        "format": FORM,
        "number": wanted.number,
        "office": wanted.office,
        "by": wanted.by,
        "issued": issued.isoformat(),
        "deadline": wanted.deadline.isoformat(),
        "objection": wanted.term.document(),
        "deliverable": report.name,
        **about,
        "checked": report.started,
        "pack": {"name": report.pack.name, "edition": report.pack.edition, "digest": report.pack.digest},
        "standard": report.grade.standard if report.grade else "",
        "score": report.grade.score if report.grade else None,
        "complete": report.complete,
        "losses": list(report.losses),
        "losses_en": list(report.losses_en),
        "code": seal_of(report).code,
        "counts": {severity: counts[severity] for severity in SEVERITIES},
        "defects": [{"no": number, **row} for number, row in enumerate(rows, 1)],
        "beyond": len(found) + len(by_hand) - len(rows),
    }


def _row(report: Report, finding: Finding) -> dict[str, Any]:
    card = (report.cards or {}).get(finding.code, {})
    row = {name: getattr(finding, name) for name in ("id", "code", "severity", "title", "title_en")}
    row |= {name: getattr(finding, name) for name in ("message", "message_en", "clause")}
    place = finding.place
    where = [place.file, place.layer, place.key, f"{place.line}" if place.line else ""]
    return row | {
        "where": " · ".join(one for one in where if one),
        "fix": card.get("fix", ""),
        "fix_en": card.get("fix_en", ""),
        "clause_en": card.get("clause_en", ""),
    }


def _by_hand(report: Report) -> Iterator[dict[str, Any]]:
    """What an inspector found, worst first."""
    entries = report.manual.entries if report.manual else ()
    for entry in sorted((e for e in entries if e.result == "fail"), key=lambda e: e.severity):
        title_en = entry.title_en or entry.title
        said = {"message": entry.title, "message_en": title_en}
        if entry.note:
            said = {"message": f"{entry.title}：{entry.note}", "message_en": f"{title_en}: {entry.note}"}
        row = {"id": entry.item, "code": entry.item, "severity": entry.severity}
        row |= {"title": entry.title, "title_en": entry.title_en, **said, "clause": "", "where": entry.evidence}
        yield row | {"fix": "", "fix_en": ""}
