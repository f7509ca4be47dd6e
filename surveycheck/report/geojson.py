"""Report → GeoJSON.

RFC 7946 knows longitude and latitude of WGS 84 only. Drawings are projected, and no program can tell for certain in
which system: a local grid of a city looks like any other. So a user who names the system (``--crs EPSG:4549``) gets
RFC 7946 (CGCS2000 is taken for WGS 84: they agree to some decimetres); who does not gets the coordinates as drawn, with
``"crs": null``, which in the specification of 2008 says that none can be assumed, and a word about it.
"""

from __future__ import annotations

import json

from surveycheck.model import Report
from surveycheck.report.gauss import Grid, lon_lat
from surveycheck.report.layers import LAYER, Spot, grid_asked, spots
from surveycheck.report.serialise import plain
from surveycheck.report.verdict import verdict
from surveycheck.report.visible import visible
from surveycheck.report.wish import Made, PaperError, Wish

DIGITS = 9
"""Decimals of a degree: a tenth of a millimetre."""


def write_geojson(report: Report, wish: Wish) -> Made:
    """One collection of points, a finding each; its geometry is null where it has no spot."""
    grid = grid_asked(wish)
    if grid is None:
        wish.say(
            "GeoJSON 用图上坐标写出（没有坐标系信息）；要写成经纬度，请用 --crs 指明坐标系，例如 EPSG:4549",
            "GeoJSON: coordinates as drawn, in no named system; for longitude and latitude name the system "
            "with --crs, such as EPSG:4549",
        )
    found = verdict(report)
    head: dict[str, str | None]
    head = {"type": "FeatureCollection", "name": LAYER, "deliverable": visible(report.name), "started": report.started}
    head |= {"verdict": found.big[wish.language]} | ({"crs": None, "coordinates": "as drawn"} if grid is None else {})
    lines = [json.dumps(_feature(spot, grid), ensure_ascii=False, allow_nan=False) for spot in spots(report, wish)]
    text = json.dumps(head, ensure_ascii=False)[:-1] + ', "features": [\n' + ",\n".join(lines) + "\n]}\n"
    return {"geojson": text.encode("utf-8", "backslashreplace")}


def _feature(spot: Spot, grid: Grid | None) -> object:
    geometry = None if spot.at is None else {"type": "Point", "coordinates": list(_written(spot.at, grid))}
    return {"type": "Feature", "id": spot.values["id"], "geometry": geometry, "properties": plain(spot.values)}


def _written(at: tuple[float, float], grid: Grid | None) -> tuple[float, float]:
    if grid is None:
        return at
    there = lon_lat(grid, *at)
    if there is None:
        x, y = at
        raise PaperError(
            f"坐标 ({x:.3f}, {y:.3f}) 不在 EPSG:{grid.epsg} 之内：--crs 给的坐标系不对",
            f"({x:.3f}, {y:.3f}) does not lie in EPSG:{grid.epsg}: --crs names another system than the drawing's",
        )
    return round(there[0], DIGITS), round(there[1], DIGITS)
