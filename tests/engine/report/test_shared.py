"""The cause before its cases: in the terminal, on the page, in JSON."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from surveycheck.model import Finding, Report, RuleRun
from surveycheck.report import from_json, to_json
from surveycheck.report.causes import groups, several
from surveycheck.report.page import to_html
from surveycheck.report.summary import summary

COMMON: dict[str, dict[str, Any]] = {
    "shift": {"shift_east": 0.12, "shift_north": -0.3, "of": 80},
    "difference": {"difference": -1.0, "of": 80},
    "layer": {"of": 71},
}


def many(report: Report, count: int = 70, kind: str = "layer") -> Report:
    """The report with ``count`` unclosed lines of one cause."""
    gap = next(f for f in report.findings if f.code == "GEO-01")
    members = [replace(gap, id=f"g{n}", cause="g0", place=replace(gap.place, handles=(f"F{n}",))) for n in range(count)]
    row = {"cause": "g0", "kind": kind, "file": gap.place.file, "layer": "JZD", "found": count, **COMMON[kind]}
    run = RuleRun("GEO-01", "x", "shape", "checked", 71, findings=tuple(members), facts={"common": (row,)})
    rest = tuple(f for f in report.findings if f.code != "GEO-01")
    return replace(report, findings=(*rest, *members), runs=(run,))


SAID = {
    "shift": "图层 JZD（宗地图.dxf）上 70/80 处偏移相同：东 +0.120 m，北 -0.300 m",
    "difference": "图层 JZD（宗地图.dxf）上 70/80 处相差相同：-1.000",
    "layer": "图层 JZD（宗地图.dxf）上检查的 71 个对象中有 70 处（99%）",
}


@pytest.mark.parametrize("kind", SAID)
def test_every_format_says_the_cause_and_how_many(report: Report, kind: str) -> None:
    one = many(report, kind=kind)
    assert f"70 处同一原因：{SAID[kind]}\n" in summary(one)
    page = to_html(one)
    assert SAID[kind] in page
    assert page.index('id="causes"') < page.index('class="rule"')
    causes = json.loads(to_json(one))["causes"]
    (cause,) = [row for row in causes["shared"] if row["code"] == "GEO-01"]
    assert (cause["findings"], cause["first"], cause["message"]) == (70, "g0", SAID[kind])
    assert causes["count"] == causes["alone"] + len(causes["shared"])
    assert summary(from_json(to_json(one))) == summary(one)


def test_what_a_page_does_not_show_with_the_cause_is_said_and_shown_in_short(report: Report) -> None:
    page = to_html(many(report, 70))
    assert "同一原因的另外 69 处" in page
    assert "其余 9 处见本规则末尾的简表" in page
    assert all(f'id="f-g{n}"' in page for n in range(70))


def test_the_largest_cause_of_a_rule_comes_first(report: Report) -> None:
    one = many(report, 3)
    alone = replace(one.findings[-1], id="alone", cause="alone")
    (group,) = [g for g in groups((alone, *one.findings)) if g.code == "GEO-01"]
    assert [cause.count for cause in group.causes] == [3, 1]


def test_consequences_are_told(report: Report) -> None:
    first = replace(report.findings[0], code="TOP-01", severity="A")
    other: Finding = replace(first, id="x", code="PAR-01", severity="D")
    (cause,) = several(groups((first, other)))
    assert cause.said == (f"由此引起：{first.title} PAR-01 × 1", f"what follows: {first.title_en} PAR-01 × 1")


def test_what_the_worst_follows_from_is_told_first(report: Report) -> None:
    root = replace(report.findings[0], id="GEO-01-a", code="GEO-01", severity="C", cause="GEO-01-a")
    worse = replace(root, id="ATT-19-b", code="ATT-19", severity="B")
    (cause,) = several(groups((root, worse)))
    assert (cause.first, cause.origin) == (worse, root)
    assert cause.said == (
        f"起因是{root.title} GEO-01；由此引起：{root.title} ATT-19 × 1",
        f"it begins with: {root.title_en} GEO-01; what follows: {root.title_en} ATT-19 × 1",
    )
