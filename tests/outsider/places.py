"""Defects of the coordinates of whole drawings."""

from __future__ import annotations

import math
from collections.abc import Callable
from random import Random

from drawing import FLOORS, MAP, PARCEL, SITE, Copy, Planted, codes, kind
from ezdxf.math import Matrix44
from judge import Spot
from polyline import ring

WHERE = (PARCEL, SITE, MAP, FLOORS)


def _all(copy: Copy, file: str, matrix: Matrix44) -> None:
    for thing in copy.space(file):
        thing.transform(matrix)


def _planted(copy: Copy, random: Random, meant: str, matrix: Callable[[str], Matrix44]) -> Planted:
    file = random.choice(WHERE)
    _all(copy, file, matrix(file))
    return Planted(codes(meant), (Spot(file),), file)


@kind
def drawing_shifted(copy: Copy, random: Random) -> Planted:
    east, north = random.uniform(-3, 3), random.uniform(0.3, 3)
    return _planted(copy, random, "CRS-07", lambda _: Matrix44.translate(round(east, 3), round(north, 3), 0))


@kind
def drawing_far_shifted(copy: Copy, random: Random) -> Planted:
    by = random.choice((100.0, 1000.0, 10000.0))
    return _planted(copy, random, "CRS-07 GEO-17 CRS-02 CRS-10", lambda _: Matrix44.translate(by, 0, 0))


@kind
def axes_swapped(copy: Copy, random: Random) -> Planted:
    swap = Matrix44((0, 1, 0, 0, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1))
    return _planted(copy, random, "CRS-04", lambda _: swap)


@kind
def zone_in_front(copy: Copy, random: Random) -> Planted:
    return _planted(copy, random, "CRS-03", lambda _: Matrix44.translate(40_000_000, 0, 0))


@kind
def another_zone(copy: Copy, random: Random) -> Planted:
    """About what three degrees of longitude make."""
    by = random.choice((-290_000, 290_000))
    return _planted(copy, random, "CRS-02 CRS-07", lambda _: Matrix44.translate(by, random.uniform(1e3, 9e3), 0))


@kind
def in_millimetres(copy: Copy, random: Random) -> Planted:
    return _planted(copy, random, "CRS-02 CRS-07 FMT-07 CRS-03", lambda _: Matrix44.scale(1000))


@kind
def drawing_scaled(copy: Copy, random: Random) -> Planted:
    file = random.choice(WHERE)
    x, y = _corner(copy)
    by = random.choice((0.999, 1.001, 1.01))
    _all(copy, file, Matrix44.translate(-x, -y, 0) @ Matrix44.scale(by, by, 1) @ Matrix44.translate(x, y, 0))
    return Planted(codes("CRS-07"), (Spot(file),), f"{file} × {by}")


@kind
def drawing_turned(copy: Copy, random: Random) -> Planted:
    file = random.choice(WHERE)
    x, y = _corner(copy)
    turn = Matrix44.z_rotate(math.radians(random.choice((0.1, -0.5, 2))))
    _all(copy, file, Matrix44.translate(-x, -y, 0) @ turn @ Matrix44.translate(x, y, 0))
    return Planted(codes("CRS-07"), (Spot(file),), file)


@kind
def heights_of_another_datum(copy: Copy, random: Random) -> Planted:
    """Every height of the map is some metres too high, texts and all, as from the Wusong datum."""
    by = random.choice((1.9, -2.1))
    for thing in copy.space(MAP).query("INSERT"):
        if thing.dxf.layer in ("GCD", "KZD"):
            x, y, z = thing.dxf.insert
            thing.dxf.insert = (x, y, z + by)
            for text in thing.attribs:
                text.dxf.text = f"{z + by:.2f}"
    return Planted(codes("CRS-08"), (Spot(MAP),), f"{by}")


def _corner(copy: Copy) -> tuple[float, float]:
    return ring(copy.things("JZD")[0])[0][:2]
