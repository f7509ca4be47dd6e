"""What two reports say together."""

from __future__ import annotations

import json
import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.matching import pairs
from surveycheck.model import Finding, Place, Report, RuleRun
from surveycheck.report import compare, compared_json, compared_text
from surveycheck.report.compare import Comparison
from surveycheck.report.compared import by_state
from tests import made_report
from tests.made_report import GAP, OVERLAP

RAN = tuple(RuleRun(code, code, "shape", "checked", 9) for code in ("GEO-01", "TOP-01"))


def made(*findings: Finding, runs: tuple[RuleRun, ...] = RAN, **more: object) -> Report:
    return replace(made_report.made(), findings=findings, runs=runs, **{"complete": True, "losses": (), **more})  # type: ignore[arg-type]


def at(finding: Finding, x: float, y: float, **more: object) -> Finding:
    place = replace(finding.place, at=(x, y), handles=("F0",), **more)  # type: ignore[arg-type]
    return replace(finding, id=f"{finding.code}-{x}-{y}", place=place)


def states(found: Comparison) -> dict[str, int]:
    return {state: len(rows) for state, rows in by_state(found).items() if rows}


WAIVED = replace(GAP, state="waived")
MOVED = at(GAP, GAP.place.at[0] + 0.03, GAP.place.at[1])  # type: ignore[index]
AFAR = at(GAP, GAP.place.at[0] + 0.06, GAP.place.at[1], key="")  # type: ignore[index]
NO_SPOT = replace(GAP, id="GEO-01-x", place=Place("a.dxf", "JZD"))
XML_OLD = replace(GAP, id="GEO-01-1", place=Place("a.xml", xpath="/r/T[3]/F", line=9), facts={"field": "F"})
XML_NEW = replace(XML_OLD, id="GEO-01-2", place=Place("b.xml", xpath="/r/T[4]/F", line=12))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        pytest.param([], [], {}, id="nothing"),
        pytest.param([GAP], [], {"fixed": 1}, id="mended"),
        pytest.param([], [GAP], {"new": 1}, id="new"),
        pytest.param([GAP, OVERLAP], [OVERLAP, GAP], {"still": 2}, id="the same in another order"),
        pytest.param([GAP], [MOVED], {"still": 1}, id="moved by less than the tolerance, other handles"),
        pytest.param([replace(GAP, place=replace(GAP.place, key=""))], [AFAR], {"fixed": 1, "new": 1}, id="too far"),
        pytest.param([OVERLAP], [at(OVERLAP, 1.0, 1.0)], {"still": 1}, id="far, but the key tells it"),
        pytest.param([OVERLAP], [at(OVERLAP, 1.0, 1.0), at(OVERLAP, 2.0, 2.0)], {"fixed": 1, "new": 2}, id="two of it"),
        pytest.param([GAP], [replace(MOVED, code="TOP-01", id="x")], {"fixed": 1, "new": 1}, id="another rule"),
        pytest.param([NO_SPOT], [replace(NO_SPOT, id="y")], {"still": 1}, id="no spot, the same layer"),
        pytest.param([NO_SPOT], [GAP], {"fixed": 1, "new": 1}, id="a spot is not no spot"),
        pytest.param([XML_OLD], [XML_NEW], {"still": 1}, id="a record further down"),
        pytest.param([GAP, MOVED], [GAP], {"still": 1, "fixed": 1}, id="one of two"),
        pytest.param([WAIVED], [GAP], {"reopened": 1}, id="was waived"),
        pytest.param([GAP], [WAIVED], {"waived": 1}, id="waived now: not fixed"),
        pytest.param([], [WAIVED], {"waived": 1}, id="waived at once: not new"),
        pytest.param([WAIVED], [WAIVED], {"waived": 1}, id="waived still"),
        pytest.param([GAP], [replace(MOVED, state="waived")], {"waived": 1}, id="waived now and moved"),
    ],
)
def test_states(old: list[Finding], new: list[Finding], expected: dict[str, int]) -> None:
    assert states(compare(made(*old), made(*new))) == expected


