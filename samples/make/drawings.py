"""The four drawings of the deliverable."""

from __future__ import annotations

from decimal import Decimal

from surveycheck.samples.make import project, special
from surveycheck.samples.make.estate import unit_id
from surveycheck.samples.make.frame import Neat, Sample, drawn_frame
from surveycheck.samples.make.plane import Point, Ring, away, label_place, rounded
from surveycheck.samples.make.sheet import BESIDE, CENTRE, TEXT_HEIGHT, Sheet
from surveycheck.samples.make.site import Patch, Site
from surveycheck.samples.make.words import before, roomiest

MARGIN = 12000
"""From what is drawn to the frame, in millimetres, at least."""

LEGENDS: dict[str, tuple[Sample, ...]] = {
    "竣工图": (
        *(("point", "KZD", "测量控制点"), ("point", "GCD", "高程点"), ("area", "JMD", "建筑物")),
        *(("line", "GXYZ", "地下管线"), ("line", "DLSS", "道路中心线")),
    ),
    "总平面图": (
        *(("area", "YDHX", "用地红线"), ("line", "JZKZX", "建筑控制线")),
        *(("area", "LD", "绿地"), ("area", "SWCW", "室外车位")),
        *(("area", "XFCD", "消防车道"), ("area", "DGCD", "登高场地")),
    ),
    "房产分层图": (
        *(("area", "FCC", "层"), ("area", "FCH", "户"), ("area", "GHGNQ", "首层规划功能区")),
        *(("area", "SNCW", "室内车位"), ("area", "RFGNQ", "人防功能区"), ("area", "RFFHDY", "防护单元")),
    ),
}
"""What the legend of a drawing explains."""


def _middle(ring: Ring) -> Point:
    return sum(p[0] for p in ring) // len(ring), sum(p[1] for p in ring) // len(ring)


def _beside(p: Point) -> Point:
    """To the right of a point symbol."""
    return p[0] + 1600, p[1]


def _frame(sheet: Sheet, site: Site, title: str) -> None:
    """The sheet around the drawing."""
    points = (*site.parcel, *(spot.point for spot in site.controls))
    number = f"{site.project.number}-{list(DRAWINGS).index(title) + 1:02d}"
    drawn_frame(sheet, Neat.around(points, MARGIN), title, number, LEGENDS.get(title, ()), site.project)


def as_built(site: Site) -> Sheet:
    """竣工图: buildings, pipes, roads, control and elevation points."""
    sheet = Sheet("R2000", ("KZD", "GCD", "JMD", "GXYZ", "DLSS", "TK", "ZJ"), "gbk")
    for name, radius in (("KZD", 1.0), ("GXD", 0.5)):
        sheet.block(name, radius)
    sheet.block("GC200", 0.25, "height")
    for b in site.buildings:
        sheet.area("JMD", b.ring, b.code, b.number)
        (x, y), _ = label_place(b.ring)
        sheet.text("JMD", f"{b.label}{len(b.above)}", (x, y + 1000), align=CENTRE)
        sheet.text("ZJ", f"{b.number}幢", (x, y - 1000), align=CENTRE)
    _points(sheet, site)
    for pipe in site.pipes:
        for i, line in enumerate(pipe.lines, 1):
            sheet.line("GXYZ", line, pipe.line_code, special.line_name(pipe, i))
        for p, name in special.point_names(pipe).items():
            sheet.point("GXYZ", "GXD", p, pipe.point_code, name)
    for road in site.roads:
        sheet.line("DLSS", road, "163300")
    _frame(sheet, site, "竣工图")
    return sheet


