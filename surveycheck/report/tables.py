"""Report → tables, one for each sheet of a workbook: what there is, in rows, in one language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from surveycheck.model import SEVERITIES, Finding, Part, Report
from surveycheck.report.accuracy import shown
from surveycheck.report.causes import groups, several
from surveycheck.report.columns import FINDING, Cell, Column, quality, rows
from surveycheck.report.covered import sentences
from surveycheck.report.numbers import plain_number
from surveycheck.report.staged import stage_words
from surveycheck.report.standards import rules_words
from surveycheck.report.standards import said as by_standards
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import rounded, severities, verdict
from surveycheck.report.words import CERTAINTY, CHOSEN, KIND, MANUAL, SEVERITY, STAGE, STATUS, WAIVER, Pair, word

Row = Sequence[Cell]


@dataclass(frozen=True)
class Table:
    """``filters``: people want to filter it. ``classes``: the column (from 0) that holds a class, None without."""

    name: Pair
    columns: tuple[Column, ...]
    rows: Iterable[Row]
    filters: bool = True
    classes: int | None = None


def tables(report: Report, language: int) -> tuple[Table, ...]:
    """All tables of a report, in the order in which people need them; those of which there is nothing are left out."""
    made = [_overview(report, language), _findings(report, language), _causes(report, language)]
    made += [_statistics(report, language)]
    if report.grade is not None:
        made.append(_score(report, language))
    made.append(_unchecked(report, language))
    if report.accuracy:
        made.append(_accuracy(report, language))
    if report.manual is not None:
        made.append(_manual(report, language))
    if report.waivers:
        made.append(_waivers(report, language))
    return (*made, _settings(report, language))


def _overview(report: Report, language: int) -> Table:
    heads = Column("item", ("项目", "Item"), 22), Column("said", ("内容", "Content"), 90, "long")
    return Table(("总览", "Overview"), heads, _overview_rows(report, language), filters=False)


def _overview_rows(report: Report, language: int) -> Iterator[Row]:
    found, pack = verdict(report), report.pack
    yield word("deliverable", language), report.name
    yield word("verdict", language), found.big[language]
    if found.score is not None:
        yield word("score-part" if found.tone == "open" else "score", language), rounded(found.score)
    yield word("reason", language), found.why[language]
    if not report.complete:
        yield word("incomplete", language), word("incomplete-why", language)
    for loss in (report.losses_en or report.losses) if language else report.losses:
        yield word("losses", language), loss
    for severity, number in severities(report).items():
        yield SEVERITY[severity][language], number
    yield word("note", language), word("no-legal", language)
    yield word("pack", language), f"{_en(pack.title, pack.title_en, language) or pack.name} {pack.name} {pack.edition}"
    yield word("chosen", language), CHOSEN.get(pack.chosen_by, (pack.chosen_by,) * 2)[language]
    if pack.notice:
        yield word("notice", language), _en(pack.notice, pack.notice_en, language)
    yield word("digest", language), pack.digest
    if report.stage is not None:
        yield word("deliverable-stage", language), stage_words(report.stage)[language]
    if report.grade is not None:
        yield word("standard", language), report.grade.standard
        names = report.grade.profile
        yield word("profile", language), plain_number(_en(names.get("name"), names.get("name_en"), language))
        yield word("deductions", language), rules_words(report.grade)[language]
        for standard, told in by_standards(report, language):
            yield word("by-other", language, standard=standard), told
    if report.earlier is not None:
        yield word("earlier", language), report.earlier.name
    yield word("time", language), report.started
    yield word("engine", language), f"surveycheck {report.engine.get('version', '')}"
    for file in report.files:
        yield f"{word('file', language)}  SHA-256", f"{file.path}  ({file.bytes} B)  {file.sha256}"


def _findings(report: Report, language: int) -> Table:
    names = [column.name for column in FINDING]
    made = ([found[name] for name in names] for found in rows(report, language))
    return Table(("问题", "Findings"), FINDING, made, classes=names.index("class"))


def _causes(report: Report, language: int) -> Table:
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
            _en(cause.first.message, cause.first.message_en, language),
            cause.first.cause,
        )
        for cause in found
    )
    return Table(("原因", "Causes"), heads, made, classes=0)


def _statistics(report: Report, language: int) -> Table:
    first = Column("by", ("分类", "By"), 12), Column("what", ("内容", "What"), 40, "long")
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


def _score(report: Report, language: int) -> Table:
    heads = (
        Column("element", ("质量元素", "Quality element"), 44, "long"),
        Column("level", ("级别", "Depth"), 8, "count"),
        Column("weight", ("权重", "Weight"), 10, "number"),
        Column("score", ("得分", "Score"), 10),
        Column("count", ("缺陷数", "Defects"), 10, "count"),
        Column("points", ("扣分", "Points off"), 10, "number"),
        Column("defects", ("扣分的缺陷", "What deducts"), 60, "long"),
    )
    parts = report.grade.parts if report.grade else ()
    return Table(("评分", "Score"), heads, _score_rows(parts, 0, report, language), filters=False)


def _score_rows(parts: Sequence[Part], depth: int, report: Report, language: int) -> Iterator[Row]:
    for part in parts:
        cuts = part.deductions
        said = " ".join(f"{cut.severity}×{len(cut.findings)} −{plain_number(cut.points)}" for cut in cuts)
        name = quality(part.element, report, language).rpartition("/")[2]
        score: Cell = word("not-assessed", language) if part.score is None else float(rounded(part.score))
        off = float(sum(cut.points for cut in cuts)) if cuts else None
        yield "　" * depth + name, depth, float(part.weight), score, len(cuts) or None, off, said
        yield from _score_rows(part.parts, depth + 1, report, language)


def _unchecked(report: Report, language: int) -> Table:
    heads = (
        Column("reason", ("原因", "Reason"), 26, "long"),
        Column("code", ("规则", "Rule"), 12),
        Column("title", ("标题", "Title"), 34, "long"),
        Column("note", ("说明", "Note"), 80, "long"),
    )
    return Table(("未检查", "Not checked"), heads, _unchecked_rows(report, language))


def _unchecked_rows(report: Report, language: int) -> Iterator[Row]:
    for line in sentences(report, language):
        yield word("coverage", language), "", "", line
    for path in report.grade.not_assessed if report.grade else ():
        yield word("not-assessed", language), "", "", quality(path, report, language)
    for reason in unchecked(report):
        for run in reason.runs:
            yield reason.title[language], run.code, title(run.code, report)[language], note(run)[language]
    checked = sum(run.status == "checked" for run in report.runs)
    yield STATUS["checked"][language], "", "", word("rules-checked", language, n=checked, all=len(report.runs))


def _accuracy(report: Report, language: int) -> Table:
    heads = (
        Column("item", ("精度项目", "Item"), 26, "long"),
        Column("precision", ("检测精度", "Precision"), 14),
        Column("key", ("对象", "Point"), 18),
        Column("checked", ("检测值", "Checked"), 28),
        Column("drawn", ("成果值", "Deliverable"), 28),
        Column("difference", ("差值", "Difference"), 24),
        Column("error", ("误差", "Error"), 12, "number"),
        Column("limit", ("限差", "Limit"), 12, "number"),
        Column("beyond", ("超限", "Beyond"), 8),
        Column("figure", ("统计值 m", "Figure m"), 14),
        Column("allowed", ("限值 m₀", "Limit m₀"), 12),
        Column("basis", ("限值依据", "Source of the limit"), 40, "long"),
    )
    return Table(("精度", "Accuracy"), heads, _accuracy_rows(report, language))


def _accuracy_rows(report: Report, language: int) -> Iterator[Row]:
    """The figure of each item, then its differences."""
    yes = ("是", "yes")[language]
    for one in shown(report):
        made, head = one.assessment, (one.name[language], one.precision[language])
        yield *head, "", "", "", "", None, None, "", one.value, one.allowed, one.basis[language]
        for c in made.compared:
            difference = ", ".join(f"{part:+}" for part in c.difference)
            values = c.key, ", ".join(c.checked), ", ".join(c.drawn), difference, float(c.error), float(c.limit)
            yield *head, *values, yes if c.beyond else "", "", "", ""


def _manual(report: Report, language: int) -> Table:
    heads = (
        Column("item", ("项目", "Item"), 12),
        Column("title", ("内容", "What"), 40, "long"),
        Column("result", ("结果", "Result"), 12),
        Column("class", ("类别", "Class"), 8),
        Column("note", ("说明", "Note"), 50, "long"),
        Column("evidence", ("证据", "Evidence"), 24, "long"),
        Column("name", ("检查员", "Inspector"), 14),
        Column("date", ("日期", "Date"), 14),
        Column("quality", ("质量元素", "Quality element"), 28, "long"),
        Column("source", ("来源", "Source"), 40, "long"),
    )
    made = (
        (
            one.item,
            _en(one.title, one.title_en, language),
            MANUAL[one.result][language],
            one.severity,
            one.note,
            one.evidence,
            one.name,
            one.date,
            quality(one.quality, report, language),
            one.source,
        )
        for one in (report.manual.entries if report.manual else ())
    )
    return Table(("人工检查", "Manual items"), heads, made, classes=3)


def _waivers(report: Report, language: int) -> Table:
    heads = (
        Column("state", ("状态", "State"), 14),
        Column("code", ("规则", "Rule"), 10),
        Column("message", ("问题", "Finding"), 56, "long"),
        Column("reason", ("理由", "Reason"), 40, "long"),
        Column("clause", ("依据", "Clause"), 28, "long"),
        Column("name", ("申请人", "Asked by"), 14),
        Column("date", ("日期", "Date"), 12),
        Column("decided", ("决定人", "Decided by"), 14),
        Column("note", ("说明", "Note"), 40, "long"),
        Column("finding", ("问题编号", "Id"), 20),
        Column("file", ("文件", "File"), 24, "long"),
    )
    made = (
        (
            WAIVER[one.state][language],
            one.code,
            _en(one.message, one.message_en, language),
            one.reason,
            one.clause,
            one.name,
            one.date,
            one.decision.name if one.decision else "",
            (one.decision.note if one.decision else "") or _en(one.remark, one.remark_en, language),
            one.finding or one.asked_for,
            book.file,
        )
        for book in report.waivers
        for one in book.entries
    )
    return Table(("豁免", "Waivers"), heads, made)


def _settings(report: Report, language: int) -> Table:
    heads = (
        Column("kind", ("类型", "Kind"), 10),
        Column("title", ("标题", "Title"), 44, "long"),
        Column("name", ("名称", "Name"), 26),
        Column("value", ("取值", "Value"), 36, "long"),
        Column("unit", ("单位", "Unit"), 8),
        Column("changed", ("本次修改", "Changed"), 10),
        Column("source", ("来源", "Source"), 50, "long"),
        Column("certainty", ("可靠程度", "Certainty"), 14),
    )
    yes = ("是", "yes")[language]
    made = (
        (
            KIND.get(str(one["kind"]), (str(one["kind"]),) * 2)[language],
            str(_en(one.get("title"), one.get("title_en"), language) or one["name"]),
            str(one["name"]),
            plain_number(one["value"]),
            str(one.get("unit", "")),
            yes if one.get("changed") else "",
            str(_en(one.get("source_title"), one.get("source_title_en"), language) or one.get("source", "")),
            CERTAINTY.get(str(one.get("certainty", "")), (str(one.get("certainty")),) * 2)[language],
        )
        for one in report.settings
    )
    return Table(("设置", "Settings"), heads, made)


def _en(zh: object, en: object, language: int) -> str:
    chosen = (en or zh) if language else zh
    return "" if chosen is None else str(chosen)