NOT_RUN = (replace(RAN[0], status="skipped"), RAN[1])
KEPT_BACK = (replace(RAN[0], withheld=1), RAN[1])
UNLISTED = (replace(RAN[0], facts={"unlisted": 5}), RAN[1])


@pytest.mark.parametrize(
    "now",
    [
        {"runs": NOT_RUN},
        {"runs": KEPT_BACK},
        {"runs": UNLISTED},
        {"runs": (replace(RAN[0], status="nothing-to-check"), RAN[1])},
        {"runs": RAN[1:]},
        {"losses": ("…",)},
    ],
    ids=["not run", "kept back", "unlisted", "nothing to check", "no such rule", "something was not read"],
)
def test_what_was_not_looked_at_again_is_not_fixed(now: dict[str, object]) -> None:
    found = compare(made(GAP), made(**now))  # type: ignore[arg-type]
    assert (states(found), found.settled) == ({"unknown": 1}, False)


def test_what_an_earlier_report_had_is_reopened() -> None:
    found = compare(made(), made(MOVED, OVERLAP), earlier=[made(GAP)])
    assert states(found) == {"new": 1, "reopened": 1}


def test_a_rule_that_did_not_run_before_is_named() -> None:
    found = compare(made(runs=NOT_RUN), made(GAP))
    assert found.first_checked == ("GEO-01",)
    assert "GEO-01" in compared_text(found, "en").partition("New 1\n")[0]


def test_notes_leave_nothing_open_and_what_is_unlisted_does() -> None:
    note = replace(GAP, severity="note")
    assert compare(made(note), made(note)).settled
    assert not compare(made(), made(runs=UNLISTED)).settled
    assert not compare(made(), made(complete=False)).settled


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_text_names_what_is_less_than_sure(lang: str) -> None:
    old = made(GAP, complete=False)
    other = made(runs=UNLISTED, pack=replace(old.pack, digest="sha256:0"))
    lines = [line for line in compared_text(compare(old, other), lang).splitlines() if line.startswith("  ! ")]
    assert len(lines) == 3


def test_the_json_holds_every_finding_once() -> None:
    found = compare(made(GAP, OVERLAP, XML_OLD), made(MOVED, XML_NEW, AFAR))
    document = json.loads(compared_json(found))
    assert document["counts"] == {"new": 1, "reopened": 0, "still": 2, "unknown": 0, "waived": 0, "fixed": 1}
    assert [row["id"] for row in document["fixed"]] == [OVERLAP.id]
    first = document["still"][0]
    assert (first["was"], first["id"], first["moved"]) == (GAP.id, MOVED.id, pytest.approx(0.03, abs=1e-6))


spots = st.tuples(st.integers(0, 40), st.integers(0, 40)).map(lambda p: (4e7 + p[0] / 50, p[1] / 50))


@given(st.lists(spots, max_size=12), st.lists(spots, max_size=12), st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_each_finding_is_in_one_pair_and_pairs_are_near(
    before: list[tuple[float, float]], now: list[tuple[float, float]], chance: random.Random
) -> None:
    old = [replace(at(GAP, *p, key=""), id=f"o{i}") for i, p in enumerate(before)]
    new = [replace(at(GAP, *p, key=""), id=f"n{i}") for i, p in enumerate(now)]
    found = pairs(old, new, 0.05)
    assert len({id(p.old) for p in found}) == len({id(p.new) for p in found}) == len(found)
    assert all(p.moved is not None and p.moved <= 0.05 for p in found)
    left_old = [f for f in old if all(f is not p.old for p in found)]
    left_new = [f for f in new if all(f is not p.new for p in found)]
    near = [(a, b) for a in left_old for b in left_new if _apart(a, b) <= 0.05]
    assert not near  # who is left has no partner that is left
    again = [replace(f, place=replace(f.place, handles=("9",))) for f in old]
    chance.shuffle(again)
    assert len(pairs(old, again, 0.05)) == len(old)


def _apart(a: Finding, b: Finding) -> float:
    (x, y), (u, v) = a.place.at or (0, 0), b.place.at or (0, 0)
    return float(((x - u) ** 2 + (y - v) ** 2) ** 0.5)