def _points(sheet: Sheet, site: Site) -> None:
    for spot in site.controls:
        sheet.point("KZD", "KZD", spot.point, "131500", spot.name, height=float(spot.height))
        sheet.text("ZJ", spot.name, _beside(spot.point), align=BESIDE)
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
    """总平面图: red line, control line, greens, parking, fire lanes and grounds."""
    sheet = Sheet("R2010", ("YDHX", "JZKZX", "TJD", "LD", "SWCW", "XFCD", "DGCD", "TK", "ZJ"))
    sheet.area("YDHX", site.parcel, "9410001", special.RED_LINE)
    sheet.area("JZKZX", site.control_line)
    sheet.block("TJD", 0.5)
    for name, p in special.conditions(site):
        sheet.point("TJD", "TJD", p, "9410002", name)
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
        at, degrees = label_place(patch.ring)
        sheet.text("ZJ", f"{patch.kind}{patch.key}", at, align=CENTRE, rotation=degrees)
    _frame(sheet, site, "总平面图")
    return sheet


def parcel_map(site: Site) -> Sheet:
    """宗地图: the parcel and its boundary points."""
    sheet = Sheet("R2000", ("JZD", "TK", "ZJ"), "gbk")
    sheet.block("JZDT", 0.5)
    sheet.area("JZD", site.parcel, "300000", site.parcel_code, site.project.owner, project.LAND_USE)
    for i, p in enumerate(site.parcel, 1):
        sheet.point("JZD", "JZDT", p, "302001", f"J{i}", site.parcel_code)
        sheet.text("ZJ", f"J{i}", away(site.parcel, i - 1, 2600), align=CENTRE)
    _owner(sheet, site)
    _frame(sheet, site, "宗地图")
    return sheet


def _owner(sheet: Sheet, site: Site) -> None:
    """Owner, code and use in the parcel; its neighbours around it."""
    parcel = site.parcel
    x, y = _middle(parcel)
    sheet.text("ZJ", site.project.owner, (x, y + 4000), 2 * TEXT_HEIGHT, CENTRE)
    sheet.text("ZJ", site.parcel_code, (x, y), 1.6 * TEXT_HEIGHT, CENTRE)
    sheet.text("ZJ", project.LAND_USE, (x, y - 4000), 1.6 * TEXT_HEIGHT, CENTRE)
    west, east = min(p[0] for p in parcel), max(p[0] for p in parcel)
    south, north = min(p[1] for p in parcel), max(p[1] for p in parcel)
    around = (("ZDSZD", (east + 6000, y), 90), ("ZDSZN", (x, south - 6000), 0), ("ZDSZX", (west - 6000, y), 90))
    for field, at, degrees in (*around, ("ZDSZB", (x, north + 6000), 0)):
        sheet.text("ZJ", site.project.rights[field], at, 1.2 * TEXT_HEIGHT, CENTRE, degrees)


def floor_plan(site: Site) -> Sheet:
    """房产分层图: floors and units in place, one above the other; parking and shelters of the basements; what the parts
    of the ground floors are for."""
    sheet = Sheet("R2010", ("FCC", "FCH", "GHGNQ", "SNCW", "RFGNQ", "RFFHDY", "TK", "ZJ"))
    for b in site.buildings:
        for f in b.floors:
            sheet.area("FCC", f.ring, "9210200", f.key(b.number), b.number)
            for u in f.units:
                sheet.area("FCH", u.ring, "9210300", unit_id(b, u), f.key(b.number))
        at, degrees = before(b.ring)
        sheet.text("ZJ", f"{b.number}幢", at, align=CENTRE, rotation=degrees)
    others = [p.ring for p in (*site.functions, *site.indoor, *site.shelters, *site.protective)]
    for patch in site.functions:
        _patch(sheet, "GHGNQ", "", patch)
        at, degrees = roomiest(patch.ring, others)
        sheet.text("ZJ", patch.kind, at, align=CENTRE, rotation=degrees)
    for patch in site.indoor:
        _patch(sheet, "SNCW", "9460093", patch)
    for patch in site.shelters:
        _patch(sheet, "RFGNQ", "600301", patch)
    for patch in site.protective:
        _patch(sheet, "RFFHDY", "9450013", patch)
    _frame(sheet, site, "房产分层图")
    return sheet


DRAWINGS = {"竣工图": as_built, "总平面图": site_plan, "宗地图": parcel_map, "房产分层图": floor_plan}
