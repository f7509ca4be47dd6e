"""Numbers as people wrote them: decimal arithmetic, never binary fractions."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from surveycheck.model.columns import Floats

_NUMBER = re.compile(r"[+-]?(\d{1,30}(\.\d{0,20})?|\.\d{1,20})", re.ASCII)
_MODES = {"half-up": ROUND_HALF_UP, "half-even": ROUND_HALF_EVEN}

EMPTY = ("", "*")
"""Texts that count as no value (production checks in Ningbo treat ``*`` as empty)."""


def decimal_of(text: str) -> Decimal | None:
    """The number that a text writes in plain decimals; None when it writes none (empty, words, ``1e3``, ``1,000``)."""
    text = text.strip()
    return Decimal(text) if _NUMBER.fullmatch(text) else None


def written(number: float) -> Decimal:
    """A coordinate as its file wrote it: the shortest decimal that reads as the same float (NaN stays NaN)."""
    return Decimal(repr(float(number)))


def measured(number: float) -> Decimal:
    """A computed length or area, rounded to a micrometre: what lies below is noise of the computation."""
    return round(written(number), 6)


def each_measured(numbers: Floats) -> list[Decimal | None]:
    """Every one ``measured``; None for NaN."""
    return [None if number != number else measured(number) for number in numbers.tolist()]


def decimals_of(value: Decimal) -> int:
    """How many decimals a value has; zeros at the end do not count: ``12.500`` has one."""
    exponent = value.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def rounded_to(value: Decimal, digits: int, mode: str = "half-up") -> Decimal:
    """``half-up`` rounds 2.345 to 2.35, ``half-even`` (GB/T 8170) to 2.34."""
    return value.quantize(Decimal(1).scaleb(-digits), _MODES.get(mode, ROUND_HALF_UP))


def half_digit(text: str) -> Decimal:
    """Half of the last digit of a number as written: how far rounding may have moved it."""
    return Decimal(5).scaleb(-1 - len(text.strip().partition(".")[2]))


def total(values: Iterable[Decimal | None]) -> Decimal | None:
    """The sum; None when one of them is no number."""
    found = Decimal(0)
    for value in values:
        if value is None:
            return None
        found += value
    return found


def beyond(difference: Decimal, limit: float) -> bool:
    """Is the difference greater than the limit? Equal to the limit is within."""
    return abs(difference) > measured(limit)
