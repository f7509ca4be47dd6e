"""The deliverable of the setting-out survey: what is to be built is staked out, and the stakes are measured again."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from random import Random

from surveycheck.samples.make import special
from surveycheck.samples.make.boundary import land_classes, lines
from surveycheck.samples.make.coordinates import coordinate_file
from surveycheck.samples.make.corners import turns
from surveycheck.samples.make.drawings import DRAWINGS, MARGIN
from surveycheck.samples.make.estate import owners, parcels, points
from surveycheck.samples.make.frame import Neat, drawn_frame
from surveycheck.samples.make.layout import surveyed
from surveycheck.samples.make.package import NOTICE, POINTS, metadata_of
from surveycheck.samples.make.papers import pdf
from surveycheck.samples.make.plane import Point, length, metres
from surveycheck.samples.make.project import NINGBO, TEXTS, Project
from surveycheck.samples.make.records import controls, instruments, persons
from surveycheck.samples.make.sheet import BESIDE, CENTRE, Sheet
from surveycheck.samples.make.site import Site
from surveycheck.samples.make.totals import permit
from surveycheck.samples.make.xml import metadata, results, write

Rows = Iterator[Mapping[str, str]]
STAGE = "工程建设许可"
NAMESPACE = "urn:surveycheck:ningbo:fangxian:reference"
PAPERS = ("技术设计书", "技术总结", "检查报告", "检查记录", "仪器检定证书", "委托书", "放线测量报告")
SIGNED = {"竣工测量报告": "放线测量报告"}
WORDS = {
    "测绘目的": "建设工程规划放线",
    "已有资料情况": "建设工程规划许可证及附图、规划条件、控制点成果",
    "作业内容": "规划放线、桩点校核",
    "成果内容说明": "放线图、成果数据与报告",
}
LEGEND = (("point", "KZD", "测量控制点"), ("area", "YDHX", "用地红线"), ("point", "FXZD", "放线桩点"))
LESS = ("面积", "容积率", "密度", "绿地率", "户数", "个数")
"""What PROJECTINFO cannot know before anything is built."""
BUILT = ("RJL", "JZMD", "JZXG", "JZMJ", "JZWZDMJ", "LHL")
"""What the parcel's record cannot know."""
OFF = 4
"""Millimetres that a stake stands off at most."""


def stakes(site: Site) -> Iterator[tuple[str, str, Point]]:
    """Building, number and designed place of every stake: the corners where the outline turns."""
    for b in site.buildings:
        for i, p in enumerate(turns(b.ring), 1):
            yield b.number, f"{b.number}-{i}", p


def _tables(site: Site, random: Random) -> dict[str, list[Mapping[str, str]]]:
    placed = list(stakes(site))
    seen = {name: (x + random.randint(-OFF, OFF), y + random.randint(-OFF, OFF)) for _, name, (x, y) in placed}
    info = {
        key: {**TEXTS, **WORDS}.get(key, text)
        for key, text in site.project.info.items()
        if not any(word in key for word in LESS)
    }
    return {
        "PROJECTINFO": [info],
        "FX_放线桩点": [{"DH": name, "JZWMC": f"{b}幢", **_xy(p)} for b, name, p in placed],
        "FX_放线实测校核点": [{"DH": name, **_xy(p)} for name, p in seen.items()],
        "FX_边长校核": list(_sides(site, seen)),
        "JG_用地红线信息": list(special.red_line(site)),
        "JG_条件点": list(special.condition_points(site)),
        **_land(site),
        "KZDZBCGXXB": list(controls(site)),
        "INFO_YQSB": list(instruments()),
        "INFO_RYXX": list(persons(site)),
        "INFO_ZLQS": [{**row, "ZLMC": SIGNED.get(row["ZLMC"], row["ZLMC"])} for row in special.signatures(site)],
    }


def _land(site: Site) -> dict[str, list[Mapping[str, str]]]:
    """The parcel, its boundary and what is permitted on it."""
    return {
        "ZDJBXX": [{field: text for field, text in row.items() if field not in BUILT} for row in parcels(site)],
        "JZD": list(points(site)),
        "JZX": list(lines(site)),
        "TDFLMJ": list(land_classes(site)),
        "QLR": list(owners(site)),
        "JG_建设工程规划许可证信息": [permit(site)],
    }


def _xy(p: Point) -> dict[str, str]:
    return {"X": str(metres(p[1])), "Y": str(metres(p[0]))}


def _sides(site: Site, seen: Mapping[str, Point]) -> Rows:
    """Every side of every building, as designed and between the stakes as they stand."""
    for b in site.buildings:
        ring = turns(b.ring)
        for i, p in enumerate(ring):
            one, two = f"{b.number}-{i + 1}", f"{b.number}-{(i + 1) % len(ring) + 1}"
            designed, measured = length((p, ring[(i + 1) % len(ring)])), length((seen[one], seen[two]))
            yield {"QDDH": one, "ZDDH": two, "SJBC": str(designed), "SCBC": str(measured)}


def drawing(site: Site) -> Sheet:
    """放线图: control, red line, condition points, designed outlines and stakes."""
    sheet = Sheet("R2010", ("KZD", "YDHX", "TJD", "FXZD", "SJJZ", "TK", "ZJ"))
    for name, radius in (("KZD", 1.0), ("TJD", 0.5), ("FXZD", 0.4)):
        sheet.block(name, radius)
    sheet.area("YDHX", site.parcel, "9410001", special.RED_LINE)
    for name, p in special.conditions(site):
        sheet.point("TJD", "TJD", p, "9410002", name)
    for spot in site.controls:
        sheet.point("KZD", "KZD", spot.point, "131500", spot.name, height=float(spot.height))
        sheet.text("ZJ", spot.name, (spot.point[0] + 1600, spot.point[1]), align=BESIDE)
    for b in site.buildings:
        ring = turns(b.ring)
        sheet.area("SJJZ", ring, "9410004")
        middle = sum(p[0] for p in ring[:3]) // 3, sum(p[1] for p in ring[:3]) // 3
        sheet.text("ZJ", f"{b.number}幢", middle, align=CENTRE)
    for _, name, p in stakes(site):
        sheet.point("FXZD", "FXZD", p, "9410003", name)
    points = (*site.parcel, *(spot.point for spot in site.controls))
    drawn_frame(sheet, Neat.around(points, MARGIN), "放线图", f"{site.project.number}-01", LEGEND, site.project)
    return sheet


def deliverable(folder: Path, size: str, east: int, north: int, degrees: float, seed: int) -> None:
    """Write the deliverable of the setting-out stage of the project in Ningbo."""
    of: Project = replace(NINGBO, namespace=NAMESPACE)
    random = Random(seed)
    site = surveyed(size, east, north, degrees, random, of)
    drawing(site).write(folder / "矢量数据" / "放线图.dxf")
    DRAWINGS["宗地图"](site).write(folder / "矢量数据" / "宗地图.dxf")
    (folder / POINTS).write_text(coordinate_file(site), encoding="utf-8", newline="\n")
    write(folder / "属性数据" / "综合测绘成果.xml", results(_tables(site, random), of, STAGE))
    write(folder / "元数据" / "metadata.xml", metadata({**metadata_of(of), "成果名称": f"{of.name}规划放线成果"}))
    for name in PAPERS:
        said = (f"项目编号：{of.number}", f"项目名称：{of.name}") if name == PAPERS[-1] else ()
        write(folder / "扫描资料" / f"{name}.pdf", pdf(f"示例文件：{name}", (name, *NOTICE, *said)))
