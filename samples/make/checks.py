"""What somebody measured once more: points, lengths, heights and areas, each a little off."""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from random import Random

from surveycheck.samples.make.corners import corners, dimensions, neighbours, storeys
from surveycheck.samples.make.plane import Point, area, metres, rounded
from surveycheck.samples.make.site import Site

Rows = Iterator[Mapping[str, str]]

POINTS, LENGTHS, HEIGHTS, AREAS = "JC_点位检测", "JC_间距检测", "JC_高度检测", "JC_面积检测"
HIGHER = {"JCFS": "高精度", "LY": "最终检查：示例质检站，全站仪 TS000009（虚构）"}
SAME = {"JCFS": "同精度", "LY": "最终检查：示例质检站，RTK GN000009（虚构）"}
MOST = 20
"""How many of a kind are measured; of fewer all of them."""


def _off(random: Random, most: int) -> Decimal:
    """A deviation of at most so many millimetres, in metres."""
    return metres(random.randint(-most, most))


def spread(things: list[Point]) -> list[int]:
    """Numbers of up to ``MOST`` things, the same step apart, so that they lie all over the site."""
    step = max(1.0, len(things) / MOST)
    return sorted({int(i * step) for i in range(min(MOST, len(things)))})


def _at(point: Point, random: Random) -> Mapping[str, str]:
    east, north = point
    return {"X": str(metres(north) + _off(random, 18)), "Y": str(metres(east) + _off(random, 18))}


def _points(site: Site, random: Random) -> Rows:
    """All boundary points, corners of buildings, and elevation points without a number."""
    for i, point in enumerate(site.parcel, 1):
        yield {"DXLX": "界址点", "SS": site.parcel_code, "DH": f"J{i}", **_at(point, random), **HIGHER}
    measured = list(corners(site, Random(0)))
    places = [(round(1000 * Decimal(row["y"])), round(1000 * Decimal(row["x"]))) for row in measured]
    for i in spread(places):
        row = measured[i]
        yield {"DXLX": "建筑角点", "SS": row["ID_ZRZ"], "DH": row["dh"], **_at(places[i], random), **SAME}
    for i in spread([spot.point for spot in site.elevations]):
        spot = site.elevations[i]
        level = {"GC": str(spot.height + _off(random, 25))}
        yield {"DXLX": "高程点", **_at(spot.point, random), **level, **SAME}


def _lengths(site: Site, random: Random) -> Rows:
    """Boundary lines, and to the point after the next; distances to the red line; a side of every building."""
    count = len(site.parcel)
    for step in (1, 2):
        for i, point in enumerate(site.parcel):
            other = (i + step) % count
            far = metres(round(math.dist(point, site.parcel[other]))) + _off(random, 20)
            ends = {"QDH": f"J{i + 1}", "ZDH": f"J{other + 1}"}
            yield {"DXLX": "界址点间距", "SS": site.parcel_code, **ends, "JL": str(far), **HIGHER}
    for row in neighbours(site, Random(0)):
        far = Decimal(row["scjl"]) + _off(random, 20)
        yield {"DXLX": "四至间距", "QDH": row["fx"], "JL": str(far), **HIGHER}
    for row in dimensions(site, Random(0)):
        if row["wz"] == "外廓长边":
            far = Decimal(row["scjl"]) + _off(random, 15)
            yield {"DXLX": "建筑物边长", "SS": row["ID_ZRZ"], "QDH": row["wz"], "JL": str(far), **SAME}


def _heights(levels: Iterable[Mapping[str, str]], site: Site, random: Random) -> Rows:
    """The parapet of every building, and the height of its first storey."""
    for row in levels:
        if row["wz"] == "女儿墙":
            level = str(Decimal(row["scgc"]) + _off(random, 25))
            yield {"DXLX": "建筑高度", "SS": row["ID_ZRZ"], "BW": row["wz"], "GD": level, **SAME}
    for row in storeys(site, Random(0)):
        if row["bzmc"] == "1层层高":
            height = str(Decimal(row["scgd"]) + _off(random, 8))
            yield {"DXLX": "层高", "SS": row["ID_ZRZ"], "BW": row["bzmc"], "GD": height, **SAME}


def _areas(site: Site, random: Random) -> Rows:
    """The parcel, and the ground floors of the first two buildings."""
    ground = area(site.parcel) + rounded(100 * _off(random, 50), 2)
    yield {"DXLX": "宗地面积", "BH": site.parcel_code, "MJ": str(ground), **HIGHER}
    for building in site.buildings[:2]:
        floor = building.above[0]
        own = rounded(floor.area, 2) + rounded(10 * _off(random, 20), 2)
        yield {"DXLX": "层建筑面积", "BH": floor.key(building.number), "MJ": str(own), **SAME}


def checks(levels: Iterable[Mapping[str, str]], site: Site, random: Random) -> dict[str, Rows]:
    """The four tables, numbered; ``levels`` are the records of the buildings' levels."""
    made = {
        POINTS: _points(site, random),
        LENGTHS: _lengths(site, random),
        HEIGHTS: _heights(levels, site, random),
        AREAS: _areas(site, random),
    }
    return {table: _numbered(rows) for table, rows in made.items()}


def _numbered(rows: Rows) -> Rows:
    return ({"XH": str(i), **row} for i, row in enumerate(rows, 1))
