"""What the planning verification measures: corners, distances, levels, storey heights, dimensions."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from surveycheck.samples.make.plane import Point, Ring, length, metres, on_segment
from surveycheck.samples.make.site import Building, Site

Rows = Iterator[Mapping[str, str]]
SIDES = (("北", 0, 1), ("东", 1, 0), ("南", 0, -1), ("西", -1, 0))


def _off(random: Random, most: int = 15) -> Decimal:
    """A small deviation in metres, far below every limit."""
    return metres(random.randrange(-most, most + 1))


def corners(site: Site, random: Random) -> Rows:
    """The corners of every footprint as measured (as drawn) and as designed."""
    for b in site.buildings:
        for i, (east, north) in enumerate(turns(b.ring), 1):
            yield {
                "dh": f"{b.number}-{i}",
                "ID_ZRZ": b.number,
                "x": str(metres(north)),
                "y": str(metres(east)),
                "sj_x": str(metres(north) + _off(random)),
                "sj_y": str(metres(east) + _off(random)),
            }


def turns(ring: Ring) -> Ring:
    """The corners where the outline turns: those between are only there for the units to fit."""
    last = len(ring) - 1

    def straight(i: int) -> bool:
        a, p, b = ring[i - 1], ring[i], ring[0 if i == last else i + 1]
        across = abs((b[0] - a[0]) * (p[1] - a[1]) - (b[1] - a[1]) * (p[0] - a[0])) / math.dist(a, b)
        return across < 3 or on_segment(p, a, b)

    return tuple(p for i, p in enumerate(ring) if not straight(i))


def _nearest(p: Point, ring: Ring) -> int:
    """Distance from a point to an outline, in millimetres."""
    best = math.inf
    for a, b in zip(ring, (*ring[1:], ring[0]), strict=True):
        dx, dy = b[0] - a[0], b[1] - a[1]
        t = max(0.0, min(1.0, ((p[0] - a[0]) * dx + (p[1] - a[1]) * dy) / (dx * dx + dy * dy)))
        best = min(best, math.hypot(p[0] - a[0] - t * dx, p[1] - a[1] - t * dy))
    return round(best)


def neighbours(site: Site, random: Random) -> Rows:
    """For each side of the site, the building corner that lies farthest out, and its distance to the red line."""
    placed = [(p, b) for b in site.buildings for p in turns(b.ring)]
    for side, east, north in SIDES:
        corner, building = max(placed, key=lambda item: item[0][0] * east + item[0][1] * north)
        measured = metres(_nearest(corner, site.parcel))
        yield {
            "fx": side,
            "qdtcmc": f"{building.number}幢",
            "zdtcmc": "用地红线",
            "scjl": str(measured),
            "ghjl": str(measured + _off(random, 30)),
        }


def _levels(b: Building) -> Mapping[str, Decimal]:
    eaves = b.zero + sum((f.height for f in b.above), Decimal(0))
    return {"±0": b.zero, "檐口": eaves, "女儿墙": eaves + Decimal("1.200"), "最高点": eaves + Decimal("3.600")}


def heights(site: Site, random: Random) -> Rows:
    for b in site.buildings:
        for place, level in _levels(b).items():
            yield {"ID_ZRZ": b.number, "wz": place, "sjgc": str(level), "scgc": str(level + _off(random))}


def storeys(site: Site, random: Random) -> Rows:
    """The storey heights of every floor: measured as in the floor's record."""
    for b in site.buildings:
        for f in b.floors:
            yield {
                "ID_ZRZ": b.number,
                "bzmc": f"{f.level}层层高",
                "sjgd": str(f.height + _off(random, 10)),
                "scgd": str(f.height),
            }


def dimensions(site: Site, random: Random) -> Rows:
    """The first two outer sides of every building, measured as drawn."""
    for b in site.buildings:
        ring = turns(b.ring)
        for place, side in (("外廓长边", ring[0:2]), ("外廓短边", ring[1:3])):
            measured = length(side)
            yield {"ID_ZRZ": b.number, "wz": place, "sjjl": str(measured + _off(random, 10)), "scjl": str(measured)}
