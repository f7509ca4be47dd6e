"""Areas that coordinate files (TXT) state against their own rings."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, check
from surveycheck.rule.coordinate_file import (
    EAST,
    NORTH,
    NUMBER,
    ZONE,
    area_between,
    area_of,
    parcels_of,
    plot_of,
    points_of,
    without_zone,
)
from surveycheck.rule.number import EMPTY, beyond, decimal_of

WITNESSES = 20

Corner = tuple[Decimal | None, Decimal | None]
"""North and east (m); None where there is no number."""


@check
def coordinate_file_area(
    inputs: Inputs,
    *,
    field: str,
    units: tuple[float, ...],
    tolerance: Limit,
    code: str = "",
    number: str = "",
    north: str = "",
    east: str = "",
) -> Iterator[Defect]:
    """Subjects: plots; ``points`` are those of the files. Yields plots whose ``field`` agrees in none of the ``units``
    (m² of one, such as 1 and 10000) with the area of ring 1 less that of the others, to half of its last digit and
    ``tolerance`` (m²). What is no number is another rule's. Where the area would be right with its points where
    their ``records`` (``code`` of the parcel, ``number``, ``north``, ``east``) are, those that are elsewhere are
    witnesses."""
    known: dict[str, dict[str, Corner]] = {}
    for record in inputs.other("records").records if code else ():
        corner = (decimal_of(record.get(north)), decimal_of(record.get(east)))
        known.setdefault(record.get(code), {}).setdefault(record.get(number), corner)
    parcels = parcels_of(inputs.records, known)
    points = points_of(inputs.other("points").records)
    for plot in inputs.records:
        text, rings = plot.get(field), points.get(plot_of(plot), {})
        said = decimal_of(text)
        areas = {ring: area_of(own) for ring, own in rings.items()}
        if said is None or text in EMPTY or areas.get("1") is None or None in areas.values():
            continue
        drawn = sum((a if ring == "1" else -a for ring, a in areas.items() if a is not None), Decimal(0))
        half = Decimal(5).scaleb(-len(text.partition(".")[2]) - 1)
        sizes, slack = [Decimal(str(unit)) for unit in units], Decimal(str(tolerance.value))
        off = [(abs(said * size - drawn), half * size + slack) for size in sizes]
        if all(beyond(by, float(limit)) for by, limit in off):
            by, limit = min(off)
            facts: dict[str, Fact] = {
                "name": plot.get("地块名称") or plot.get("地块编号"),
                "said": text,
                "computed": float(drawn),
            }
            facts |= {"difference": float(by), "limit": float(limit)}
            moved, right = _as_recorded(rings, known.get(parcels.get(plot_of(plot), ""), {}))
            fits = right is not None and any(abs(said * s - right) <= half * s + slack for s in sizes)
            yield Defect(plot, facts=facts, others=moved if fits else _witnesses(rings), field=field)


def _witnesses(rings: Mapping[str, Sequence[Record]]) -> tuple[Record, ...]:
    """Points that the other area is computed of."""
    return tuple(point for points in rings.values() for point in points)[:WITNESSES]


def _as_recorded(
    rings: Mapping[str, Sequence[Record]], known: Mapping[str, Corner]
) -> tuple[tuple[Record, ...], Decimal | None]:
    """The points that are not where their records are, and the area with all of them there; None where it is none."""
    moved: list[Record] = []
    total = Decimal(0)
    for ring, points in rings.items():
        corners: list[Corner] = []
        for point in points:
            north, east = decimal_of(point.get(NORTH)), decimal_of(point.get(EAST))
            x, y = known.get(point.get(NUMBER), (None, None))
            if None not in (north, east, x, y) and (x, y) != (north, without_zone(east or ZONE)):
                moved.append(point)
                north, east = x, (y or ZONE) + (east or ZONE) - without_zone(east or ZONE)
            corners.append((north, east))
        area = area_between(corners)
        if area is None:
            return (), None
        total += area if ring == "1" else -area
    return tuple(moved), total if moved else None
