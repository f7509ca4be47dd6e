"""Which units of a closed lot are looked at, and by whom: 双随机."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from surveycheck.spotcheck.lot import Lot, Unit, closing_of, eligible
from surveycheck.spotcheck.lottery import in_order, rank, seed_of
from surveycheck.spotcheck.strata import shares


@dataclass(frozen=True)
class Drawn:
    """A unit in the order of the draw, the number that put it there, and who looks at it."""

    unit: Unit
    rank: str
    inspectors: tuple[str, ...]


@dataclass(frozen=True)
class Drawing:
    """``shares``: stratum, its units, how many of them were drawn."""

    seed: str
    shares: tuple[tuple[str, int, int], ...]
    drawn: tuple[Drawn, ...]


def draw(lot: Lot, number: str) -> Drawing:
    """The draw of a closed lot by the public number. Within each stratum the units of the smallest ``rank`` are drawn:
    each set of units of that size is as likely as any other. Draws the inspectors in the order of the units: of those
    who need not keep away, the ones with the fewest units so far, and chance among equals."""
    seed = seed_of(closing_of(lot).sha256, lot.source, lot.day, number)
    strata: dict[str, list[Unit]] = {}
    for unit in lot.units:
        strata.setdefault(unit.stratum, []).append(unit)
    sizes = {name: len(strata[name]) for name in sorted(strata)}
    parts = shares(sizes, lot.size, seed)
    by_key = {unit.key: unit for unit in lot.units}
    taken = [key for name in sizes for key in in_order(seed, "unit", (u.key for u in strata[name]))[: parts[name]]]
    order = [by_key[key] for key in in_order(seed, "unit", taken)]
    people = _inspectors(lot, order, seed)
    drawn = tuple(Drawn(unit, rank(seed, "unit", unit.key), people[unit.key]) for unit in order)
    return Drawing(seed, tuple((name, sizes[name], parts[name]) for name in sizes), drawn)


def _inspectors(lot: Lot, units: list[Unit], seed: str) -> dict[str, tuple[str, ...]]:
    load: Counter[str] = Counter()
    people: dict[str, tuple[str, ...]] = {}
    for unit in units:
        who = sorted(eligible(lot, unit), key=lambda key: (load[key], rank(seed, "inspector", unit.key, key), key))
        people[unit.key] = tuple(who[: lot.each])
        load.update(people[unit.key])
    return people
