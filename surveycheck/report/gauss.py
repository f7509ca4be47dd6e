"""Gauss–Krüger coordinates of CGCS2000 → longitude and latitude.

Source: the series of Krüger (1912) in powers of the third flattening n, to n⁴, as in EPSG Guidance Note 7-2 (method
9807, “JHS formulas”); within 5° of the meridian it is good to less than a tenth of a millimetre. Ellipsoid of CGCS2000
(GB 22021-2008): a = 6 378 137 m, f = 1/298.257222101. Scale 1 on the meridian, 500 000 m added to eastings.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from math import asin, atan2, atanh, cos, cosh, degrees, radians, sin, sinh, sqrt, tanh

A, F = 6_378_137.0, 1 / 298.257222101
FALSE_EAST = 500_000.0
FARTHEST = 6.0
"""Degrees from the meridian beyond which coordinates are not of its zone."""

_N = F / (2 - F)
_RADIUS = A / (1 + _N) * (1 + _N**2 / 4 + _N**4 / 64)
_H = (
    _N / 2 - 2 / 3 * _N**2 + 37 / 96 * _N**3 - _N**4 / 360,
    _N**2 / 48 + _N**3 / 15 - 437 / 1440 * _N**4,
    17 / 480 * _N**3 - 37 / 840 * _N**4,
    4397 / 161280 * _N**4,
)
_E = sqrt(F * (2 - F))


@dataclass(frozen=True)
class Grid:
    """A Gauss–Krüger grid of CGCS2000: its meridian (degrees), the number before its eastings (0 without), the width of
    its zone (degrees)."""

    epsg: int
    meridian: float
    zone: int = 0
    width: int = 3


SERIES = ((4534, 4554, 0, 3), (4513, 4533, 25, 3), (4502, 4512, 0, 6), (4491, 4501, 13, 6))
"""First and last EPSG code, number of the first zone (0: eastings without), width of the zones (degrees)."""


def grid_of(crs: str) -> Grid | None:
    """The grid of an EPSG code such as ``EPSG:4549``; None for any other. See ``SERIES``."""
    found = re.fullmatch(r"(?:EPSG:)?(\d{4,5})", crs.strip(), re.IGNORECASE)
    code = int(found[1]) if found else 0
    return next((grid for grid in grids() if grid.epsg == code), None)


def grids() -> tuple[Grid, ...]:
    """All of them: first the zones of 3°, which large scales are drawn in."""
    return tuple(
        Grid(code, 75.0 + width * (code - first), zone and zone + code - first, width)
        for first, last, zone, width in SERIES
        for code in range(first, last + 1)
    )


def lon_lat(grid: Grid, east: float, north: float) -> tuple[float, float] | None:
    """Longitude and latitude in degrees; None where the coordinates do not lie in the grid."""
    east -= FALSE_EAST + grid.zone * 1e6
    xi, eta = north / _RADIUS, east / _RADIUS
    if not (abs(eta) < radians(FARTHEST) and 0 <= xi < radians(90)):
        return None
    xi0 = xi - sum(h * sin(2 * j * xi) * cosh(2 * j * eta) for j, h in enumerate(_H, 1))
    eta0 = eta - sum(h * cos(2 * j * xi) * sinh(2 * j * eta) for j, h in enumerate(_H, 1))
    beta = asin(sin(xi0) / cosh(eta0))
    q = q0 = atanh(sin(beta))
    for _ in range(6):
        q = q0 + _E * atanh(_E * tanh(q))
    return grid.meridian + degrees(atan2(sinh(eta0), cos(xi0))), degrees(asin(tanh(q)))
