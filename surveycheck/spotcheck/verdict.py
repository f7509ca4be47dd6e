"""From units to a sample, a lot and a batch: GB/T 24356-2023, 6.1.3, 6.3 and 6.4. What is not known stays unknown."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

Words = tuple[str, str]

BEST, GOOD, PASS, FAIL = "优", "良", "合格", "不合格"
LOT_PASSES, LOT_FAILS = "批合格", "批不合格"


@dataclass(frozen=True)
class BatchRules:
    """``levels``: the least score of each level, best first. ``shares``: a level, the least percentage of 优 and 良
    together, and of 优 (6.4.1). ``overview_b``: an overview fails with so many defects of class B (6.1.3)."""

    levels: tuple[tuple[str, Fraction], ...]
    shares: tuple[tuple[str, int, int], ...] = ((BEST, 90, 50), (GOOD, 80, 30))
    overview_b: int = 4


@dataclass(frozen=True)
class UnitResult:
    """A unit that was looked at in detail. ``passes`` is None where its inspection is not complete."""

    key: str
    name: str
    score: Fraction | None
    level: str | None
    passes: bool | None


@dataclass(frozen=True)
class Overview:
    """A unit outside the sample that was looked over: its defects of the classes A and B."""

    key: str
    name: str
    a: int
    b: int

    def passes(self, rules: BatchRules) -> bool:
        return self.a == 0 and self.b < rules.overview_b


@dataclass(frozen=True)
class SampleVerdict:
    """``passes`` None: not known yet. ``score`` is the mean of the units', where all pass."""

    passes: bool | None
    score: Fraction | None
    level: str | None
    reasons: tuple[Words, ...]


@dataclass(frozen=True)
class BatchVerdict:
    """``verdict``: 批合格, 批不合格, or None where it cannot be said yet; ``reasons`` say why."""

    verdict: str | None
    reasons: tuple[Words, ...]


def sample_verdict(units: Sequence[UnitResult], wanted: int, rules: BatchRules) -> SampleVerdict:
    """A unit that fails fails the sample (6.3), whatever is still missing; else all ``wanted`` units must be there, and
    the mean of their scores, not rounded, gives the level."""
    failed = [unit for unit in units if unit.passes is False]
    if failed:
        reasons = [(f"{u.name} 不合格", f"{u.name} fails") for u in failed]
        return SampleVerdict(False, None, FAIL, tuple(reasons))
    unknown = [(f"{u.name} 未检完", f"{u.name} is not inspected completely") for u in units if u.passes is None]
    missing = wanted - len(units)
    if missing > 0:
        unknown.append((f"样本还有 {missing} 个单位成果未检", f"{missing} units of the sample are not inspected"))
    scores = [unit.score for unit in units if unit.score is not None]
    if unknown or not units or len(scores) < len(units):
        return SampleVerdict(None, None, None, tuple(unknown) or (("没有得分", "there is no score"),))
    mean = sum(scores, Fraction(0)) / len(scores)
    level = next((name for name, least in rules.levels if mean >= least), FAIL)
    return SampleVerdict(level != FAIL, mean, level, ())


def batch_verdict(
    sample: SampleVerdict, overviews: Sequence[Overview], vetoes: Sequence[Words], rules: BatchRules
) -> BatchVerdict:
    """Only 批合格 or 批不合格 (6.4.2): the sample passes and so does each unit that was looked over, where any was.
    ``vetoes`` (forged results, a major deviation of the technical route, …) fail the lot regardless."""
    against = [*vetoes]
    if sample.passes is False:
        against += [("样本不合格", "the sample fails"), *sample.reasons]
    against += [
        (f"{o.name} 概查 A {o.a}、B {o.b}", f"{o.name}: overview A {o.a}, B {o.b}")
        for o in overviews
        if not o.passes(rules)
    ]
    if against:
        return BatchVerdict(LOT_FAILS, tuple(against))
    if sample.passes is None:
        return BatchVerdict(None, sample.reasons)
    return BatchVerdict(LOT_PASSES, ())


def final_grade(levels: Sequence[str | None], verdict: str | None, rules: BatchRules) -> str | None:
    """The grade of a batch in the final inspection (6.4.1), where all of its units are graded: whole numbers are
    compared, nothing is rounded first. None where the batch does not pass, a unit has no level, or one fails, in the
    sample or outside of it: the final inspection looks at all of them, and what fails there is mended first (4.6)."""
    if verdict != LOT_PASSES or not levels or any(level in (None, FAIL) for level in levels):
        return None
    count, units = Counter(levels), len(levels)
    for level, together, best in rules.shares:
        if (count[BEST] + count[GOOD]) * 100 >= together * units and count[BEST] * 100 >= best * units:
            return level
    return PASS
