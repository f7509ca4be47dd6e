"""What would bring the next level: the fewest defects to mend, and the score that follows.

Every defect takes a fixed number of points off the unit's score (its points × the weights above it), and what is asked
for is a sum of such points in each sub-element, in each element and in the unit: sets one within the other. The fewest
are therefore found from the bottom up, each time taking what weighs most; no other choice of as few reaches more.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from surveycheck.grade.grade import grade
from surveycheck.model import Grade, ManualEntry, NextLevel, Part, RuleRun
from surveycheck.pack import Pack, Policy

TRIES = 20
"""How many more defects are tried where weights shift because a part is left with nothing that assesses it."""

EXACT = 10**9
"""Floats of the tree are exact fractions with no greater denominator (see ``grade``)."""


@dataclass(frozen=True)
class _Defect:
    """One counted defect: the sub-element it is in, its findings, and the points it takes off the unit."""

    place: tuple[int, int]
    severity: str
    findings: tuple[str, ...]
    gain: Fraction
    own: Fraction


def next_level(
    runs: Sequence[RuleRun], pack: Pack, now: Grade | None, manual: Sequence[ManualEntry] = ()
) -> NextLevel | None:
    """The next level above ``now``, the grade of a complete check, and the fewest defects whose mending reaches it.

    None where there is no level now, it is the best, or mending alone does not lead there. What comes out was graded
    anew with these findings gone; what failed by hand (``manual``) stays, no finding stands for it.
    """
    policy = pack.policy
    aim = _aim(policy, now) if policy is not None and now is not None else None
    if policy is None or now is None or aim is None:
        return None
    name, least = aim
    chosen = _forced(now, policy)
    rest = deque(sorted((d for d in _defects(now) if d not in chosen), key=lambda d: -d.gain))
    score = _exact(now.score or 0.0) + sum((d.gain for d in chosen), Fraction(0))
    while score < least and rest:
        score += rest[0].gain
        chosen[rest.popleft()] = None
    for _ in range(TRIES):
        found = _graded(runs, pack, chosen, manual)
        if found is not None and found.level is not None and _reaches(found.level, name, policy):
            return NextLevel(found.level, found.score or 0.0, len(chosen), _ids(chosen))
        if not rest:
            return None
        chosen[rest.popleft()] = None
    return None


def _aim(policy: Policy, now: Grade) -> tuple[str, Fraction] | None:
    """The level above the present one and its least score."""
    names = [name for name, _ in policy.levels]
    if now.level is None or now.score is None or now.level == names[0]:
        return None
    at = names.index(now.level) - 1 if now.level in names else len(names) - 1
    return names[at], Fraction(str(policy.levels[at][1]))


def _reaches(level: str, wanted: str, policy: Policy) -> bool:
    names = [name for name, _ in policy.levels]
    return level in names and names.index(level) <= names.index(wanted)


def _defects(now: Grade) -> list[_Defect]:
    return [
        _Defect((e, p), d.severity, d.findings, _exact(element.weight) * _exact(part.weight) * own, own)
        for e, element in enumerate(now.parts)
        for p, part in enumerate(element.parts)
        for d in part.deductions
        if d.findings
        for own in (_exact(d.points),)
    ]


def _forced(now: Grade, policy: Policy) -> dict[_Defect, None]:
    """What must go for any level above: vetoing classes, then the largest of each part that is below the pass score."""
    least, every = Fraction(str(policy.pass_score)), _defects(now)
    chosen = dict.fromkeys(d for d in every if d.severity in policy.veto)
    for e, element in enumerate(now.parts):
        for p, part in enumerate(element.parts):
            inside = [d for d in every if d.place == (e, p)]
            _until(least, part, inside, chosen, [d.own for d in inside])
        inside = [d for d in every if d.place[0] == e]
        shares = [d.own * _exact(element.parts[d.place[1]].weight) for d in inside]
        _until(least, element, inside, chosen, shares)
    return chosen


def _until(
    least: Fraction, part: Part, inside: Sequence[_Defect], chosen: dict[_Defect, None], points: Sequence[Fraction]
) -> None:
    """Add the largest defects of a part to the chosen ones until its score is at least ``least``."""
    if part.score is None:
        return
    worth = list(zip(inside, points, strict=True))
    score = _exact(part.score) + sum((own for d, own in worth if d in chosen), Fraction(0))
    for defect, own in sorted(((d, own) for d, own in worth if d not in chosen), key=lambda pair: -pair[1]):
        if score >= least:
            return
        chosen[defect] = None
        score += own


def _graded(
    runs: Sequence[RuleRun], pack: Pack, chosen: Iterable[_Defect], manual: Sequence[ManualEntry]
) -> Grade | None:
    gone = set(_ids(chosen))
    kept = [replace(run, findings=tuple(f for f in run.findings if f.id not in gone)) for run in runs]
    return grade(kept, pack, manual=manual)


def _ids(chosen: Iterable[_Defect]) -> tuple[str, ...]:
    return tuple(name for defect in chosen for name in defect.findings)


def _exact(number: float) -> Fraction:
    return Fraction(number).limit_denominator(EXACT)
