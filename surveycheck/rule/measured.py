"""What a finding measured against its limit: which two numbers, by how much, and to how many digits to say it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from math import isfinite

from surveycheck.model import Fact, Facts
from surveycheck.rule.facts import FACTS
from surveycheck.rule.limit import Limit
from surveycheck.rule.message import places

LIMITS = ("tolerance", "limit", "allowed", "upper", "lower")
"""Facts that a measured number is held against, the first that is a number."""

COMPARED = ("computed", "actual")
"""Measured facts that are compared with what was said or permitted: their ``difference`` is held against the limit."""

COUNTED = ("count", "allowed")
"""Where nothing was measured: how many there are is held against how many there may be."""

ANGLE = "angle"
"""Degrees are held against what is ``allowed``, too: a card's limits are lengths or areas."""

WITNESSES = ("said", "drawn", "computed", "actual", "permit")

ROUNDING = 1e-6
"""Measured lengths and areas are rounded to this (``geometry.noise.rounded``, ``rule.number.measured``) before they are
held against a limit; numbers as written are taken exactly, and have fewer digits."""

MOST_DIGITS = 9


@dataclass(frozen=True)
class Judged:
    """The names and numbers of what was measured (a difference without its sign) and of its limit. Above the limit
    ``margin`` is positive; it is 0 or negative where what lies at or below the limit is the fault."""

    fact: str
    value: float
    limit_fact: str
    limit: float
    unit: str

    @property
    def margin(self) -> float:
        return round(self.value - self.limit, 6) + 0.0


def judged(facts: Facts, units: Sequence[str] = ()) -> Judged | None:
    """The pair, or None where the facts have none. ``units``: of the rule's limits, the likeliest first; empty if not
    known. An area is never held against a limit in metres."""
    numbers = {name: number for name, fact in facts.items() if (number := number_of(fact)) is not None}
    limit = next((name for name in LIMITS if name in numbers), None)
    if limit is None:
        return None
    for unit in units or (FACTS[limit].unit,):
        names = _comparable(numbers, unit)
        if names:
            value = abs(numbers["difference"]) if names[0] == "difference" else numbers[names[0]]
            if limit == "upper" and value < numbers.get("lower", value):
                limit = "lower"
            return Judged(names[0], value, limit, numbers[limit], unit or FACTS[names[0]].unit)
    bare = next((name for name in (COUNTED[0], ANGLE) if name in numbers), None) if limit == COUNTED[1] else None
    return Judged(bare, numbers[bare], limit, numbers[limit], FACTS[bare].unit) if bare is not None else None


def _comparable(numbers: Mapping[str, float], unit: str) -> list[str]:
    """The measured facts that may be held against a limit in this unit; a difference before all."""
    names = [n for n in numbers if n in FACTS and FACTS[n].part == "measured" and n not in COMPARED]
    if "difference" in names:
        return ["difference"]
    own = [name for name in names if FACTS[name].unit == unit]
    return own or ([name for name in names if not FACTS[name].unit] if unit else names if len(names) == 1 else [])


def units_of(params: Mapping[str, object], stated: str = "") -> tuple[str, ...]:
    """The units of a rule's limits: what its card states, else that of its parameter ``limit`` and of others named so,
    else the one that all of its limits have. Empty where nobody can tell."""
    units = {name: value.unit for name, value in params.items() if isinstance(value, Limit)}
    named = [unit for name, unit in sorted(units.items(), key=lambda item: item[0] != "limit") if "limit" in name]
    same = set(units.values())
    found = [stated] if stated else named or (list(same) if len(same) == 1 else [])
    return tuple(dict.fromkeys(unit for unit in found if unit))


def with_margin(facts: dict[str, Fact], pair: Judged | None) -> dict[str, Fact]:
    """The facts with unit, margin and rounding of the pair; what a check has said itself stays."""
    if pair is None:
        return facts
    return {"margin": pair.margin, "rounding": ROUNDING, "unit": pair.unit, **facts}


def digits(template: str, facts: Facts, pair: Judged | None) -> dict[str, int]:
    """How many decimals the sentence needs at least, by fact: so many that the value it shows lies on the same side of
    the limit it shows as the true ones do, that the two witnesses differ by more (or less) than it, too, and that what
    is more than 0 does not read 0."""
    if pair is None:
        return {}
    given = _given(template)
    decimals = [d for name in (pair.fact, pair.limit_fact, *WITNESSES) if (d := given.get(name)) is not None]
    own = given.get(pair.fact)
    vanishes = own is not None and 0.0 < pair.value < 0.5 * 10.0**-own  # it would read 0
    if not decimals or (abs(pair.value - pair.limit) > 2.0 * 10.0 ** -min(decimals) and not vanishes):
        return {}  # no rounding can bring them together
    needed: dict[str, int] = {}
    side = _side(Decimal(repr(pair.value)), Decimal(repr(pair.limit)))
    two = [name for name in WITNESSES if name in given and number_of(facts.get(name)) is not None][:2]
    for names in ((pair.fact,), tuple(two)):
        shown = [name for name in names if given.get(name) is not None]
        if side and shown and (len(names) == 1 or (len(two) == 2 and pair.fact == "difference")):
            for count in range(MOST_DIGITS + 1):
                limit = _rounded(pair.limit, given.get(pair.limit_fact), count)
                value = _value(names, facts, pair, given, count)
                if _side(value, limit) == side and (value or not vanishes):
                    needed |= dict.fromkeys((*shown, pair.limit_fact), max(count, needed.get(pair.limit_fact, 0)))
                    break
    return needed


@lru_cache(maxsize=1024)
def _given(template: str) -> Mapping[str, int | None]:
    """The decimals that a template gives each of its facts."""
    try:
        return {place.name: _decimals(place.spec) for place in places(template)}
    except ValueError:
        return {}


def _value(names: tuple[str, ...], facts: Facts, pair: Judged, given: Mapping[str, int | None], count: int) -> Decimal:
    """What the reader of the rounded numbers takes for the measured value."""
    if len(names) == 1:
        return _rounded(pair.value, given[names[0]], count)
    one, two = (_rounded(number_of(facts[name]) or 0.0, given[name], count) for name in names)
    return abs(one - two)


def _rounded(number: float, decimals: int | None, count: int) -> Decimal:
    """As it is shown; without a number of decimals it is shown whole."""
    return Decimal(repr(number)) if decimals is None else Decimal(f"{number:.{max(decimals, count)}f}")


def _side(value: Decimal, limit: Decimal) -> int:
    return (value > limit) - (value < limit)


def _decimals(spec: str) -> int | None:
    """The decimals of ``.3f``; None where a place takes as many as it needs."""
    if not spec.endswith("f"):
        return None
    return int(spec.rpartition(".")[2][:-1]) if "." in spec else 6


def number_of(value: Fact) -> float | None:
    """The fact as a finite number, None for everything else."""
    usable = isinstance(value, int | float) and not isinstance(value, bool) and isfinite(value)
    return float(value) if usable and isinstance(value, int | float) else None
