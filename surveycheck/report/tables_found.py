"""Sheets about the findings: all of them, their causes, how many of each, what became of those of before."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from surveycheck.model import SEVERITIES, Finding, Report
from surveycheck.report.causes import groups, several
from surveycheck.report.columns import FINDING, Column, quality, row, rows
from surveycheck.report.sheet import Row, Table, of
from surveycheck.report.unchecked import title
from surveycheck.report.words import SEVERITY, SINCE, STAGE, WORDS, word

SINCE_ORDER = ("fixed", "unknown", "reopened", "new", "still")
SINCE_COLUMNS = ("class", "code", "title", "message", "file", "layer", "handle", "line", "key", "north", "east", "id")


def findings(report: Report, language: int) -> Table:
    names = [column.name for column in FINDING]
    made = ([found[name] for name in names] for found in rows(report, language))
    return Table(("问题", "Findings"), FINDING, made, classes=names.index("class"))


def causes(report: Report, language: int) -> Table:
    """Causes of one finding alone stand in the table of findings."""
    heads = (
        Column("class", ("类别", "Class"), 8),
        Column("count", ("问题数", "Findings"), 10, "count"),
        Column("code", ("规则", "Rule"), 10),
        Column("title", ("标题", "Title"), 28, "long"),
        Column("said", ("共同之处", "What they share"), 60, "long"),
        Column("message", ("第一处", "The first one"), 56, "long"),
        Column("cause", ("原因", "Cause"), 22),
    )
    found = several(groups(report.findings, report.runs))
    made = (
        (
            SEVERITY[cause.first.severity][language],
            cause.count,
            cause.origin.code,
            title(cause.origin.code, report)[language],
            cause.said[language],
            of(cause.first.message, cause.first.message_en, language),
            cause.first.cause,
        )
        for cause in found
    )
    return Table(("原因", "Causes"), heads, made, classes=0)


def statistics(report: Report, language: int) -> Table:
    first = Column("by", ("分类", "By"), 16), Column("what", ("内容", "What"), 40, "long")
    counts = tuple(Column(s, SEVERITY[s], 9, "count") for s in SEVERITIES)
    heads = (
        *first,
        *counts,
        Column("all", ("合计", "All"), 9, "count"),
        Column("waived", ("已豁免", "Waived"), 9, "count"),
    )
    return Table(("统计", "Statistics"), heads, _statistics_rows(report, language))


def _statistics_rows(report: Report, language: int) -> Iterator[Row]:
    stages = {run.code: run.stage for run in report.runs}
    yield _counted(word("findings", language), "", report.findings)
    by_stage = _grouped((stages.get(f.code, ""), f) for f in report.findings)
    for name in STAGE:
        if name in by_stage:
            yield _counted(word("stage", language), STAGE[name][language], by_stage[name])
    for code, found in _grouped((f.code, f) for f in report.findings).items():
        yield _counted(word("rule", language), f"{code} {title(code, report)[language]}", found)
    for file, found in sorted(_grouped((f.place.file, f) for f in report.findings).items()):
        yield _counted(word("file", language), file or "—", found)
    for path, found in sorted(_grouped((f.quality, f) for f in report.findings).items()):
        yield _counted(word("element", language), quality(path, report, language), found)


def _grouped(pairs: Iterable[tuple[str, Finding]]) -> dict[str, list[Finding]]:
    found: dict[str, list[Finding]] = {}
    for name, finding in pairs:
        found.setdefault(name, []).append(finding)
    return found


def _counted(by: str, what: str, found: Sequence[Finding]) -> Row:
    counts = Counter(finding.severity for finding in found if finding.state == "open")
    return by, what, *(counts[s] for s in SEVERITIES), counts.total(), len(found) - counts.total()


def since(report: Report, language: int) -> Table:
    """What became of the findings of the report before, and what is new: those that are gone stand first."""
    heads = (Column("since", ("与上次相比", "Since then"), 14), *(c for c in FINDING if c.name in SINCE_COLUMNS))
    return Table(WORDS["since"], heads, _since_rows(report, language), classes=1)


def _since_rows(report: Report, language: int) -> Iterator[Row]:
    found = report.since
    if found is None:
        return
    now = [(found.states[finding.id], finding) for finding in report.findings if finding.id in found.states]
    gone = [("unknown", finding) for finding in found.unknown] + [("fixed", finding) for finding in found.fixed]
    for state, finding in sorted([*gone, *now], key=lambda pair: SINCE_ORDER.index(pair[0])):
        said = row(finding, report, language)
        yield SINCE[state][language], *(said[c.name] for c in FINDING if c.name in SINCE_COLUMNS)
