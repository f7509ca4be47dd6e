"""Files whose every point stands easting first, as the declared grid tells."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import spot_of
from surveycheck.rule import Defect, Drawing, Inputs, Row, check
from surveycheck.rule.number import decimal_of

NORTH = (300_000.0, 6_100_000.0)
"""Northings of Gauss-Krüger grids in China, 3° to 54° N, and some more (m)."""

EAST = (100_000.0, 900_000.0)
"""Eastings without the number of the zone: 400 km to either side of the meridian, more than a zone of 6° is wide."""

MILLION = 1_000_000.0


@check
def axes_swapped(inputs: Inputs) -> Iterator[Defect]:
    """Yields each drawing whose declared grid (``epsgCode`` in the table ``grids``) no point of it can lie in, and in
    which all of them lie with north and east exchanged. Where one point fits as it is, or one does not fit exchanged
    either, or the grid is another, nothing is said: then it cannot be told with certainty."""
    for drawing in inputs.drawings:
        zone = _zone(inputs.tables.get("grids", ()), drawing)
        metres = METRES.get(drawing.unit, 1.0)
        points = drawing.entities.xyz[:, :2] * metres
        points = points[np.isfinite(points).all(axis=1)]
        if zone is None or not len(points):
            continue
        if not _fits(points, zone).any() and _fits(points[:, ::-1], zone).all():
            x, y = spot_of(points[0] / metres)
            code = str(drawing.header["CoordinateSystem.epsgCode"])
            yield Defect(drawing, (x, y), {"count": len(points), "x": x, "y": y, "expected": f"EPSG:{code}"})


def _zone(rows: tuple[Row, ...], drawing: Drawing) -> int | None:
    """The number before the eastings, 0 where there is none; None of a grid that is not known."""
    code = decimal_of(str(drawing.header.get("CoordinateSystem.epsgCode", "")))
    for row in rows:
        if code is not None and int(row["first"]) <= code <= int(row["last"]):
            return int(row["zone"]) + int(code) - int(row["first"]) if row["zone"] else 0
    return None


def _fits(points: np.ndarray, zone: int) -> np.ndarray:
    """Which of the points (n, 2: east, north in metres) the grid can have."""
    east, north = points[:, 0] - zone * MILLION, points[:, 1]
    fits: np.ndarray = (EAST[0] <= east) & (east <= EAST[1]) & (NORTH[0] <= north) & (north <= NORTH[1])
    return fits
