"""Points that a table states against points that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Limit, Record, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.number import beyond, decimal_of, measured, written


@check
def points_agree(
    inputs: Inputs, *, role: str, north: str, east: str, height: str = "", tolerance: Limit, tag: str = "height"
) -> Iterator[Defect]:
    """Pairs points of ``role`` with records of the further selection ``records`` by key (table ``xdata``), and yields
    those farther apart than ``tolerance`` (m) in the plane, and (case ``height``) in ``height``: the Z of the drawn
    point, or where that is 0 the ATTRIB ``tag``. Coordinates are compared as written. Of several points with one key
    the nearest counts; keys that several records carry are another rule's."""
    link = link_of(inputs, role)
    if link is None:
        return
    own = of_role(inputs, inputs.features, role)
    drawn = features_by_key(inputs, own, link)
    heights = _heights(own, tag) if height else []
    for key, records in records_by_key(inputs.other("records"), link.table, link.fields).items():
        x, y = (decimal_of(records[0].get(f)) for f in (north, east))
        numbers = [n for n in drawn.get(key, []) if own.geometry[n] is not None]
        if len(records) > 1 or x is None or y is None or not numbers:
            continue
        apart = {n: _distance(own, n, x, y) for n in numbers}
        nearest = min(numbers, key=lambda n: (apart[n], n))
        place = own[nearest]
        if beyond(apart[nearest], tolerance.value):
            said, seen = f"{x}, {y}", f"{written(own.geometry[nearest].y)}, {written(own.geometry[nearest].x)}"
            facts: dict[str, Fact] = {
                "point": key[0],
                "distance": float(measured(float(apart[nearest]))),
                "limit": tolerance.value,
                "shift_east": float(written(own.geometry[nearest].x) - y),
                "shift_north": float(written(own.geometry[nearest].y) - x),
            }
            at = (own.geometry[nearest].x, own.geometry[nearest].y)
            yield Defect(records[0], at, {**facts, "said": said, "drawn": seen}, (place,), north)
        elif height and heights[nearest] is not None:
            yield from _height(records[0], place, key[0], height, heights[nearest], tolerance.value)


def _distance(own: Features, number: int, north: Decimal, east: Decimal) -> Decimal:
    point = own.geometry[number]
    return ((written(point.y) - north) ** 2 + (written(point.x) - east) ** 2).sqrt()


def _heights(own: Features, tag: str) -> list[Decimal | None]:
    texts = own.attribute(tag)
    found: list[Decimal | None] = []
    for number, feature in enumerate(own):
        entities = feature.drawing.entities
        z = (
            entities.xyz[entities.start[feature.row], 2]
            if entities.start[feature.row + 1] > entities.start[feature.row]
            else 0
        )
        found.append(written(z) if z else decimal_of(str(texts[number] or "")))
    return found


def _height(
    record: Record, place: Feature, point: str, field: str, drawn: Decimal | None, limit: float
) -> Iterator[Defect]:
    said = decimal_of(record.get(field))
    if said is not None and drawn is not None and beyond(said - drawn, limit):
        facts: dict[str, Fact] = {
            "point": point,
            "said": float(said),
            "drawn": float(drawn),
            "difference": float(said - drawn),
        }
        yield Defect(record, facts={**facts, "limit": limit}, others=(place,), field=field, case="height")
