"""The Report from what was read and run."""

from __future__ import annotations

from dataclasses import replace
from types import SimpleNamespace
from typing import Any

import pytest
from made_report import made, site
from small_pack import every_feature, pack, policy, rule

from surveycheck.geometry.sketch import sketch
from surveycheck.model import Issue, Model, RuleRun
from surveycheck.pack import SettingInfo
from surveycheck.report import build, is_complete, pictures
from surveycheck.report.losses import losses
from surveycheck.report.settings import formula
from surveycheck.rule import Limit, Message, Row
from surveycheck.rule.limit import Piece
from surveycheck.run import Options, run

ROWS = [
    {"layer": "JZD", "wkt": f"LINESTRING ({x} {y}, {x + 1} {y})", "handle": f"{x}{y}"} for x in (1, 5) for y in (2, 7)
]


def built(model: Model, runs: tuple[RuleRun, ...], used: Any = None, options: Any = None, grade: Any = None) -> Any:
    words: dict[str, Any] = {"chosen_by": "user", "started": "2026-01-02T03:04:05+08:00", "seconds": 0.5}
    return build(model, used or pack(), runs, grade, options=options or Options(), left_out=(), passes=True, **words)


def test_findings_stand_from_north_to_south_and_west_to_east() -> None:
    small = pack([rule("GEO-01", every_feature)])
    for rows in (ROWS, ROWS[::-1]):
        model = Model("m", drawings=(sketch(rows, file="a.dxf"),))
        report = built(model, run(model, small), small)
        assert [f.place.at for f in report.findings] == [(1.0, 7.0), (5.0, 7.0), (1.0, 2.0), (5.0, 2.0)]


def test_a_card_gives_its_words_where_it_found_something() -> None:
    words = {"why": Message("因", "because"), "fix": Message("改", "mend"), "clause": "条", "title": "题"}
    small = pack([rule("GEO-01", every_feature, **words), rule("GEO-02", lambda inputs: (), **words)])
    small = replace(small, rules=(small.rules[0], replace(small.rules[1], function=every_feature)))
    model = Model("m", drawings=(sketch(ROWS, file="a.dxf"),))
    runs = run(model, small)
    report = built(model, (runs[0], replace(runs[1], findings=())), small)
    assert report.cards["GEO-01"]["why_en"] == "because"
    assert report.cards["GEO-01"]["fix"] == "改"
    assert "why" not in report.cards["GEO-02"]
    assert report.cards["GEO-02"]["title"] == "题"


@pytest.mark.parametrize(
    ("status", "loss", "complete"),
    [("checked", False, True), ("skipped", False, True), ("withheld", False, True), ("checked", True, False),
     ("stopped", False, False), ("crashed", False, False)],
)  # fmt: skip
def test_complete_means_read_and_run_to_the_end(status: Any, loss: bool, complete: bool) -> None:
    model = Model("m", issues=(Issue("dxf-truncated", "a.dxf", loss=loss),))
    assert is_complete(model, [RuleRun("X-01", "x", "shape", status)], pack()) is complete


def test_losses_are_said_once_for_each_file_and_kind() -> None:
    model = Model(
        "m",
        issues=(
            Issue("dxf-unreadable", "a.dxf", 7, loss=True, facts={"reason": "no-pairs"}),
            Issue("dxf-hatch-edge", "b.dxf", loss=True),
            Issue("dxf-hatch-edge", "b.dxf", loss=True),
            Issue("dxf-codepage", "b.dxf", facts={"declared": "x"}),
            Issue("something-new", "c.dxf", loss=True),
        ),
    )
    zh, en = losses(model.issues)
    assert zh[0].startswith("a.dxf（第 7 行）：DXF 文件无法读取：不是 DXF 文本")
    assert en[0].startswith("a.dxf (line 7): the DXF cannot be read: no DXF text")
    assert en[1].endswith("(2 places)")
    assert "something-new" in en[2]
    assert len(zh) == len(en) == 3


@pytest.mark.parametrize(
    ("model", "change", "reason"),
    [
        (Model("m"), {"policy": None}, "policy"),
        (Model("m", lone=True), {"package": True}, "lone"),
        (Model("m"), {}, "left-out"),
    ],
)
def test_no_grade_has_a_reason(model: Model, change: dict[str, Any], reason: str) -> None:
    assert built(model, (), pack(**change)).ungraded == reason


def test_quality_has_english_names() -> None:
    assert built(Model("m"), (), pack(policy=policy())).quality_en["图"] == "drawing"


def test_settings_tell_value_source_and_change() -> None:
    info = SettingInfo("box", (1.0, 2.0), "范围", "box", "m", "S3", "practice")
    row = Row("limits", 2, {"limit": "closure", "title": "闭合差", "title_en": "closure", "certainty": "project"})
    limit = Limit("closure", (Piece(constant=0.001),), "m", "S7")
    used = pack(settings={"box": info}, limits={"closure": limit}, tables={"limits": (row,)})
    options = Options(limits={"closure": Limit.constant(0.05)}, roles={"AREA": ("JZD*",)})
    rows = built(Model("m"), (), used, options).settings
    assert [(r["kind"], r["name"], r["value"], r["changed"]) for r in rows] == [
        ("setting", "box", (1.0, 2.0), False),
        ("limit", "closure", "0.05", True),
        ("role", "AREA", ("JZD*",), True),
    ]
    assert rows[1]["title"] == "闭合差"
    assert rows[1]["source"] == "S7"
    assert rows[1]["certainty"] == "project"


@pytest.mark.parametrize(
    ("pieces", "text"),
    [
        ((Piece(constant=0.001),), "0.001"),
        ((Piece(),), "0"),
        ((Piece(per_sqrt=0.04, per_unit=0.002),), "0.04·√x + 0.002·x"),
        ((Piece(upto=10, constant=0.04), Piece(constant=0.028, per_unit=0.0014)), "x ≤ 10: 0.04; 0.028 + 0.0014·x"),
    ],
)
def test_limits_are_written_as_people_write_them(pieces: tuple[Piece, ...], text: str) -> None:
    assert formula(Limit("l", pieces)) == text


def test_pictures_wait_until_they_are_asked_for_and_are_drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(pictures, "place_picture", lambda scene, finding: drawn.append(finding.id) or "<svg/>")
    findings = made().findings
    found = pictures.Pictures.of(site(), findings)
    assert not drawn
    assert set(found) == {f.id for f in findings if f.code in ("TOP-01", "GEO-01", "PAR-05", "ACC-02")}
    assert (found["GEO-01-11ab"], found["GEO-01-11ab"]) == ("<svg/>", "<svg/>")
    assert drawn == ["GEO-01-11ab"]


def test_a_rule_gets_so_many_pictures_and_no_more() -> None:
    first = made().findings[-3]
    many = [replace(first, id=f"{n}", code=f"X-{n % 50:02}") for n in range(2000)]
    found = pictures.Pictures.of(site(), many)
    assert len(found) == pictures.IN_ALL
    one = pictures.Pictures.of(site(), [replace(first, id=f"{n}") for n in range(100)])
    assert list(one) == [f"{n}" for n in range(pictures.PER_RULE)]


def test_options_need_no_more_than_roles_settings_and_limits() -> None:
    options = SimpleNamespace(roles={}, settings={}, limits={})
    assert built(Model("m"), (), options=options).settings[0]["name"] == "xdata_application"
