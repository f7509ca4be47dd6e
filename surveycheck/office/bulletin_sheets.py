"""A bulletin as tables of a workbook: every figure a number."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from surveycheck.ledger import Credit, kind_words, standing_words
from surveycheck.office.bulletin_words import WORDS, say
from surveycheck.office.words import VERDICTS
from surveycheck.report.columns import Cell, Column
from surveycheck.report.sheet import Row, Table

Document = Mapping[str, Any]
COUNTS = ("submitted", "passed", "failed", "unknown", "rate", "first", "first_passed", "first_failed", "first_rate")
MORE = {
    "submitted": ("成果（份）", "Submissions"),
    "rate": ("合格率（%）", "Pass rate (%)"),
    "first_passed": ("首次合格", "First: pass"),
    "first_failed": ("首次不合格", "First: fail"),
    "first_rate": ("首次合格率（%）", "First-time pass rate (%)"),
    "share": ("占比（%）", "Share (%)"),
    "value": ("数值", "Value"),
    "sum": ("合计", "All"),
}


def bulletin_sheets(document: Document, language: int) -> tuple[Table, ...]:
    """Sums by firm and month, defects, failing projects, lots, credit."""
    whole: Row = (MORE["sum"][language], *_counts(document["all"]))
    firms = [(row["firm"] or say("no-firm", language), *_counts(row)) for row in document["firms"]]
    months = [(row["month"], *_counts(row)) for row in document["months"]]
    tables = [
        Table(WORDS["firms"], (_column("firm", 32), *_sums()), [*firms, whole]),
        Table(WORDS["months"], (_column("month"), *_sums()), [*months, whole]),
        _defects(document, language),
        _failing(document, language),
    ]
    if document["lots"]:
        names = ("name", "units", "size", "verdict", "level", "score")
        lots = [[_said(row, name, language) for name in names] for row in document["lots"]]
        heads = (("name", 26), ("units", 10), ("sample", 10), ("verdict", 20), ("level", 16), ("score", 10))
        columns = [_column(n, width, "number" if n == "score" else "text") for n, width in heads]
        tables.append(Table(WORDS["lots"], tuple(columns), lots))
    if document["credit"]:
        told = tuple(_column(n, 26, "long") for n in ("firm", "class", "text", "source", "date"))
        said = [
            (row["firm"], kind_words(Credit(**row))[language], row["text"], row["source"], row["date"])
            for row in document["credit"]
        ]
        tables.append(Table(WORDS["credit"], told, said))
    return tuple(tables)


def _column(name: str, width: int = 14, kind: Any = "text") -> Column:
    return Column(name, MORE.get(name) or WORDS[name], width, kind)


def _sums() -> tuple[Column, ...]:
    return tuple(_column(name, 12, "count") for name in COUNTS)


def _counts(row: Document) -> tuple[Cell, ...]:
    return tuple(float(row[n]) if n.endswith("rate") and row[n] is not None else row[n] for n in COUNTS)


def _defects(document: Document, language: int) -> Table:
    names = ("class", "code", "title", "submissions", "share", "findings")
    widths = (8, 12, 48, 12, 12, 12)
    kinds = ("text", "text", "long", "count", "count", "count")
    columns = tuple(_column(n, w, k) for n, w, k in zip(names, widths, kinds, strict=True))
    rows = [
        (
            row["severity"],
            row["code"],
            (row["title_en"] if language else "") or row["title"],
            row["submissions"],
            float(row["share"]),
            row["findings"],
        )
        for row in document["defects"]
    ]
    return Table(WORDS["defects"], columns, rows, classes=0)


def _failing(document: Document, language: int) -> Table:
    names = ("project", "project_name", "firm", "name", "stage", "level", "score", "notice", "deadline")
    heads = {"project_name": ("项目名称", "Project name"), "name": ("成果", "Deliverable")}
    widths = (16, 26, 26, 18, 14, 12, 8, 16, 12)
    columns = tuple(
        Column(n, heads.get(n) or WORDS[n], width, "number" if n == "score" else "text")
        for n, width in zip(names, widths, strict=True)
    )
    rows = [[_said(row, name, language) for name in names] for row in document["failing"]]
    return Table(WORDS["failing"], columns, rows)


def _said(row: Document, name: str, language: int) -> Cell:
    """A value; levels and verdicts are words of ours."""
    value: Cell = row[name]
    if not value or name not in ("level", "verdict"):
        return value
    if name == "verdict":
        return VERDICTS[str(value)][1][language] if value in VERDICTS else value
    return standing_words(str(value))[language]
