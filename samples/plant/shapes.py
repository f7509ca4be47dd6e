"""Defects of single drawn things: GEO."""

from __future__ import annotations

from typing import Any

from surveycheck.samples.make.sheet import APPLICATION
from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter

from surveycheck.plant.answers import Spot
from surveycheck.plant.things import corners, crossing, middle, towards


@planter("GEO-01")
def open_ring(d: Deliverable, file: str, layer: str, key: str = "", gap: float = 0.03) -> None:
    """The last side of an area ends short of its beginning."""
    ring = d.entity(file, layer, key, "LWPOLYLINE")
    points = corners(ring)
    end = towards(points[0], points[-1], gap)
    ring.set_points([*points, end], format="xy")
    ring.closed = False
    note = (f"首尾点相距 {gap} m", f"first and last point {gap} m apart")
    d.found_at_entity("GEO-01", file, ring, note, *AREA_LOST, at=middle(points[0], end))


AREA_LOST = ("ATT-19",)
"""An area that is none: its code wants an area, its record finds none."""


@planter("GEO-02")
def bow_tie(d: Deliverable, file: str, layer: str, key: str = "", reach: float = 2.0) -> None:
    """Two sides of an area cross near a corner."""
    ring = d.entity(file, layer, key, "LWPOLYLINE")
    a, p, b, *rest = corners(ring)
    first, second = towards(p, b, reach), towards(p, a, reach)
    ring.set_points([a, first, second, b, *rest], format="xy")
    note = ("相邻两边交叉", "two sides beside each other cross")
    d.found_at_entity("GEO-02", file, ring, note, at=crossing(a, first, second, b))


@planter("GEO-03")
def duplicate(d: Deliverable, file: str, layer: str, key: str = "", kind: str = "LWPOLYLINE") -> None:
    """The same thing is drawn twice."""
    first = d.entity(file, layer, key, kind)
    twin = first.copy()
    d.drawing(file).modelspace().add_entity(twin)
    d.found_at_entity("GEO-03", file, twin, (f"与 {first.dxf.handle} 重复", f"the same as {first.dxf.handle}"))


@planter("GEO-07")
def repeated_vertex(d: Deliverable, file: str, layer: str, key: str = "") -> None:
    """A corner is drawn twice in a row."""
    ring = d.entity(file, layer, key, "LWPOLYLINE")
    points = corners(ring)
    ring.set_points([points[0], points[1], points[1], *points[2:]], format="xy")
    d.found_at_entity("GEO-07", file, ring, ("第 2 点重复", "point 2 is there twice"), at=points[1])


def _elevation(d: Deliverable, file: str, at: Spot, height: float) -> Any:
    insert = d.drawing(file).modelspace().add_blockref("GC200", (*at, height), dxfattribs={"layer": "GCD"})
    insert.set_xdata(APPLICATION, [(1000, "202101")])
    insert.add_auto_attribs({"height": f"{height:.2f}"})
    return insert


@planter("GEO-14")
def coincident_point(d: Deliverable, file: str = "竣工图", apart: float = 0.004) -> None:
    """Two elevation points stand on one another."""
    first = d.entity(file, "GCD", kind="INSERT")
    at = first.dxf.insert
    twin = _elevation(d, file, (round(at.x + apart, 3), at.y), at.z)
    note = (f"与 {first.dxf.handle} 相距 {apart} m", f"{apart} m from {first.dxf.handle}")
    d.found_at_entity("GEO-14", file, twin, note, at=(at.x + apart / 2, at.y))


@planter("GEO-17")
def stray(d: Deliverable, file: str = "竣工图", east: float = -3000.0, north: float = 2000.0) -> None:
    """An elevation point lies kilometres away."""
    at = d.entity(file, "GCD", kind="INSERT").dxf.insert
    spot = (round(at.x + east, 3), round(at.y + north, 3))
    note = ("远离项目的高程点", "an elevation point far from the project")
    d.found_at_entity("GEO-17", file, _elevation(d, file, spot, at.z), note, at=spot)


@planter("GEO-20")
def wrong_height_text(d: Deliverable, file: str = "竣工图", off: float = 1.0) -> None:
    """The text of an elevation point says another height."""
    insert = d.entity(file, "GCD", kind="INSERT")
    at = insert.dxf.insert
    insert.attribs[0].dxf.text = f"{at.z + off:.2f}"
    note = (f"注记与高程相差 {off} m", f"text and height differ by {off} m")
    d.found_at_entity("GEO-20", file, insert, note, at=(at.x, at.y))
