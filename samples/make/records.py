"""The records of the XML file, table by table, from the site as drawn. Sums are built from the bottom up."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from decimal import Decimal
from random import Random

from surveycheck.samples.make import project, special
from surveycheck.samples.make.boundary import land_classes, lines
from surveycheck.samples.make.checks import checks
from surveycheck.samples.make.corners import corners, dimensions, heights, neighbours, storeys
from surveycheck.samples.make.estate import buildings, floors, owners, parcels, points, units
from surveycheck.samples.make.plane import length, metres, rounded
from surveycheck.samples.make.site import Patch, Pipe, Site
from surveycheck.samples.make.totals import (
    by_building,
    by_position,
    by_type,
    by_use,
    defence_info,
    permit,
    project_info,
)
from surveycheck.samples.make.totals import summary as totals

Rows = Iterator[Mapping[str, str]]


def _greens(site: Site) -> Rows:
    for patch in site.greens:
        yield {"LDBH": patch.key, "ID_LDK": special.green_block(patch.key), "LDLX": patch.kind, "LHMJ": str(patch.area)}


def _parking(patches: tuple[Patch, ...], position: str) -> Rows:
    for patch in patches:
        floor = {"CH": patch.floor} if patch.floor else {}
        yield {
            "CWBH": patch.key,
            **floor,
            "KJWZ": position,
            "CWLX": patch.kind,
            "MJ": str(patch.area),
            "ZSXS": str(patch.factor),
            "CWGS": str(patch.places),
        }


def _fire(site: Site) -> Rows:
    for patch in (*site.lanes, *site.grounds):
        yield {"XFBH": patch.key, "XFLX": patch.kind, "KD": str(patch.width), "MJ": str(patch.area)}


def _shelters(site: Site) -> Rows:
    for patch in site.shelters:
        yield {"GNQBH": patch.key, "YSDM": "600301", "GNQMC": patch.kind, "JZMJ": str(patch.area)}


def _protective(site: Site) -> Rows:
    for i, patch in enumerate(site.protective, 1):
        yield {"FHDYBH": patch.key, "FHDYMC": f"第{i}防护单元", "MJ": str(patch.area)}


def _pipe(pipe: Pipe) -> Mapping[str, str]:
    whole = rounded(sum((length(line) for line in pipe.lines), Decimal(0)), 2)
    detected = rounded(whole * Decimal("0.15"), 2)
    return {
        "GXLB": pipe.kind,
        "GXZL": pipe.sort,
        "CGCLCD": str(whole - detected),
        "TCCD": str(detected),
        "ZCD": str(whole),
    }


def controls(site: Site) -> Rows:
    """KZDZBCGXXB."""
    for spot in site.controls:
        east, north = spot.point
        yield {
            "DH": spot.name,
            "X": str(metres(north)),
            "Y": str(metres(east)),
            "GC": str(spot.height),
            "GXSJ": project.BEGUN,
            "BZ": "图根控制点",
        }


def instruments() -> Rows:
    """INFO_YQSB."""
    names = ("YQMC", "YQXH", "YQBH", "JDZSBH", "JDRQ", "JDYXQ")
    return (dict(zip(names, row, strict=True)) for row in project.INSTRUMENTS)


def persons(site: Site) -> Rows:
    """INFO_RYXX."""
    return (dict(zip(("XM", "GW", "ZC", "ZSBH"), row, strict=True)) for row in site.project.persons)


def _results(site: Site, random: Random) -> dict[str, Rows]:
    """Project, totals, real estate."""
    return {
        "PROJECTINFO": iter((project_info(site),)),
        "RFPROJECTINFO": iter((defence_info(site),)),
        "JGSCHZXX": iter((totals(site),)),
        "ZYJJZBMJHZB": by_use(site, random),
        "SCLDMJHZXX": by_building(site),
        "FWDSDXZMJHZXX": iter((by_position(site),)),
        "FWLXMJHZXX": by_type(site),
        "ZDJBXX": parcels(site),
        "JZD": points(site),
        "JZX": lines(site),
        "TDFLMJ": land_classes(site),
        "ZRZ": buildings(site),
        "C": floors(site),
        "H": units(site),
        "QLR": owners(site),
        "JG_建筑物基底面": ({"ID_ZRZ": b.number, "JDMJ": str(b.footprint)} for b in site.buildings),
    }


def _verified(site: Site, random: Random) -> dict[str, Rows]:
    """What the planning verification and the special surveys measured."""
    return {
        "JG_实测点": corners(site, random),
        "JG_周边关系校核标注": neighbours(site, random),
        "JG_建筑物屋顶高度信息": heights(site, random),
        "JG_立面图标注": storeys(site, random),
        "JG_距离标注": dimensions(site, random),
        "JG_建设工程规划许可证信息": iter((permit(site),)),
        "GH_绿化要素": _greens(site),
        "SNCW": _parking(site.indoor, "地下"),
        "SWCW": _parking(site.outdoor, "地上"),
        "XFYSM": _fire(site),
        "RF_人防功能区": _shelters(site),
        "RFFHDYFW": _protective(site),
        "GXSCHZXX": (_pipe(p) for p in site.pipes),
        "KZDZBCGXXB": controls(site),
        "INFO_YQSB": instruments(),
        "INFO_RYXX": persons(site),
    }


def _more(site: Site) -> dict[str, Rows]:
    """Permit by building, red line, condition points, green blocks, pipes, signatures."""
    return {
        "JG_规划许可分幢信息": special.permitted(site),
        "JG_用地红线信息": special.red_line(site),
        "JG_条件点": special.condition_points(site),
        "LHHF": special.green_blocks(site),
        "地下管线点": special.pipe_points(site),
        "地下管线线": special.pipe_lines(site),
        "INFO_ZLQS": special.signatures(site),
    }


def records(site: Site, random: Random) -> dict[str, tuple[Mapping[str, str], ...]]:
    """Every table with its records; ``random`` makes the small differences between measured and permitted values."""
    tables = {**_results(site, random), **_verified(site, random), **_more(site)}
    made = {table: tuple(rows) for table, rows in tables.items()}
    measured = checks(made["JG_建筑物屋顶高度信息"], site, random)
    return made | {table: tuple(rows) for table, rows in measured.items()}
