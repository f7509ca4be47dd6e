"""The district in which a site lies: the project's own where that is possible, else the nearest of the pack's table."""

from __future__ import annotations

from functools import cache
from math import hypot

from surveycheck.samples.make.project import Project

Box = tuple[float, float, float, float]


def parcel_code(project: Project, east: int, north: int) -> str:
    """The parcel code of a site at ``east``, ``north`` (mm): its first six letters are the code of the district."""
    boxes = _boxes(project.pack)
    away = {code: _distance(box, east / 1000, north / 1000) for code, box in boxes.items()}
    own = project.district if not away[project.district] else min(away, key=lambda code: (away[code], code))
    return own + project.parcel_number


@cache
def _boxes(pack: str) -> dict[str, Box]:
    """Boxes of coordinates (least east and north, greatest east and north, m) by the code of the district."""
    from surveycheck import load_pack

    sides = ("east_least", "north_least", "east_greatest", "north_greatest")
    rows = load_pack(pack).table("districts")
    return {row["code"]: (*(float(row[side]) for side in sides),) for row in rows}  # type: ignore[misc]


def _distance(box: Box, east: float, north: float) -> float:
    """From a point to a box, 0 inside (m)."""
    return hypot(max(box[0] - east, 0, east - box[2]), max(box[1] - north, 0, north - box[3]))
