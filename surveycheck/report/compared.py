"""A comparison as text for the terminal and as JSON (``surveycheck-compare/1``)."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import replace

from surveycheck.model import Finding, Report
from surveycheck.report.causes import groups
from surveycheck.report.compare import Comparison
from surveycheck.report.serialise import finding_document, plain
from surveycheck.report.summary import COLUMNS, cut, group_lines, wrapped
from surveycheck.report.unchecked import title
from surveycheck.report.words import Pair

SCHEMA = "surveycheck-compare/1"

STATES: tuple[tuple[str, Pair, Pair], ...] = (
    ("new", ("新出现", "New"), ("", "")),
    (
        "reopened",
        ("重新出现", "Reopened"),
        ("更早的报告中有过，或曾被豁免", "an earlier report had it, or it was waived"),
    ),
    ("still", ("仍然存在", "Still there"), ("", "")),
    (
        "unknown",
        ("无法判断", "Unknown"),
        (
            "上次有、本次没有查到，但相应规则本次没有完整检查，不能算已改正",
            "was there and is not found now, but its rule did not look at everything: not counted as fixed",
        ),
    ),
    (
        "waived",
        ("已豁免", "Waived"),
        ("检查员已接受豁免，不算已改正", "an inspector accepted the waiver; not counted as fixed"),
    ),
    ("fixed", ("已改正", "Fixed"), ("", "")),
)
"""State, its name, and what has to be said of it; in the order in which people need them."""


def by_state(found: Comparison) -> dict[str, tuple[Finding, ...]]:
    """The findings of each state; those still there as the new report has them."""
    still = tuple(pair.new for pair in found.still)
    return {
        "new": found.appeared,
        "reopened": found.reopened,
        "still": still,
        "unknown": found.unknown,
        "waived": found.waived,
        "fixed": found.fixed,
    }


def compared_text(found: Comparison, lang: str = "zh") -> str:
    """Counts, what has to be known of the comparison, and the findings of each state by rule; ends in a newline."""
    language = 1 if lang == "en" else 0
    findings = by_state(found)
    counts = ("，", ", ")[language].join(f"{name[language]} {len(findings[state])}" for state, name, _ in STATES)
    lines = [cut(f"{settled_words(found)[language]}  {found.new.name}", COLUMNS), f"  {counts}"]
    lines += [_report(("上次", "before")[language], found.old), _report(("本次", "now")[language], found.new)]
    lines += [line for note in remarks(found) for line in wrapped(note[language], "  ! ", "    ")]
    for state, name, remark in STATES:
        if findings[state]:
            lines += ["", f"{name[language]} {len(findings[state])}"]
            lines += wrapped(remark[language], "  ", "  ")
            lines += _listed(findings[state], found.old if state in ("unknown", "fixed") else found.new, language)
    return "\n".join(lines) + "\n"


def settled_words(found: Comparison) -> Pair:
    """The comparison in a word."""
    if not found.new.complete:
        return ("本次未能完整检查", "Not checked completely")
    if not found.settled:
        return ("仍有问题", "Not all is settled")
    only_notes = bool(found.still or found.appeared or found.reopened or found.unknown)
    return (
        ("没有遗留问题，只有提示", "All is settled, but for notes")
        if only_notes
        else ("没有遗留问题", "All is settled")
    )


def _report(when: str, report: Report) -> str:
    return cut(f"  {when}  {report.name}  {report.started}  {report.pack.name} {report.pack.edition}", COLUMNS)


def _listed(findings: Sequence[Finding], report: Report, language: int) -> Iterator[str]:
    for group in groups(replace(finding, cause="") for finding in findings):
        yield from group_lines(group, title(group.code, report), language)


def remarks(found: Comparison) -> Iterator[Pair]:
    """What makes the comparison less than sure, Chinese and English."""
    if not found.same_pack:
        yield (
            "两次检查用的规则包或版本不同：差别可能来自规则而不是成果",
            "not checked by the same edition of a pack: differences may come from the rules, not the deliverable",
        )
    for report, zh, en in ((found.old, "上次", "the earlier"), (found.new, "本次", "the new")):
        if not report.complete:
            yield (
                f"{zh}检查不完整，没有列出的问题不等于没有",
                f"{en} check is not complete: what it does not list may be there",
            )
    if found.first_checked:
        codes = ", ".join(found.first_checked)
        yield (
            f"上次没有运行、本次运行的规则：{codes}。它们查到的问题可能早已存在",
            f"rules that ran now and not before: {codes}; what they find may be old",
        )
    for code, before, now in found.unlisted:
        yield (
            f"{code} 缺陷过多，没有逐条列出（上次 {before} 处，本次 {now} 处），未列出的无法比较",
            f"{code}: very many defects, not listed one by one ({before} before, {now} now); these are not compared",
        )


def compared_json(found: Comparison) -> str:
    """The comparison for programs. Findings are spelled as in the report; one that is still there has besides
    ``was`` (its id in the old report) and ``moved`` (metres, null where it has no spot)."""
    findings = by_state(found)
    still = [{**_row(p.new), "was": p.old.id, "moved": p.moved} for p in found.still]
    document = {
        "schema": SCHEMA,
        "reports": {"old": _named(found.old), "new": _named(found.new)},
        "tolerance": found.tolerance,
        "settled": found.settled,
        "counts": {state: len(rows) for state, rows in findings.items()},
        "remarks": [zh for zh, _ in remarks(found)],
        "remarks_en": [en for _, en in remarks(found)],
        **{state: still if state == "still" else [_row(f) for f in rows] for state, rows in findings.items()},
    }
    text = json.dumps(plain(document), ensure_ascii=False, allow_nan=False, indent=1) + "\n"
    return text.encode("utf-8", "backslashreplace").decode("utf-8")


def _row(finding: Finding) -> dict[str, object]:
    row = finding_document(finding)
    return dict(row) if isinstance(row, dict) else {}


def _named(report: Report) -> dict[str, object]:
    pack = {"name": report.pack.name, "edition": report.pack.edition, "digest": report.pack.digest}
    return {"name": report.name, "started": report.started, "complete": report.complete, "pack": pack}
