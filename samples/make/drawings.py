"""The four drawings of the deliverable."""

from __future__ import annotations

from decimal import Decimal

from surveycheck.samples.make import project
from surveycheck.samples.make.estate import unit_id
from surveycheck.samples.make.plane import Point, Ring, box, rounded
from surveycheck.samples.make.sheet import TEXT_HEIGHT, Sheet
from surveycheck.samples.make.site import Patch, Site

MARGIN = 60000
"""From what is drawn to the frame, in millimetres."""


def _middle(ring: Ring) -> Point:
    return sum(p[0] for p in ring) // len(ring), sum(p[1] for p in ring) // len(ring)


def _beside(p: Point) -> Point:
    return p[0] + 800, p[1] + 800


def _frame(sheet: Sheet, site: Site, title: str) -> None:
    """The frame with the title block below it."""
    points = (*site.parcel, *(spot.point for spot in site.controls))
    west, south = min(p[0] for p in points) - MARGIN, min(p[1] for p in points) - MARGIN
    east, north = max(p[0] for p in points) + MARGIN, max(p[1] for p in points) + MARGIN
    sheet.area("TK", box(west, south, east - west, north - south))
    sheet.text("TK", f"{project.NAME} {title}", ((west + east) // 2, north + 4000), 4 * TEXT_HEIGHT)
    lines = (
        f"{project.COORDINATES} 中央子午线120° {project.HEIGHTS}",
        f"测绘单位：{project.FIRM} 比例尺 1:500 {project.DONE}",
        f"测量员：{project.SURVEYOR} 绘图员：{project.DRAUGHTSMAN} 检查员：{project.REVIEWER}",
    )
    for i, words in enumerate(lines, 1):
        sheet.text("TK", words, (west, south - i * 4000), 2 * TEXT_HEIGHT)


def as_built(site: Site) -> Sheet:
    """竣工图: buildings, pipes, roads, control and elevation points."""
    sheet = Sheet("R2000", ("KZD", "GCD", "JMD", "GXYZ", "DLSS", "TK", "ZJ"), "gbk")
    for name, radius in (("KZD", 1.0), ("GXD", 0.5)):
        sheet.block(name, radius)
    sheet.block("GC200", 0.25, "height")
    for b in site.buildings:
        sheet.area("JMD", b.ring, b.code, b.number)
        sheet.text("JMD", f"{b.label}{len(b.above)}", _middle(b.ring))
        sheet.text("ZJ", f"{b.number}幢", (_middle(b.ring)[0], _middle(b.ring)[1] - 2500))
    _points(sheet, site)
    for pipe in site.pipes:
        for line in pipe.lines:
            sheet.line("GXYZ", line, pipe.line_code)
        for p in pipe.points:
            sheet.point("GXYZ", "GXD", p, pipe.point_code)
    for road in site.roads:
        sheet.line("DLSS", road, "163300")
    _frame(sheet, site, "竣工图")
    return sheet


def _points(sheet: Sheet, site: Site) -> None:
    for spot in site.controls:
        sheet.point("KZD", "KZD", spot.point, "131500", spot.name, height=float(spot.height))
        sheet.text("ZJ", spot.name, _beside(spot.point))
    for spot in site.elevations:
        insert = sheet.point("GCD", "GC200", spot.point, "202101", height=float(spot.height))
        insert.add_auto_attribs({"height": str(rounded(Decimal(spot.height), 2))})


def _patch(sheet: Sheet, layer: str, code: str, patch: Patch) -> None:
    data = (code, patch.key, *((patch.floor,) if patch.floor else ()))
    if patch.islands:
        sheet.holed(layer, patch.ring, patch.islands, *data)
    else:
        sheet.area(layer, patch.ring, *data)


def site_plan(site: Site) -> Sheet:
    """总平面图: red line, greens, parking, fire lanes and grounds."""
    sheet = Sheet("R2010", ("YDHX", "LD", "SWCW", "XFCD", "DGCD", "TK", "ZJ"))
    sheet.area("YDHX", site.parcel, "9410001")
    layers = (
        ("LD", "9470105", site.greens),
        ("SWCW", "9460093", site.outdoor),
        ("XFCD", "9430093", site.lanes),
        ("DGCD", "9430094", site.grounds),
    )
    for layer, code, patches in layers:
        for patch in patches:
            _patch(sheet, layer, code, patch)
    for patch in (*site.greens, *site.grounds):
        sheet.text("ZJ", f"{patch.kind}{patch.key}", patch.ring[0])
    _frame(sheet, site, "总平面图")
    return sheet


def parcel_map(site: Site) -> Sheet:
    """宗地图: the parcel and its boundary points."""
    sheet = Sheet("R2000", ("JZD", "TK", "ZJ"), "gbk")
    sheet.block("JZDT", 0.5)
    sheet.area("JZD", site.parcel, "300000", project.PARCEL_CODE, project.OWNER, project.LAND_USE)
    for i, p in enumerate(site.parcel, 1):
        sheet.point("JZD", "JZDT", p, "302001", f"J{i}", project.PARCEL_CODE)
        sheet.text("ZJ", f"J{i}", _beside(p))
    sheet.text("ZJ", project.OWNER, _middle(site.parcel), 2 * TEXT_HEIGHT)
    _frame(sheet, site, "宗地图")
    return sheet


def floor_plan(site: Site) -> Sheet:
    """房产分层图: floors and units in place, one above the other; parking and shelters of the basements."""
    sheet = Sheet("R2010", ("FCC", "FCH", "SNCW", "RFGNQ", "RFFHDY", "TK", "ZJ"))
    for b in site.buildings:
        for f in b.floors:
            sheet.area("FCC", f.ring, "9210200", f.key(b.number), b.number)
            for u in f.units:
                sheet.area("FCH", u.ring, "9210300", unit_id(b, u), f.key(b.number))
        sheet.text("ZJ", f"{b.number}幢", _middle(b.ring))
    for patch in site.indoor:
        _patch(sheet, "SNCW", "9460093", patch)
    for patch in site.shelters:
        _patch(sheet, "RFGNQ", "600301", patch)
    for patch in site.protective:
        _patch(sheet, "RFFHDY", "9450013", patch)
    _frame(sheet, site, "房产分层图")
    return sheet


DRAWINGS = {"竣工图": as_built, "总平面图": site_plan, "宗地图": parcel_map, "房产分层图": floor_plan}
