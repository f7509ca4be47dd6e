"""The arithmetic of a bulletin, apart from any database: counts and shares by what the last results say.

A submission is *passed* or *failed* where its last result says so, else *unknown* (not read whole, not checked yet).
It is a *first* one where nothing was handed in before it for its project and stage; without a project nobody can tell.
Shares are of what is known: passed ÷ (passed + failed).
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple, TypeVar

Key = TypeVar("Key", bound=Hashable)


class Submitted(NamedTuple):
    """A submission as the sums see it. ``month``: in China, ``2026-05``; ``first`` None: nobody can tell. A tuple:
    there may be a hundred thousand of them."""

    id: int
    month: str
    firm: int | None
    project: int | None
    stage: str
    level: str
    passes: bool | None
    first: bool | None


@dataclass(frozen=True)
class Tally:
    """How many were handed in, and what became of them; the same of the first ones."""

    submitted: int = 0
    passed: int = 0
    failed: int = 0
    first: int = 0
    first_passed: int = 0
    first_failed: int = 0

    @property
    def unknown(self) -> int:
        return self.submitted - self.passed - self.failed

    @property
    def rate(self) -> Decimal | None:
        """Share of those that pass, in percent to one digit; None where nothing is known."""
        return percent(self.passed, self.passed + self.failed)

    @property
    def first_rate(self) -> Decimal | None:
        """The same of the first ones."""
        return percent(self.first_passed, self.first_passed + self.first_failed)


def percent(part: int, whole: int) -> Decimal | None:
    """In percent to one digit, half up: 2 of 3 are 66.7. None of nothing."""
    if whole == 0:
        return None
    return (Decimal(100 * part) / Decimal(whole)).quantize(Decimal("0.1"), ROUND_HALF_UP)


def tally(rows: Iterable[Submitted]) -> Tally:
    """The counts over all rows."""
    counts = [0] * 6
    for row in rows:
        counts[0] += 1
        counts[1] += row.passes is True
        counts[2] += row.passes is False
        if row.first:
            counts[3] += 1
            counts[4] += row.passes is True
            counts[5] += row.passes is False
    return Tally(*counts)


def by(rows: Iterable[Submitted], key: Callable[[Submitted], Key]) -> dict[Key, Tally]:
    """The counts for each value of a key, in the order in which the values come."""
    parts: dict[Key, list[Submitted]] = {}
    for row in rows:
        parts.setdefault(key(row), []).append(row)
    return {value: tally(part) for value, part in parts.items()}


def failing(rows: Iterable[Submitted]) -> list[Submitted]:
    """The newest submission of each project and stage, where it fails; submissions without a project each stand for
    themselves. In the order of ``id``."""
    newest: dict[tuple[object, ...], Submitted] = {}
    for row in rows:
        key = ("alone", row.id) if row.project is None else (row.project, row.stage)
        if key not in newest or newest[key].id < row.id:
            newest[key] = row
    return sorted((row for row in newest.values() if row.passes is False), key=lambda row: row.id)
