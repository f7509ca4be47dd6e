"""What check measurements say about accuracy: each difference, and what they amount to."""

from __future__ import annotations

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

from surveycheck.model.finding import Place, Point

Quantity = Literal["plane", "height", "length", "area"]
Precision = Literal["same", "higher"]
Method = Literal["rmse", "mean", "none", "limit"]
"""How the figure came about: as RMSE; as mean of the absolute errors, where there are few; not at all, where there are
next to none; or each difference is held against a limit of its own, and there is no figure."""


@dataclass(frozen=True)
class Compared:
    """One check measurement beside what was handed in, in metres or square metres.

    ``checked`` and ``drawn`` are the values as written: north and east of a point, else one number. ``difference`` is
    handed in minus check, in the same order; ``error`` its size (√(ΔX² + ΔY²) in the plane), never negative. Beyond
    ``limit`` it is ``beyond``: a gross error where a figure is made, and then it is no part of that figure. ``at`` is
    where it is in the drawing (x east, y north); ``remark`` the source that the record names itself.
    """

    key: str
    kind: str
    checked: tuple[str, ...]
    drawn: tuple[str, ...]
    difference: tuple[Decimal, ...]
    error: Decimal
    limit: Decimal
    beyond: bool
    place: Place
    partner: Place
    at: Point | None = None
    remark: str = ""
    kind_en: str = ""


@dataclass(frozen=True)
class Assessment:
    """One accuracy item of one precision of checking.

    ``value`` is the figure m and ``allowed`` its limit m0 (None without). ``used`` differences made the figure,
    ``gross`` were beyond the gross-error limit, ``unusable`` measurements of the item could not be compared. ``code``
    and ``quality`` are those of the rule that made it. ``basis`` names where the limit comes from, ``certainty`` how
    sure that is.
    """

    item: str
    item_en: str
    quantity: Quantity
    precision: Precision
    method: Method
    value: Decimal | None
    allowed: Decimal | None
    used: int
    gross: int
    unusable: int = 0
    basis: str = ""
    certainty: str = ""
    compared: tuple[Compared, ...] = field(default=())
    code: str = ""
    quality: str = ""

    @property
    def share(self) -> Decimal | None:
        """Gross errors in percent of all differences; None without any."""
        whole = self.used + self.gross
        return Decimal(100 * self.gross) / whole if whole else None
