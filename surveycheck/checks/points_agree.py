"""Points that a table states against points that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Limit, Record, Written, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.number import beyond, decimal_of, measured, written
from surveycheck.rule.paired import height_of


@check
def points_agree(
    inputs: Inputs, *, role: str, north: str, east: str, height: str = "", tolerance: Limit, tag: str = "height"
) -> Iterator[Defect]:
    """Pairs points of ``role`` with records of the further selection ``records`` by key (table ``xdata``), and yields
    those farther apart than ``tolerance`` (m) in the plane, and (case ``height``) in ``height``: the Z of the drawn
    point, or where that is 0 the ATTRIB ``tag``. Coordinates are compared as written. Of several points with one key
    each must be there; where none is, the nearest counts. Keys that several records carry are another rule's."""
    link = link_of(inputs, role)
    if link is None:
        return
    own = of_role(inputs, inputs.features, role)
    drawn = features_by_key(inputs, own, link)
    texts = own.attribute(tag)
    for key, records in records_by_key(inputs.other("records"), link.table, link.fields).items():
        x, y = (decimal_of(records[0].get(f)) for f in (north, east))
        numbers = [n for n in drawn.get(key, []) if own.geometry[n] is not None]
        if len(records) > 1 or x is None or y is None or not numbers:
            continue
        apart = {n: _distance(own, n, x, y) for n in numbers}
        nearest = min(numbers, key=lambda n: (apart[n], n))
        place = own[nearest]
        astray = [n for n in numbers if beyond(apart[n], tolerance.value)]
        for number in astray if len(astray) < len(numbers) else (nearest,):
            at = (own.geometry[number].x, own.geometry[number].y)
            yield _apart(records[0], own[number], at, key[0], (x, y), (north, east), (apart[number], tolerance.value))
        if nearest not in astray and height:
            high = height_of(place, str(texts[nearest] or ""))
            yield from _height(records[0], place, key[0], height, high, tolerance.value)


def _apart(
    record: Record,
    place: Feature,
    at: tuple[float, float],
    point: str,
    said: tuple[Decimal, Decimal],
    fields: tuple[str, str],
    apart: tuple[Decimal, float],
) -> Defect:
    """``said`` and ``fields``: north and east; the field is that of the coordinate which is farther off."""
    east, north = written(at[0]) - said[1], written(at[1]) - said[0]
    facts: dict[str, Fact] = {
        "point": point,
        "distance": float(measured(float(apart[0]))),
        "limit": apart[1],
        "shift_east": float(east),
        "shift_north": float(north),
        "said": f"{said[0]}, {said[1]}",
        "drawn": ", ".join(str(float(measured(number))) for number in (at[1], at[0])),
    }
    return Defect(record, at, facts, (place,), fields[abs(east) > abs(north)])


def _distance(own: Features, number: int, north: Decimal, east: Decimal) -> Decimal:
    point = own.geometry[number]
    return ((written(point.y) - north) ** 2 + (written(point.x) - east) ** 2).sqrt()


def _height(
    record: Record, place: Feature, point: str, field: str, drawn: Decimal | None, limit: float
) -> Iterator[Defect]:
    said = decimal_of(record.get(field))
    if said is not None and drawn is not None and beyond(said - drawn, limit):
        facts: dict[str, Fact] = {
            "point": point,
            "said": Written(said),
            "drawn": Written(drawn),
            "difference": float(said - drawn),
        }
        yield Defect(record, facts={**facts, "limit": limit}, others=(place,), field=field, case="height")
