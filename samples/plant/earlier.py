"""Defects between two stages, planted into the deliverable of the earlier one: outlines that were others there."""

from __future__ import annotations

from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter
from surveycheck.samples.plant.relations import PARCEL_MAP
from surveycheck.samples.plant.stages import SETTING_OUT

from surveycheck.plant.things import corners


def _corner_moved(entity: Any, north: float, number: int = 1) -> None:
    ring = corners(entity)
    east, old = ring[number]
    ring[number] = (east, round(old + north, 3))
    entity.set_points(ring, format="xy")


@planter("STG-05")
def other_red_line(d: Deliverable, north: float) -> None:
    """A corner of the red line was elsewhere."""
    line = d.entity(SETTING_OUT, "YDHX", kind="LWPOLYLINE")
    _corner_moved(line, north)
    note = (f"红线一角偏北 {north} m", f"a corner of the red line {north} m to the north")
    d.found_at_entity("STG-05", SETTING_OUT, line, note)


@planter("STG-06")
def other_parcel(d: Deliverable, north: float) -> None:
    """A corner of the parcel was elsewhere."""
    parcel = d.entity(PARCEL_MAP, "JZD", kind="LWPOLYLINE")
    _corner_moved(parcel, north)
    note = (f"宗地一角偏北 {north} m", f"a corner of the parcel {north} m to the north")
    d.found_at_entity("STG-06", PARCEL_MAP, parcel, note)


@planter("PLN-21")
def other_outline(d: Deliverable, number: int, north: float) -> None:
    """A corner of a designed outline, by its number in the drawing, was elsewhere."""
    outlines = [e for e in d.drawing(SETTING_OUT).modelspace().query("LWPOLYLINE") if e.dxf.layer == "SJJZ"]
    _corner_moved(outlines[number - 1], north)
    note = (f"拟建轮廓一角偏北 {north} m", f"a corner of the designed outline {north} m to the north")
    d.found_at_entity("PLN-21", SETTING_OUT, outlines[number - 1], note)
