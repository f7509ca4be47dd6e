"""What a row about a finding says, wherever findings stand in rows: spreadsheets and layers of a map."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from math import isfinite
from typing import Literal

from surveycheck.model import Finding, Report
from surveycheck.report.measure import measure
from surveycheck.report.numbers import plain_number
from surveycheck.report.words import SEVERITY, STATE, Pair

Cell = str | int | float | None


@dataclass(frozen=True)
class Column:
    """``name`` is for programs, ``head`` for people; ``width`` in characters; ``kind`` says how it is shown."""

    name: str
    head: Pair
    width: int = 12
    kind: Literal["text", "long", "number", "count"] = "text"


FINDING = (
    Column("number", ("序号", "No."), 7, "count"),
    Column("class", ("类别", "Class"), 8),
    Column("code", ("规则", "Rule"), 10),
    Column("title", ("标题", "Title"), 24, "long"),
    Column("message", ("问题", "Finding"), 56, "long"),
    Column("file", ("文件", "File"), 26, "long"),
    Column("layer", ("图层", "Layer"), 14),
    Column("handle", ("句柄", "Handle"), 11),
    Column("line", ("行", "Line"), 8, "count"),
    Column("key", ("编号", "Key"), 27),
    Column("north", ("X（北）", "X north"), 14, "number"),
    Column("east", ("Y（东）", "Y east"), 14, "number"),
    Column("dxf_x", ("DXF x", "DXF x"), 14, "number"),
    Column("dxf_y", ("DXF y", "DXF y"), 14, "number"),
    Column("measured", ("实测", "Measured"), 12),
    Column("limit", ("限值", "Limit"), 12),
    Column("unit", ("单位", "Unit"), 7),
    Column("clause", ("依据", "Clause"), 34, "long"),
    Column("fix", ("怎么改", "How to fix it"), 40, "long"),
    Column("quality", ("质量元素", "Quality element"), 26, "long"),
    Column("cause", ("原因", "Cause"), 20),
    Column("state", ("状态", "State"), 9),
    Column("id", ("问题编号", "Id"), 20),
)
"""All that an office wants to know of a finding. ``north`` and ``east`` are what survey tables call X and Y; they are
DXF y and x, in the units of the drawing."""


def rows(report: Report, language: int) -> Iterator[dict[str, Cell]]:
    """One row a finding, in the order of the report: the name of a column → its value."""
    for number, finding in enumerate(report.findings, 1):
        yield {"number": number} | row(finding, report, language)


def row(finding: Finding, report: Report, language: int) -> dict[str, Cell]:
    """What is known of one finding; None where there is nothing."""
    place, card = finding.place, (report.cards or {}).get(finding.code, {})
    said: dict[str, Cell] = {"class": SEVERITY[finding.severity][language], "code": finding.code, "id": finding.id}
    said |= {"title": _of(finding.title, finding.title_en, language)}
    said |= {"message": _of(finding.message, finding.message_en, language)}
    said |= {"file": place.file, "layer": place.layer, "handle": "/".join(place.handles), "key": place.key}
    said |= {"line": place.line or None, "cause": finding.cause}
    said |= {"clause": _of(finding.clause, card.get("clause_en", ""), language)}
    said |= {"fix": _of(card.get("fix", ""), card.get("fix_en", ""), language)}
    said |= {"quality": quality(finding.quality, report, language), "state": STATE[finding.state][language]}
    return said | _spot(finding) | _measured(finding)


def quality(path: str, report: Report, language: int) -> str:
    """A path of quality elements; in English as far as the pack has English names."""
    names: Mapping[str, str] = (report.quality_en or {}) if language else {}
    return "/".join(names.get(step, step) for step in path.split("/"))


def _spot(finding: Finding) -> dict[str, Cell]:
    at = finding.place.at
    if at is None or not all(map(isfinite, at)):
        return {"north": None, "east": None, "dxf_x": None, "dxf_y": None}
    x, y = map(float, at)
    return {"north": y, "east": x, "dxf_x": x, "dxf_y": y}


def _measured(finding: Finding) -> dict[str, Cell]:
    found = measure(finding)
    if found is None:
        return {"measured": None, "limit": None, "unit": None}
    both = found.low is not None and found.high is not None
    limit: Cell = found.high if found.low is None else found.low
    if both:
        limit = f"{plain_number(found.low)} – {plain_number(found.high)}"
    return {"measured": float(found.value), "limit": limit, "unit": found.unit}


def _of(zh: str, en: str, language: int) -> str:
    return (en or zh) if language else zh
