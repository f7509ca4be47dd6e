"""What the findings of one cause share, as a sentence: the cause before its cases."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Any

from surveycheck.model import Finding, Place, RuleRun
from surveycheck.report.covered import share
from surveycheck.report.words import SHARED, Pair


def origin(first: Finding, rest: Sequence[Finding]) -> Finding:
    """The finding that the others follow from, which need not be the worst: the first of the rule that the cause is
    of."""
    code = first.cause.rpartition("-")[0]
    return next((f for f in (first, *rest) if f.id == f.cause), None) or next(
        (f for f in (first, *rest) if f.code == code), first
    )


def shared_words(findings: Sequence[Finding], runs: Mapping[str, RuleRun]) -> Pair:
    """What findings of one cause have in common, in both languages; ``runs`` by code. "" for a single one. The one that
    the others follow from is named where it is not the first."""
    return told(findings[0], findings[1:], runs) if len(findings) > 1 else ("", "")


def told(first: Finding, rest: Sequence[Finding], runs: Mapping[str, RuleRun]) -> Pair:
    """What the findings have in common: the shift, the difference, the layer with the part of it, the place; from what
    the worst of them follows, and what follows under other rules."""
    source = origin(first, rest)
    code = source.code
    own = [finding for finding in (first, *rest) if finding.code == code]
    row = _row(own, runs.get(code))
    parts = [_fill(str(row.get("kind", "place")), row)] if row else []
    others = Counter(finding.code for finding in (first, *rest) if finding.code != code)
    if code != first.code:
        parts.insert(0, _fill("origin", {"code": code, "zh": source.title, "en": source.title_en or source.title}))
    if others:
        titles = {f.code: (f.title, f.title_en or f.title) for f in (first, *rest)}
        rows = [[f"{titles[c][i]} {c} × {count}" for c, count in sorted(others.items())] for i in (0, 1)]
        parts.append(
            (
                SHARED["follows"][0].format(codes="、".join(rows[0])),
                SHARED["follows"][1].format(codes=", ".join(rows[1])),
            )
        )
    return "；".join(part[0] for part in parts), "; ".join(part[1] for part in parts)


def _row(own: Sequence[Finding], run: RuleRun | None) -> dict[str, Any]:
    """What the run tells of the cause, else where all of its findings lie."""
    facts: Mapping[str, Any] = run.facts if run else {}
    row = next((dict(r) for r in facts.get("common", ()) if r["cause"] == own[0].cause), {})
    if not row and len(own) > 1:
        row = _place(own)
        layers = (r for r in facts.get("layers", ()) if (r["file"], r["layer"]) == (row.get("file"), row.get("layer")))
        of = next((r["of"] for r in layers), 0)
        row |= {"kind": "layer", "of": of} if of >= len(own) else {}
    if row.get("of"):
        row["share"] = share(row["found"], row["of"])
    return row


def _place(own: Sequence[Finding]) -> dict[str, Any]:
    """File and layer where they are the same for all, else the file, else nothing."""
    drawn = [_drawn(finding) for finding in own]
    files, layers = {place.file for place in drawn}, {place.layer for place in drawn}
    if len(files) > 1:
        return {"kind": "files", "found": len(own), "files": len(files)}
    if len(layers) == 1 and drawn[0].layer:
        return {"kind": "place", "found": len(own), "file": drawn[0].file, "layer": drawn[0].layer}
    return {"kind": "file", "found": len(own), "file": drawn[0].file}


def _drawn(finding: Finding) -> Place:
    return next((place for place in (finding.place, *finding.others) if place.layer), finding.place)


def _fill(kind: str, row: Mapping[str, Any]) -> Pair:
    zh, en = SHARED[kind if kind in SHARED else "place"]
    names = {**row, "file": str(row.get("file", "")).rpartition("/")[2]}
    return zh.format(**names), en.format(**names)
