"""Numbers that are not what they seem: coordinates exchanged, or millimetres for metres."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

Doubt = Literal["kind", "method", "number", "missing", "several", "partner", "again", "swapped", "unit"]

FAR, NEAR = Decimal(100), Decimal(10)
"""Metres: a point so far from its partner is not where it was measured badly, but written otherwise; exchanged or in
metres it must come so near."""

THOUSAND = Decimal(1000)
FIFTH = Decimal("0.2")
"""Of a length, height or area that is a thousand times the other, how far the two may be apart after all."""


def doubt(checked: tuple[Decimal, ...], drawn: tuple[Decimal, ...]) -> Doubt | None:
    """What speaks against comparing the two: ``swapped`` (north for east), ``unit`` (one of them in millimetres)."""
    if len(checked) == 2:
        if _apart(checked, drawn) <= FAR:
            return None
        if _apart((checked[1], checked[0]), drawn) <= NEAR:
            return "swapped"
        return "unit" if _thousandfold(checked, drawn) or _thousandfold(drawn, checked) else None
    one, two = checked[0], drawn[0]
    return "unit" if _scaled(one, two) or _scaled(two, one) else None


def _apart(one: tuple[Decimal, ...], two: tuple[Decimal, ...]) -> Decimal:
    return sum(((a - b) ** 2 for a, b in zip(one, two, strict=True)), Decimal(0)).sqrt()


def _thousandfold(large: tuple[Decimal, ...], small: tuple[Decimal, ...]) -> bool:
    """Coordinates in millimetres, as they stand or exchanged, or one of the two."""
    metres = tuple(number / THOUSAND for number in large)
    meant = (metres, metres[::-1], (metres[0], large[1]), (large[0], metres[1]))
    return min(_apart(one, small) for one in meant) <= NEAR


def _scaled(large: Decimal, small: Decimal) -> bool:
    return small != 0 and abs(large / THOUSAND - small) <= FIFTH * abs(small)
