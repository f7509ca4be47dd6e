"""What holds of every grade: more defects never raise it, order does not matter, weights in use sum to 1."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from functools import cache
from typing import Any

import small_pack as small
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.grade import beside, grade
from surveycheck.model import Assessment, Finding, Grade, ManualEntry, Part, Place, RuleRun
from surveycheck.pack import Pack, QualityElement, QualityPart, graded_by, load_pack

NO_LEVEL = "不合格"
LOOKED = st.sampled_from(["checked", "checked", "nothing-to-check"])
CLASSES = st.sampled_from("AABBCCDDn")


@cache
def packs() -> tuple[Pack, ...]:
    """One of each shape: two parts of one element scored by accuracy, and the real ones by both standards."""
    real = [graded_by(load_pack(name), edition) for name in ("ningbo", "jiaxing") for edition in ("2023", "2009")]
    parts = (QualityPart("甲", "a", 0.3, "accuracy"), QualityPart("乙", "b", 0.7, "accuracy"))
    elements = (QualityElement("精", "p", 0.5, parts), QualityElement("图", "d", 0.5, (QualityPart("形", "s", 1.0),)))
    return (replace(real[0], policy=replace(real[0].policy, elements=elements, also=())), *real)  # type: ignore[type-var]


def with_rules(pack: Pack) -> Pack:
    """A rule for each part, named as the part, and no others."""
    paths = pack.policy.quality_paths if pack.policy else ()
    rules = [small.rule(path, small.nothing, quality=path) for path in paths]
    return replace(pack, rules=tuple(rules))


def finding(number: int, path: str, severity: str) -> Finding:
    said: Any = "note" if severity == "n" else severity
    return Finding(
        f"f{number}", path, "r", "t", "t", said, path, "m", "m", "c", f"c{number}", Place("a", "L", (f"{number}",))
    )


def figure(path: str, thousandths: int, gross: int) -> Assessment:
    value, limit = Decimal(thousandths) / 1000, Decimal("0.05")
    return Assessment("x", "x", "plane", "same", "rmse", value, limit, 20 - gross, gross, quality=path)


@st.composite
def inspections(draw: st.DrawFn) -> tuple[Pack, list[RuleRun]]:
    """A pack and its runs, one a part: looked at or not, with defects, and figures where these score."""
    pack = with_rules(draw(st.sampled_from(packs())))
    runs, number = [], 0
    assert pack.policy is not None
    for path, part in ((f"{e.name}/{p.name}", p) for e in pack.policy.elements for p in e.parts):
        classes = draw(st.lists(CLASSES, max_size=4))
        found = tuple(finding(number + n, path, severity) for n, severity in enumerate(classes))
        number += len(found)
        made = draw(st.lists(st.integers(0, 60), max_size=2)) if part.route == "accuracy" else []
        accuracy = tuple(figure(path, m, draw(st.integers(0, 2))) for m in made)
        runs.append(RuleRun(path, "r", "shape", draw(LOOKED), findings=found, accuracy=accuracy))
    return pack, runs


def graded(pack: Pack, runs: list[RuleRun]) -> Grade:
    got = grade(runs, pack)
    assert got is not None
    return got


def rank(pack: Pack, level: str | None) -> int:
    assert pack.policy is not None
    names = [name for name, _ in pack.policy.levels]
    return names.index(level) if level in names else len(names)


@settings(max_examples=150, deadline=None)
@given(inspections(), st.data())
def test_one_defect_more_never_raises_score_or_level(made: tuple[Pack, list[RuleRun]], data: st.DataObject) -> None:
    pack, runs = made
    before = graded(pack, runs)
    at = data.draw(st.integers(0, len(runs) - 1))
    one = finding(9999, runs[at].code, data.draw(st.sampled_from("ABCD")))
    after = graded(pack, [replace(r, findings=(*r.findings, one)) if n == at else r for n, r in enumerate(runs)])
    if before.score is not None:
        assert after.score is not None
        assert after.score <= before.score
        assert rank(pack, after.level) >= rank(pack, before.level)
    assert len(after.veto) >= len(before.veto) or before.veto


@settings(max_examples=100, deadline=None)
@given(inspections(), st.data())
def test_a_failed_manual_item_never_raises_the_score(made: tuple[Pack, list[RuleRun]], data: st.DataObject) -> None:
    pack, runs = made
    path, severity = data.draw(st.sampled_from([r.code for r in runs])), data.draw(st.sampled_from("ABCD"))
    words = dict.fromkeys(("title", "title_en", "how", "how_en", "usual", "source", "certainty"), "")
    entry = ManualEntry(item="M", quality=path, severity=severity, result="fail", **words)
    before, after = grade(runs, pack), grade(runs, pack, manual=(entry,))
    assert before is not None
    assert after is not None
    assert before.score is None or (after.score is not None and after.score <= before.score)


@settings(max_examples=100, deadline=None)
@given(inspections(), st.data())
def test_a_worse_class_never_raises_the_score(made: tuple[Pack, list[RuleRun]], data: st.DataObject) -> None:
    pack, runs = made
    mild = [(n, f) for n, r in enumerate(runs) for f in r.findings if f.severity in ("B", "C", "D")]
    if not mild:
        return
    at, one = data.draw(st.sampled_from(mild))
    worse = replace(one, severity="ABC"["BCD".index(one.severity)])  # type: ignore[arg-type]
    findings = tuple(worse if f is one else f for f in runs[at].findings)
    before, after = (
        graded(pack, runs),
        graded(pack, [replace(r, findings=findings) if n == at else r for n, r in enumerate(runs)]),
    )
    assert before.score is not None
    assert after.score is not None
    assert after.score <= before.score


@settings(max_examples=100, deadline=None)
@given(inspections(), st.randoms(use_true_random=False))
def test_order_does_not_matter(made: tuple[Pack, list[RuleRun]], dice: Any) -> None:
    pack, runs = made
    mixed = [replace(r, findings=tuple(dice.sample(r.findings, len(r.findings)))) for r in runs]
    dice.shuffle(mixed)
    one, two = graded(pack, runs), graded(pack, mixed)
    assert (one.score, one.level, one.veto, one.not_assessed) == (two.score, two.level, two.veto, two.not_assessed)
    assert [weights(p) for p in one.parts] == [weights(p) for p in two.parts]


@settings(max_examples=100, deadline=None)
@given(inspections())
def test_weights_in_use_sum_to_one_and_scores_follow_from_them(made: tuple[Pack, list[RuleRun]]) -> None:
    pack, runs = made
    got = graded(pack, runs)
    for score, parts in ((got.score, got.parts), *((e.score, e.parts) for e in got.parts)):
        used = sum(p.weight for p in parts)
        assert abs(used - 1) < 1e-12 if score is not None else used == 0
        if score is not None:
            assert abs(score - sum(p.weight * (p.score or 0.0) for p in parts)) < 1e-9


@settings(max_examples=60, deadline=None)
@given(inspections())
def test_the_other_standard_beside_is_the_grade_by_it(made: tuple[Pack, list[RuleRun]]) -> None:
    pack, runs = made
    assert pack.policy is not None
    others = [graded(graded_by(pack, other.standard), runs) for other in pack.policy.also]
    told = beside(runs, pack)
    assert [(g.standard, g.score, g.level, g.veto) for g in told] == [
        (g.standard, g.score, g.level, g.veto) for g in others
    ]


def weights(part: Part) -> object:
    return part.element, part.score, part.weight, [weights(inner) for inner in part.parts]
