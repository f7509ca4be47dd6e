"""Points that were set out, and points that were measured again: each has its other."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, Where, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY, decimal_of, measured

Spot = tuple[Decimal, Decimal]


@check
def points_paired(inputs: Inputs, *, name: str, north: str, east: str, reach: float) -> Iterator[Defect]:
    """Subjects: points that were measured again; the further selection ``stakes``: the points that were set out. A
    pair has one number in ``name``, or lies within ``reach`` (m). Yields measured points without a stake, with the
    distance to the nearest (case ``alone`` where no stake has coordinates), (case ``apart``) those that lie farther
    than ``reach`` from the one stake of their number, and (case ``stake``) stakes without a measured point; the drawn
    stake (further selection ``shapes``) is the second witness. Empty numbers are another rule's."""
    stakes = inputs.other("stakes").records
    shown = shown_by(inputs, inputs.other("shapes").features)
    for record, stake, far in _apart(inputs.records, stakes, (name, north, east), Decimal(str(reach))):
        facts: dict[str, Fact] = {"point": record.get(name), "table": record.table, "tolerance": reach}
        facts["distance"] = float(far)
        others: tuple[Where, ...] = (Value(stake, north), Value(stake, east), *shown(stake))
        yield Defect(record, facts=facts, others=others, field=north, case="apart")
    for mine, others, case in ((inputs.records, stakes, ""), (stakes, inputs.records, "stake")):
        known = {record.get(name) for record in others}
        for record in mine if others else ():
            if record.get(name) in EMPTY or record.get(name) in known:
                continue
            apart, nearest = _nearest(record, others, north, east)
            if apart is None or apart > Decimal(str(reach)):
                facts = {"point": record.get(name), "table": record.table, "tolerance": reach}
                facts["distance"] = float(measured(float(apart))) if apart is not None else None
                witness = (nearest,) if nearest is not None else ()
                spot = _spot(record, north, east)
                at = (float(spot[1]), float(spot[0])) if spot else None
                yield Defect(record, at, facts, (*witness, *shown(record)), name, case or ("" if nearest else "alone"))


def _apart(
    points: tuple[Record, ...], stakes: tuple[Record, ...], fields: tuple[str, str, str], reach: Decimal
) -> Iterator[tuple[Record, Record, Decimal]]:
    """Points, the only stake of their number, and how far it is, where that is more than ``reach``."""
    name, north, east = fields
    named: dict[str, list[Record]] = {}
    for stake in stakes:
        named.setdefault(stake.get(name), []).append(stake)
    for record in points:
        found = named.get(record.get(name), []) if record.get(name) not in EMPTY else []
        spots = [_spot(one, north, east) for one in (record, *found)]
        if len(spots) == 2 and spots[0] is not None and spots[1] is not None:
            apart = measured(float(_distance(spots[0], spots[1])))
            if apart > reach:
                yield record, found[0], apart


def _nearest(record: Record, others: tuple[Record, ...], north: str, east: str) -> tuple[Decimal | None, Record | None]:
    own = _spot(record, north, east)
    found = [(_distance(own, spot), other) for other in others if own and (spot := _spot(other, north, east))]
    return min(found, key=lambda pair: pair[0], default=(None, None))


def _spot(record: Record, north: str, east: str) -> Spot | None:
    x, y = decimal_of(record.get(north)), decimal_of(record.get(east))
    return (x, y) if x is not None and y is not None else None


def _distance(one: Spot, two: Spot) -> Decimal:
    return ((one[0] - two[0]) ** 2 + (one[1] - two[1]) ** 2).sqrt()
