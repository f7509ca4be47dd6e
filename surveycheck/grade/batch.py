"""Several units: the sample that was inspected, and the batch that a firm's final inspection grades.

GB/T 24356-2023, 6.3 and 6.4.1. Shares are compared as whole numbers of units, never rounded first. What else decides
an acceptance (overview check, forged results) people have to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from fractions import Fraction

from surveycheck.grade.score import exact
from surveycheck.model import Grade
from surveycheck.pack import Policy


def sample_grade(units: Sequence[Grade], policy: Policy) -> tuple[float | None, str | None]:
    """Score and level of a sample: the mean of its units, graded as a unit is; any that fails fails the sample. Level
    None where a unit has none, or there is no unit; score None where a unit has none."""
    if not units or any(unit.score is None for unit in units):
        return None, policy.fail_level if any(unit.level == policy.fail_level for unit in units) else None
    # scores of reports are floats of fractions with small denominators
    scores = [Fraction(unit.score or 0.0).limit_denominator(10**9) for unit in units]
    mean = sum(scores, Fraction(0)) / len(scores)
    if any(unit.level == policy.fail_level for unit in units):
        return float(mean), policy.fail_level
    if any(unit.level is None for unit in units):
        return float(mean), None
    return float(mean), next((name for name, least in policy.levels if mean >= exact(least)), policy.fail_level)


def batch_level(units: Sequence[str | None], policy: Policy) -> str | None:
    """The level of a batch by the levels of all its units: the first of the policy's ``batch`` whose shares are
    reached, else the least level that passes. A unit that fails fails the batch. None where a unit has no level, or
    there is no unit."""
    if policy.fail_level in units:
        return policy.fail_level
    if not units or None in units:
        return None
    order = [name for name, _ in policy.levels]
    ranks = [order.index(unit) for unit in units if unit is not None]
    for name, shares in policy.batch:
        reached = (sum(rank <= order.index(least) for rank in ranks) for least, _ in shares)
        if all(100 * number >= exact(share) * len(ranks) for number, (_, share) in zip(reached, shares, strict=True)):
            return name
    return order[-1]
