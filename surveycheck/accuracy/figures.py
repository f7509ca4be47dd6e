"""The figure of an item. All sums are exact; the one square root has fifty digits.

Formulas (1) and (2) of GB/T 24356-2023, 4.3.4, in the reading of S1: higher precision √(ΣΔ²/n), same precision
√(ΣΔ²/2n); of few measurements the arithmetic mean of the errors takes its place (of their absolute values: whether the
sign counts the reading leaves open, and signed errors would hide each other). Gross: |Δ| > 2·m0, and > 2√2·m0 for same
precision; exactly so much is none. Gross errors are counted, and are no part of the figure.
"""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Context, Decimal, localcontext

from surveycheck.accuracy.pairs import Pair
from surveycheck.accuracy.show import compared
from surveycheck.accuracy.terms import Item, Terms
from surveycheck.model import Assessment, Method, Precision

DIGITS = Context(prec=50)


def gross_limit(allowed: Decimal, precision: Precision, terms: Terms) -> Decimal:
    """Beyond this an error is gross; for people: whether it is, squares tell."""
    with localcontext(DIGITS):
        return (_gross_square(allowed, precision, terms)).sqrt()


def _gross_square(allowed: Decimal, precision: Precision, terms: Terms) -> Decimal:
    return (terms.factor * allowed) ** 2 * (2 if precision == "same" else 1)


def assess(item: Item, precision: Precision, pairs: Sequence[Pair], unusable: int, terms: Terms) -> Assessment:
    """The figure of differences of one precision. ``item`` has a limit; ``unusable`` measurements are only told."""
    allowed = item.allowed
    assert allowed is not None
    with localcontext(DIGITS):
        most = _gross_square(allowed, precision, terms)
        used = [pair for pair in pairs if pair.square <= most]
        method, value = _figure(used, len(pairs), precision, terms)
        limit = most.sqrt()
    return Assessment(
        item=item.title,
        item_en=item.title_en,
        quantity=item.quantity,
        precision=precision,
        method=method,
        value=value,
        allowed=allowed,
        used=len(used),
        gross=len(pairs) - len(used),
        unusable=unusable,
        basis=item.limit.source if item.limit else "",
        certainty=item.certainty,
        compared=tuple(compared(pair, limit, pair.square > most) for pair in pairs),
    )


def _figure(used: Sequence[Pair], whole: int, precision: Precision, terms: Terms) -> tuple[Method, Decimal | None]:
    if whole < terms.fewest or not used:
        return "none", None
    if whole < terms.least:
        return "mean", sum((pair.error for pair in used), Decimal(0)) / len(used)
    twice = 2 if precision == "same" else 1
    return "rmse", (sum((pair.square for pair in used), Decimal(0)) / (twice * len(used))).sqrt()
