"""Waivers in a whole check: what they do to findings, grade, exit status and reports."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import jsonschema
import pytest
from small_dxf import rings

from surveycheck.inspection import exit_status, inspect
from surveycheck.model import Report, WaiverBook, WaiverEntry
from surveycheck.report import from_json, json_schema, summary, to_html, to_json
from surveycheck.waivers import WaiverError, ask, beside, decide, read_asked
from tests.made_report import GAP, hostile, made


@pytest.fixture
def path(tmp_path: Path) -> Path:
    (tmp_path / "plan.dxf").write_bytes(rings([(0, 0), (10, 10), (10, 0), (0, 10)]))
    return tmp_path / "plan.dxf"


def asked_for_all(path: Path, report: Report) -> list[str]:
    """A waiver for every finding; their digests."""
    return [ask(path, finding, "理由", "依据", "王工")[1].digest for finding in report.findings]


def settings() -> dict[str, object]:
    return {"waiver_classes": ["A", "B", "C", "D", "note"]}


def test_only_the_inspectors_file_changes_the_exit_status(path: Path, tmp_path: Path) -> None:
    from surveycheck.run import Options

    options, mine = Options(settings=settings()), tmp_path / "mine.toml"
    before = inspect(path, options=options)
    assert (exit_status(before), before.waivers) == (1, ())
    digests = asked_for_all(path, before)
    asked = inspect(path, options=options)
    assert exit_status(asked) == 1
    assert {e.state for e in asked.waivers[0].entries} == {"asked"}
    assert {f.state for f in asked.findings} == {"open"}
    for digest in digests:
        decide(path, mine, digest, True, "李检")
    accepted = inspect(path, options=options, decisions=mine)
    assert exit_status(accepted) == 0
    assert {f.state for f in accepted.findings} == {"waived"}
    assert [f.id for f in accepted.findings] == [f.id for f in before.findings]
    jsonschema.validate(json.loads(to_json(accepted)), json_schema())
    assert from_json(to_json(accepted)).waivers == accepted.waivers
    for digest in digests:
        decide(path, mine, digest, False, "李检")
    assert exit_status(inspect(path, options=options, decisions=mine)) == 1


def test_the_file_beside_it_is_never_passed_over_in_silence(path: Path, tmp_path: Path) -> None:
    file = beside(path)
    file.write_text("[[waiver", encoding="utf-8")
    with pytest.raises(WaiverError, match=r"plan\.dxf\.waivers\.toml line 1") as caught:
        inspect(path)
    assert caught.value.loss
    other = tmp_path / "other.toml"
    other.write_text("", encoding="utf-8")
    with pytest.raises(WaiverError, match="format") as caught:
        inspect(path, waivers=other)
    assert not caught.value.loss
    with pytest.raises(WaiverError, match="no such file"):
        inspect(path, decisions=tmp_path / "nowhere.toml")
    file.unlink()
    file.mkdir()
    with pytest.raises(WaiverError, match="no file"):
        inspect(path)


def entry(state: str, **more: object) -> WaiverEntry:
    words = (
        GAP.id,
        GAP.id,
        GAP.code,
        GAP.message,
        GAP.message_en,
        "依竣工图",
        "S3 §4.2",
        "王工",
        "2026-11-29",
        "sha256:1",
    )
    return replace(WaiverEntry(state, *words), **more)  # type: ignore[arg-type]


def test_the_reports_tell_of_every_waiver() -> None:
    gone = entry("unmatched", finding="", remark="没有与之相符的问题", remark_en="met by nothing")
    book = WaiverBook("a.waivers.toml", "0" * 64, (entry("asked"), gone), remarks=("未知",), remarks_en=("unknown",))
    report = replace(made(), waivers=(book,))
    text = summary(report, "en")
    assert "Waivers  met by nothing 1  waiver asked for 1  a.waivers.toml" in text
    assert "  ! unknown" in text
    page = to_html(report)
    assert page.index(">不再相符<") < page.index(">等待决定<")
    assert page.count('<a class="tag" href="#waivers">') == 1
    assert "依竣工图" in page
    assert 'id="waivers"' not in to_html(made())
    jsonschema.validate(json.loads(to_json(report)), json_schema())


def test_hostile_waivers_are_text() -> None:
    evil = "<script>alert(1)</script>\u202e"
    book = WaiverBook(
        evil, evil, (entry("asked", reason=evil, clause=evil, name=evil, date=evil, remark=evil),), evil, evil
    )
    page = to_html(replace(hostile(), waivers=(book,)))
    assert "<script>alert" not in page
    assert "\u202e" not in page
    assert "\u202e" not in summary(replace(made(), waivers=(book,)))


def test_comments_and_other_waivers_survive_a_check(path: Path) -> None:
    report = inspect(path)
    asked_for_all(path, report)
    before = beside(path).read_bytes()
    inspect(path)
    assert beside(path).read_bytes() == before
    assert len(read_asked(beside(path)).waivers) == len({f.id for f in report.findings})
