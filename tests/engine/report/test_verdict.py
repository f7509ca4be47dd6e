"""The verdict in a word, what was not checked and why: for packs that grade and packs that do not."""

from __future__ import annotations

from dataclasses import replace

import pytest
from made_report import run

from surveycheck.model import Report
from surveycheck.report.causes import groups
from surveycheck.report.unchecked import note, title, unchecked
from surveycheck.report.verdict import rounded, severities, verdict


@pytest.mark.parametrize(
    ("complete", "passes", "tone", "big"),
    [
        (True, True, "best", "通过"),
        (True, False, "bad", "未通过"),
        (False, True, "open", "检查不完整"),
        (False, False, "open", "检查不完整"),
    ],
)
def test_without_a_grade(report: Report, complete: bool, passes: bool, tone: str, big: str) -> None:
    shown = verdict(replace(report, grade=None, ungraded="policy", complete=complete, passes=passes))
    assert (shown.tone, shown.big[0], shown.score) == (tone, big, None)


@pytest.mark.parametrize(
    ("level", "passes", "complete", "tone"),
    [
        ("优", True, True, "best"),
        ("良", True, True, "good"),
        ("合格", True, True, "fair"),
        ("不合格", False, True, "bad"),
        ("一级", True, True, "fair"),  # a level of the pack's own
        ("差", False, True, "bad"),
        (None, False, True, "open"),
        (None, False, False, "open"),
    ],
)
def test_with_a_grade(report: Report, level: str | None, passes: bool, complete: bool, tone: str) -> None:
    assert report.grade is not None
    grade = replace(report.grade, level=level, passes=passes, reasons=(), reasons_en=())
    shown = verdict(replace(report, grade=grade, complete=complete))
    assert shown.tone == tone
    if level is None:
        assert (shown.big[0] == "检查不完整") is not complete


@pytest.mark.parametrize(
    ("score", "text"),
    [(89.96, "89.9"), (90.0, "90"), (89.99999999, "90"), (59.95, "59.9"), (-26.0, "-26"), (100.0, "100"), (0.3, "0.3")],
)
def test_a_score_is_cut_and_never_rounded_up(score: float, text: str) -> None:
    assert rounded(score) == text


def test_only_open_findings_are_counted(report: Report) -> None:
    before = severities(report)
    worst = next(f for f in report.findings if f.severity == "A")
    waived = tuple(replace(f, state="waived") if f is worst else f for f in report.findings)
    assert severities(replace(report, findings=waived)) == before | {"A": before["A"] - 1}
    assert list(before) == ["A", "B", "C", "D", "note"]


def test_what_was_not_checked_by_reason_the_worst_first(report: Report) -> None:
    runs = (
        run("A-01", "a", "files", "nothing-to-check"),
        run("A-02", "b", "files", "skipped"),
        run("A-03", "c", "files", "checked", withheld=2),
        run("A-04", "d", "files", "withheld", withheld=1),
        run("A-05", "e", "files", "stopped"),
        run("A-06", "f", "files", "crashed"),
        run("A-07", "g", "files", "checked"),
        replace(run("A-08", "h", "files", "checked"), facts={"unlisted": 4}),
    )
    found = unchecked(replace(report, runs=runs))
    assert [(u.status, [r.code for r in u.runs]) for u in found] == [
        ("crashed", ["A-06"]),
        ("stopped", ["A-05"]),
        ("withheld", ["A-04"]),
        ("long", ["A-08"]),
        ("part", ["A-03"]),
        ("skipped", ["A-02"]),
        ("nothing-to-check", ["A-01"]),
    ]
    assert "2" in note(runs[2])[0]
    assert note(runs[6]) == ("", "")
    assert unchecked(replace(report, runs=runs[6:7])) == ()


def test_a_rule_without_a_card_is_called_by_its_name(report: Report) -> None:
    runs = (run("A-01", "first", "files"), run("A-02", "second", "files"))
    bare = replace(report, runs=runs, cards={"A-03": {"title": "三", "title_en": ""}})
    assert [title(code, bare) for code in ("A-02", "A-03", "A-04")] == [
        ("second", "second"),
        ("三", "三"),
        ("A-04", "A-04"),
    ]


def test_causes_stand_by_their_worst_open_finding(report: Report) -> None:
    base = report.findings[0]

    def one(ident: str, code: str, severity: str, cause: str, state: str = "open") -> object:
        return replace(base, id=ident, code=code, severity=severity, cause=cause, state=state)  # type: ignore[arg-type]

    found = groups(
        [  # type: ignore[list-item]
            one("1", "X-1", "C", "a"),
            one("2", "X-2", "B", "b"),
            one("3", "X-2", "A", "b", "waived"),
            one("4", "X-3", "B", "a"),
            one("5", "X-1", "C", ""),
        ]
    )
    assert [(g.code, g.severity, g.count, [c.first.id for c in g.causes]) for g in found] == [
        ("X-2", "B", 2, ["2"]),
        ("X-3", "B", 2, ["4"]),
        ("X-1", "C", 1, ["5"]),
    ]
