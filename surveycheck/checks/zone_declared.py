"""The zone that a coordinate file declares, against its own coordinates and against the central meridian."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import decimal_of

PREFIXED = 10_000_000
"""Metres: an east of so much carries the zone before its six digits."""

MILLION = 1_000_000
LEAST = 100_000
"""Metres: less is no east of a zone, whose meridian has 500 000."""

MOST = 20
"""Points that are named."""
OF_THREE, OF_SIX = Decimal(3), Decimal(6)
DIGITS = re.compile(r"\d+")


@check
def zone_declared(
    inputs: Inputs,
    *,
    zone: str,
    width: str,
    meridian: str,
    east: str,
    unit: str = "",
    metre: tuple[str, ...] = (),
    projection: str = "",
    gauss: str = "",
    omission: float = 1.0,
) -> Iterator[Defect]:
    """Subjects: heads of coordinate files, with the number of the ``zone`` and its ``width`` in degrees. Yields a zone
    that is not that of most of the file's points (further selection ``points``, field ``east``, where it carries one;
    case ``prefix``), or whose meridian (3·n, or 6·n − 3) is not the ``meridian`` of the only other record; a ``unit``
    that is none of ``metre`` (case ``unit``); a ``projection`` without the words ``gauss`` (a regular expression, case
    ``projection``); where a zone is declared, points without one before their east, where these are less than the share
    ``omission`` of all (case ``bare``, at the first of ``count``); and points of another zone than most (case ``odd``,
    likewise). What is no number is not judged."""
    others = inputs.other("others").records
    for head in inputs.records:
        said, degrees = _number(head.get(zone)), _number(head.get(width))
        drawn = _zone_of_points(inputs, head, east)
        facts: dict[str, Fact] = {"field": zone, "value": head.get(zone)}
        if said is not None and drawn is not None and said != drawn:
            yield Defect(Value(head, zone), facts={**facts, "expected": str(drawn)}, case="prefix")
        elif said is not None and len(others) == 1:
            yield from _of_meridian(head, others[0], (zone, meridian), said, degrees)
        if said is not None:
            yield from _left_out(inputs, head, (zone, east), omission)
        yield from _of_another(inputs, head, east, drawn if drawn is not None else said)
        if projection and gauss and (named := head.get(projection)) and not re.search(gauss, named, re.IGNORECASE):
            yield Defect(Value(head, projection), facts={"field": projection, "value": named}, case="projection")
        if unit and metre and head.get(unit) not in ("", *metre):
            yield Defect(Value(head, unit), facts={"field": unit, "value": head.get(unit)}, case="unit")


def _left_out(inputs: Inputs, head: Record, fields: tuple[str, str], omission: float) -> Iterator[Defect]:
    zone, east = fields
    bare = _without_zone(inputs, head, east)
    part = len(bare) / len(_points(inputs, head)) if bare else 1.0
    if bare and part < omission:
        facts: dict[str, Fact] = {"field": east, "value": head.get(zone), "count": len(bare), "ratio": round(part, 3)}
        yield Defect(Value(bare[0], east), facts=facts, others=(*bare[1:MOST], Value(head, zone)), case="bare")


def _of_another(inputs: Inputs, head: Record, east: str, most: Decimal | None) -> Iterator[Defect]:
    """Points with the number of another zone before their east than most, or than is declared, or than the first. More
    than eight digits are no east with a zone but a slip in its digits, which is another rule's."""
    easts = ((r, decimal_of(r.get(east))) for r in _points(inputs, head))
    zones = [(r, n // MILLION) for r, n in easts if n is not None and PREFIXED <= n < 10 * PREFIXED]
    zone = most if most is not None or not zones else zones[0][1]
    odd = [r for r, n in zones if n != zone]
    if odd and zone is not None and any(n == zone for _, n in zones):
        facts: dict[str, Fact] = {"field": east, "value": odd[0].get(east), "expected": str(zone), "count": len(odd)}
        yield Defect(Value(odd[0], east), facts=facts, others=tuple(odd[1:MOST]), case="odd")


def _of_meridian(
    head: Record, other: Record, fields: tuple[str, str], said: Decimal, degrees: Decimal | None
) -> Iterator[Defect]:
    zone, meridian = fields
    own = decimal_of(other.get(meridian))
    central = {OF_THREE: said * 3, OF_SIX: said * 6 - 3}.get(degrees or Decimal(0))
    if own is not None and central is not None and own != central:
        facts: dict[str, Fact] = {"field": zone, "value": head.get(zone), "expected": str(central), "said": str(own)}
        yield Defect(Value(head, zone), facts=facts, others=(Value(other, meridian),))


def _number(text: str) -> Decimal | None:
    found = DIGITS.search(text)
    return decimal_of(found[0]) if found else None


def _without_zone(inputs: Inputs, head: Record, east: str) -> tuple[Record, ...]:
    """The points whose east has six digits and no zone before them."""
    easts = ((r, decimal_of(r.get(east))) for r in _points(inputs, head))
    return tuple(r for r, n in easts if n is not None and LEAST <= n < MILLION)


def _points(inputs: Inputs, head: Record) -> list[Record]:
    return [r for r in inputs.other("points").records if r.file == head.file]


def _zone_of_points(inputs: Inputs, head: Record, east: str) -> Decimal | None:
    """What most points of the file carry before their easts; None where that is nothing."""
    easts = [n for r in _points(inputs, head) if (n := decimal_of(r.get(east))) is not None]
    zones = [n // MILLION for n in easts if n >= PREFIXED]
    most = max(set(zones), key=zones.count, default=None)
    return most if most is not None and zones.count(most) * 2 > len(easts) else None
