"""Plots of coordinate files (``read/coordinate_txt.py``) and the parcels that they are."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal

from surveycheck.model import Record
from surveycheck.rule.number import decimal_of

Plot = tuple[str, str]
"""The file, and the number of the plot in it."""

ZONE = Decimal(1_000_000)
"""A zone's number stands before the six digits of an easting (§7.1 of the domain: 40 605 000)."""

NORTH, EAST, NUMBER, RING, OF = "X", "Y", "点号", "圈号", "序号"


def plot_of(record: Record) -> Plot:
    """The plot that a record of a coordinate file is, or belongs to."""
    return record.file, record.get(OF)


def points_of(records: Iterable[Record]) -> Mapping[Plot, Mapping[str, list[Record]]]:
    """The points of each plot by the number of their ring, without the last one of a ring, which is the first again."""
    found: dict[Plot, dict[str, list[Record]]] = {}
    for record in records:
        found.setdefault(plot_of(record), {}).setdefault(record.get(RING), []).append(record)
    for rings in found.values():
        for ring, points in rings.items():
            if len(points) > 1 and _where(points[0]) == _where(points[-1]):
                rings[ring] = points[:-1]
    return found


def _where(record: Record) -> tuple[str, Decimal | None, Decimal | None]:
    return record.get(NUMBER), decimal_of(record.get(NORTH)), decimal_of(record.get(EAST))


def parcels_of(plots: Iterable[Record], codes: Iterable[str]) -> Mapping[Plot, str]:
    """The parcel code of each plot: its number or its name is one, or there is one plot and one parcel only."""
    plots, known = tuple(plots), tuple(dict.fromkeys(codes))
    if len(plots) == 1 and len(known) == 1:
        return {plot_of(plots[0]): known[0]}
    named = ((plot_of(p), next((p.get(f) for f in ("地块编号", "地块名称") if p.get(f) in known), "")) for p in plots)
    return {plot: code for plot, code in named if code}


def without_zone(east: Decimal) -> Decimal:
    """An easting without the number of a zone before it."""
    return east % ZONE if east >= 10 * ZONE else east


def area_of(points: Iterable[Record]) -> Decimal | None:
    """The area that a ring bounds, as written but for the number of a zone, which one point may lack; None where a
    coordinate is no number."""
    places = ((decimal_of(p.get(NORTH)), decimal_of(p.get(EAST))) for p in points)
    return area_between([(north, None if east is None else without_zone(east)) for north, east in places])


def area_between(places: Sequence[tuple[Decimal | None, Decimal | None]]) -> Decimal | None:
    """The same of north and east of its corners."""
    twice = Decimal(0)
    for (x1, y1), (x2, y2) in zip(places, [*places[1:], *places[:1]], strict=True):
        if x1 is None or y1 is None or x2 is None or y2 is None:
            return None
        twice += x1 * y2 - x2 * y1
    return abs(twice) / 2
