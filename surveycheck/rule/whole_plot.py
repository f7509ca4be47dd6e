"""What is wrong with all points of a plot of a coordinate file at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from surveycheck.model import Record

Place = tuple[Decimal, Decimal]
"""North and east (m), without the number of a zone."""

CODE = re.compile(r"\d{9,}[A-Z]{2}\d+")
"""The form of a parcel's code: digits of districts, two letters, digits of a number."""

ROUNDED = Decimal("1.5")
"""Both coordinates cut off after their last digit: √2 of it, and a little."""


def swapped(meant: Sequence[Place | None], said: Sequence[Place | None], limit: float) -> bool:
    """Do all points stand where they should when north and east change places? ``said``: as east and north."""
    pairs = list(zip(meant, said, strict=True))
    near = [one is not None and two is not None and apart(one, two) <= Decimal(str(limit)) for one, two in pairs]
    return len(near) > 1 and all(near)


def coarse(
    meant: Sequence[Place | None], said: Sequence[Place | None], texts: Sequence[str], limit: float
) -> Decimal | None:
    """The last digit of the coordinates (m), where all points are where they should be but for the digits that are
    left out; None where they are all right, or some are wrong besides."""
    digits = max((len(text.partition(".")[2]) for text in texts), default=0)
    step = Decimal(1).scaleb(-digits)
    off = [apart(one, two) for one, two in zip(meant, said, strict=True) if one is not None and two is not None]
    if len(off) < max(len(meant), 2) or max(off) > ROUNDED * step or max(off) <= Decimal(str(limit)):
        return None
    return step if step > Decimal(str(limit)) else None


def another_parcel(plot: Record, parcel: str) -> str:
    """The code of another parcel that the plot says; "" where it says none, or only a number of its own."""
    said = [text for text in (plot.get("地块编号"), plot.get("地块名称")) if CODE.fullmatch(text)]
    return said[0] if said and parcel not in said else ""


def turned(said: Sequence[str], meant: Sequence[str]) -> bool:
    """Are the numbers of a ring, three at least, those that are meant in the opposite order, wherever it begins?"""
    if len(said) < 3 or sorted(said) != sorted(meant) or len(set(said)) < len(said):
        return False
    at = said.index(meant[0])
    return [*said[at::-1], *said[:at:-1]] == list(meant)


def apart(one: Place, two: Place) -> Decimal:
    return ((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2).sqrt()
