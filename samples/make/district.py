"""The district in which a site lies: the project's own where that is possible, else the nearest of the pack's table."""

from __future__ import annotations

from functools import cache
from math import hypot

from surveycheck.samples.make import project

Box = tuple[float, float, float, float]


def parcel_code(east: int, north: int) -> str:
    """The parcel code of a site at ``east``, ``north`` (mm): its first six letters are the code of the district."""
    boxes = _boxes()
    away = {code: _distance(box, east / 1000, north / 1000) for code, box in boxes.items()}
    own = project.DISTRICT if not away[project.DISTRICT] else min(away, key=lambda code: (away[code], code))
    return own + project.PARCEL_NUMBER


@cache
def _boxes() -> dict[str, Box]:
    """Boxes of coordinates (least east and north, greatest east and north, m) by the code of the district."""
    from surveycheck import load_pack

    sides = ("east_least", "north_least", "east_greatest", "north_greatest")
    rows = load_pack("ningbo").table("districts")
    return {row["code"]: (*(float(row[side]) for side in sides),) for row in rows}  # type: ignore[misc]


def _distance(box: Box, east: float, north: float) -> float:
    """From a point to a box, 0 inside (m)."""
    return hypot(max(box[0] - east, 0, east - box[2]), max(box[1] - north, 0, north - box[3]))
