"""What becomes of a waiver: met, asked for, accepted, rejected, unmatched; and what it may not do."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from surveycheck.model import Decision, Finding, Place, RuleRun, Waiver, WaiverEntry
from surveycheck.waivers import Asked, Decided, Terms, apply
from surveycheck.waivers.asked import waiver_for
from surveycheck.waivers.source import Source
from tests.made_report import GAP, OVERLAP

TERMS = Terms("成果", growth=0.2)
MARGIN = replace(GAP, facts={"gap": 0.031, "tolerance": 0.001, "margin": 0.03})
WAIVER = waiver_for(MARGIN, "理由", "依据", "王工", "2026-11-29")
VALUE = replace(
    GAP, id="ATT-01-1", code="ATT-01", place=Place("a.xml", xpath="/r/T[3]/F", line=9), facts={"field": "F"}
)


def source(name: str) -> Source:
    return Source(Path(name), "", "0" * 64, {})


def decision(waiver: Waiver = WAIVER, accepted: bool = True, deliverable: str = "成果") -> Decision:
    return Decision(waiver.digest, deliverable, accepted, "李检", "2026-11-30", "", waiver.about.id)


def became(
    waivers: list[Waiver], found: list[Finding], decisions: list[Decision], terms: Terms = TERMS
) -> tuple[list[WaiverEntry], list[str]]:
    """The entries of the book, and the ids of what is waived."""
    runs = [RuleRun(f.code, f.name, "shape", "checked", 1, findings=(f,)) for f in found]
    asked = Asked(source("成果.waivers.toml"), tuple(waivers))
    after, (book,) = apply(runs, asked, Decided(source("mine.toml"), tuple(decisions)), terms)
    return list(book.entries), [f.id for run in after for f in run.findings if f.state == "waived"]


def moved(finding: Finding, east: float, **more: object) -> Finding:
    """The same defect drawn anew: other handles, another id, somewhere near."""
    at = finding.place.at
    assert at is not None
    place = replace(finding.place, at=(at[0] + east, at[1]), handles=("FF",), **more)  # type: ignore[arg-type]
    return replace(finding, id=f"{finding.code}-anew", place=place)


@pytest.mark.parametrize(
    ("found", "state"),
    [
        pytest.param(MARGIN, "accepted", id="the same"),
        pytest.param(moved(MARGIN, 0.04), "accepted", id="moved within the tolerance, other handles"),
        pytest.param(moved(MARGIN, 0.0004), "accepted", id="rounded anew"),
        pytest.param(moved(MARGIN, 0.06), "unmatched", id="moved too far"),
        pytest.param(moved(MARGIN, 0.01, layer="JZX"), "accepted", id="on another layer at the same spot"),
        pytest.param(replace(MARGIN, code="GEO-02"), "unmatched", id="another rule under its id"),
        pytest.param(replace(OVERLAP, id=GAP.id, severity="B"), "unmatched", id="its id over another finding"),
        pytest.param(replace(MARGIN, severity="A"), "unmatched", id="of a worse class"),
        pytest.param(replace(MARGIN, severity="D"), "accepted", id="of a better class"),
        pytest.param(replace(MARGIN, facts={"margin": 0.036}), "accepted", id="grown by a fifth"),
        pytest.param(replace(MARGIN, facts={"margin": 0.037}), "unmatched", id="grown by more"),
        pytest.param(replace(MARGIN, facts={"margin": 0.001}), "accepted", id="smaller"),
    ],
)
def test_what_an_accepted_waiver_meets(found: Finding, state: str) -> None:
    (entry,), waived = became([WAIVER], [OVERLAP, found], [decision()])
    assert entry.state == state
    assert waived == ([found.id] if state == "accepted" else [])
    assert (entry.finding, entry.asked_for) == ("".join(waived), GAP.id)
    assert bool(entry.remark) is bool(entry.remark_en) is (state == "unmatched")


@pytest.mark.parametrize(
    ("decisions", "state", "remark"),
    [
        pytest.param([], "asked", "", id="nobody has decided"),
        pytest.param([decision(accepted=False)], "rejected", "", id="rejected"),
        pytest.param([decision(replace(WAIVER, reason="别的"))], "asked", "", id="changed after it was accepted"),
        pytest.param([decision(deliverable="另一成果")], "asked", "decide anew", id="accepted for another deliverable"),
        pytest.param([decision(), decision(accepted=False, deliverable="x")], "accepted", "", id="its own counts"),
    ],
)
def test_only_what_is_accepted_is_waived(decisions: list[Decision], state: str, remark: str) -> None:
    (entry,), waived = became([WAIVER], [MARGIN], decisions)
    assert (entry.state, remark in entry.remark_en) == (state, True)
    assert waived == ([GAP.id] if state == "accepted" else [])
    assert entry.finding == GAP.id


@pytest.mark.parametrize("change", ["reason", "clause", "name", "date"])
def test_every_word_is_in_the_digest(change: str) -> None:
    assert replace(WAIVER, **{change: "2026-01-01"}).digest != WAIVER.digest
    about = replace(WAIVER.about, message="x")
    assert replace(WAIVER, about=about).digest != WAIVER.digest


def test_the_pack_says_which_classes_may_be_waived() -> None:
    waiver = waiver_for(OVERLAP, "r", "c", "n", "2026-11-29")
    (entry,), waived = became([waiver], [OVERLAP], [decision(waiver)])
    assert (entry.state, waived) == ("asked", [])
    assert "class A" in entry.remark_en
    _, waived = became([waiver], [OVERLAP], [decision(waiver)], replace(TERMS, classes=("A",)))
    assert waived == [OVERLAP.id]


def test_a_waiver_meets_one_finding_and_a_copy_of_it_none() -> None:
    twin = replace(MARGIN, id="GEO-01-11ab-2")
    entries, waived = became([WAIVER, replace(WAIVER, about=replace(WAIVER.about))], [MARGIN], [decision()])
    assert ([e.state for e in entries], waived) == (["accepted", "unmatched"], [GAP.id])
    entries, waived = became([WAIVER], [MARGIN, twin], [decision()])
    assert waived == [GAP.id]


def test_a_waiver_is_not_handed_on_where_nothing_tells_defects_apart() -> None:
    waiver = waiver_for(VALUE, "r", "c", "n", "2026-11-29")
    there = [replace(VALUE, id=f"ATT-01-{n}", place=replace(VALUE.place, xpath=f"/r/T[{n}]/F")) for n in (7, 8)]
    assert became([waiver], there, [decision(waiver)])[1] == []
    assert became([waiver], there[:1], [decision(waiver)])[1] == ["ATT-01-7"]


def test_a_decision_whose_waiver_is_gone_is_told() -> None:
    _, (book,) = apply([], Asked(source("a"), ()), Decided(source("b"), (decision(),)), TERMS)
    assert "meets no waiver" in book.remarks_en[0]
    assert apply([], None, None, TERMS)[1] == ()


def test_a_file_full_of_nonsense_fills_no_report() -> None:
    asked = Asked(source("a"), (), tuple((f"未知 {n}", f"unknown {n}") for n in range(999)))
    _, (book,) = apply([], asked, None, TERMS)
    assert (len(book.remarks), book.remarks_en[-1]) == (51, "949 more remarks")
