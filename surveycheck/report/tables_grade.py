"""Sheets about the grade: scores, figures of accuracy, what was not checked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from surveycheck.model import Part, Report
from surveycheck.report.accuracy import shown
from surveycheck.report.columns import Cell, Column, quality
from surveycheck.report.covered import sentences
from surveycheck.report.numbers import plain_number
from surveycheck.report.sheet import Row, Table
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import rounded
from surveycheck.report.words import STATUS, word


def score(report: Report, language: int) -> Table:
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


def accuracy(report: Report, language: int) -> Table:
    heads = (
        Column("item", ("精度项目", "Item"), 26, "long"),
        Column("precision", ("检测精度", "Precision"), 14),
        Column("key", ("对象", "Point"), 26),
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


def not_checked(report: Report, language: int) -> Table:
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
