"""Defects between drawn things: TOP."""

from __future__ import annotations

from typing import Any

from surveycheck.samples.plant.deliverable import Deliverable, data, moved
from surveycheck.samples.plant.planter import planter

from surveycheck.plant.answers import Spot
from surveycheck.plant.elements import put, value
from surveycheck.plant.things import corners, towards

AS_BUILT, SITE_PLAN, PARCEL_MAP, FLOOR_PLAN = "竣工图", "总平面图", "宗地图", "房产分层图"


def _shift(d: Deliverable, number: str, east: float, north: float) -> Any:
    """Move a whole building, with its floors, units, labels and corners as measured and designed."""
    building = d.entity(AS_BUILT, "JMD", number, "LWPOLYLINE")
    labels = [_nearest_text(d, layer, corners(building)[0]) for layer in ("JMD", "ZJ")]
    floors = [e for e in d.drawing(FLOOR_PLAN).modelspace().query("LWPOLYLINE") if _belongs(e, number)]
    moved(iter((building, *labels, *floors)), east, north)
    for corner in d.records("JG_实测点", ID_ZRZ=number):
        for field, off in (("x", north), ("y", east), ("sj_x", north), ("sj_y", east)):
            put(corner, field, f"{float(value(corner, field)) + off:.3f}")
    return building


def _nearest_text(d: Deliverable, layer: str, spot: Spot) -> Any:
    texts = d.drawing(AS_BUILT).modelspace().query(f'TEXT[layer=="{layer}"]')
    return min(texts, key=lambda t: abs(t.dxf.insert.x - spot[0]) + abs(t.dxf.insert.y - spot[1]))


def _belongs(entity: Any, number: str) -> bool:
    items = data(entity)
    return (entity.dxf.layer == "FCC" and items[2:3] == [number]) or (
        entity.dxf.layer in ("FCH", "SNCW", "GHGNQ") and items[2:3] != [] and items[2].split("-")[0] == number
    )


@planter("TOP-03")
def building_outside(d: Deliverable, number: str, east: float = 0.0, north: float = -8.0) -> None:
    """A building stands partly outside its parcel, and so across the red line."""
    building = _shift(d, number, east, north)
    note = ("建筑超出宗地", "a building outside the parcel")
    d.found_at_entity("TOP-03", AS_BUILT, building, note, "ACC-01", "ACC-04")
    d.found_at_entity("TOP-04", AS_BUILT, building, ("建筑超出用地红线", "a building outside the red line"), "TOP-19")


@planter("TOP-19")
def line_elsewhere(d: Deliverable, number: str, north: float = 3.0) -> None:
    """The control line is drawn too far north and cuts through a building."""
    moved(iter((d.entity(SITE_PLAN, "JZKZX", kind="LWPOLYLINE"),)), 0.0, north)
    building = d.entity(AS_BUILT, "JMD", number, "LWPOLYLINE")
    d.found_at_entity("TOP-19", AS_BUILT, building, (f"控制线北移 {north} m", f"control line moved {north} m north"))


@planter("TOP-15")
def part_left_out(d: Deliverable, key: str, floor: str) -> None:
    """A function area is not drawn, so that they do not fill their floor."""
    d.drawing(FLOOR_PLAN).modelspace().delete_entity(d.entity(FLOOR_PLAN, "GHGNQ", key, "LWPOLYLINE"))
    note = (f"没有功能区 {key}", f"no functional area {key}")
    d.found_at_entity("TOP-15", FLOOR_PLAN, d.entity(FLOOR_PLAN, "FCC", floor, "LWPOLYLINE"), note)


@planter("TOP-05")
def buildings_overlap(d: Deliverable, number: str, onto: str) -> None:
    """A building is drawn over a corner of another."""
    mine = corners(d.entity(AS_BUILT, "JMD", number, "LWPOLYLINE"))
    theirs = corners(d.entity(AS_BUILT, "JMD", onto, "LWPOLYLINE"))
    centre = _centre(mine)
    corner = towards(theirs[0], _centre(theirs), 4.0)
    building = _shift(d, number, round(corner[0] - centre[0], 3), round(corner[1] - centre[1], 3))
    note = (f"与 {onto} 幢重叠", f"overlaps building {onto}")
    d.found_at_entity("TOP-05", AS_BUILT, building, note, "TXT-04", "ACC-01", "ACC-04")
    left = ("注记留在原处", "its label stands where it stood")
    for part in (e for e in d.drawing(FLOOR_PLAN).modelspace().query('*[layer=="GHGNQ"]') if _belongs(e, number)):
        d.found_at_entity("TXT-17", FLOOR_PLAN, part, left)


def _centre(ring: list[Spot]) -> Spot:
    return sum(p[0] for p in ring) / len(ring), sum(p[1] for p in ring) / len(ring)


@planter("TOP-09")
def boundary_point_off(d: Deliverable, number: str, off: float = 0.5) -> None:
    """A boundary point stands beside the corner that it marks."""
    point = d.entity(PARCEL_MAP, "JZD", number, "INSERT")
    at: Spot = (point.dxf.insert.x, point.dxf.insert.y)
    moved(iter((point,)), 0.0, off)
    note = (f"偏离界址线约 {off} m", f"about {off} m off the boundary")
    d.found_at_entity("TOP-09", PARCEL_MAP, point, note, *POINT_MOVED, at=(at[0], at[1] + off))


POINT_MOVED = ("TOP-10", "PAR-07", "PAR-08", "ACC-01", "ACC-03", "ACC-04", "ACC-14")
"""The corner has no point any more, and the point is not where its record says."""


@planter("TOP-10")
def corner_without_point(d: Deliverable, number: str) -> None:
    """A corner of the parcel has lost its boundary point, and the point's record its drawing."""
    point = d.entity(PARCEL_MAP, "JZD", number, "INSERT")
    at = (point.dxf.insert.x, point.dxf.insert.y)
    parcel = d.entity(PARCEL_MAP, "JZD", kind="LWPOLYLINE")
    d.drawing(PARCEL_MAP).modelspace().delete_entity(point)
    d.found_at_entity("TOP-10", PARCEL_MAP, parcel, (f"{number} 处无界址点", f"no boundary point at {number}"), at=at)
    d.found_at_record("ATT-19", d.record("JZD", JZDH=number), (f"{number} 无图形", f"{number} is not drawn"))


@planter("TOP-13")
def green_over_building(d: Deliverable, key: str, east: float, north: float) -> None:
    """A green area is drawn over a building."""
    green = d.entity(SITE_PLAN, "LD", key, "LWPOLYLINE")
    moved(iter((green,)), east, north)
    d.found_at_entity("TOP-13", SITE_PLAN, green, ("绿地压盖建筑", "a green area over a building"))


@planter("TOP-14")
def bays_overlap(d: Deliverable, key: str, reach: float = 1.0) -> None:
    """A parking bay is drawn over its neighbour."""
    bay = d.entity(SITE_PLAN, "SWCW", key, "LWPOLYLINE")
    a, b = corners(bay)[:2]
    moved(iter((bay,)), (b[0] - a[0]) / 2.5 * reach, (b[1] - a[1]) / 2.5 * reach)
    note = (f"与相邻车位重叠 {reach} m", f"overlaps the next parking bay by {reach} m")
    d.found_at_entity("TOP-14", SITE_PLAN, bay, note)
