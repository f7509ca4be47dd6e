"""Defects of layers, codes and drawing files: LYR, FMT, CRS."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from surveycheck.samples.make.sheet import APPLICATION
from surveycheck.samples.plant.deliverable import Deliverable
from surveycheck.samples.plant.planter import planter

from surveycheck.plant.answers import Spot, data
from surveycheck.plant.things import corners


@planter("LYR-02")
def unknown_layer(d: Deliverable, file: str = "竣工图", layer: str = "DLSS", new: str = "草稿") -> None:
    """A road is left on a layer that the catalogue does not know."""
    line = d.entity(file, layer, kind="LWPOLYLINE")
    d.drawing(file).layers.add(new)
    line.dxf.layer = new
    d.found_at_entity("LYR-02", file, line, (f"图层 {new} 不在规定中", f"layer {new} is not in the specification"))


@planter("LYR-04")
def wrong_layer(d: Deliverable, file: str = "竣工图", layer: str = "DLSS", new: str = "GXYZ") -> None:
    """A thing lies on the layer of other things."""
    line = d.entity(file, layer, kind="LWPOLYLINE")
    line.dxf.layer = new
    note = (f"应在 {layer} 层，实在 {new} 层", f"belongs on layer {layer}, is on {new}")
    d.found_at_entity("LYR-04", file, line, note, "ATT-19")


@planter("LYR-05")
def no_code(d: Deliverable, file: str = "竣工图", layer: str = "DLSS") -> None:
    """A thing without its feature code."""
    line = d.entity(file, layer, kind="LWPOLYLINE")
    line.discard_xdata(APPLICATION)
    d.found_at_entity("LYR-05", file, line, ("无要素编码", "no feature code"))


@planter("LYR-09")
def on_layer_0(d: Deliverable, file: str = "竣工图", layer: str = "DLSS") -> None:
    """A thing left on layer 0."""
    line = d.entity(file, layer, kind="LWPOLYLINE")
    line.dxf.layer = "0"
    d.found_at_entity("LYR-09", file, line, ("实体在 0 层", "drawn on layer 0"))


def _replaced(d: Deliverable, path: str, old: bytes, new: bytes) -> None:
    """Change bytes of a file that must occur in it."""
    d.save()
    content = (d.folder / path).read_bytes()
    if old not in content:
        raise LookupError(f"{path} does not hold {old!r}")
    (d.folder / path).write_bytes(content.replace(old, new, 1))


@planter("FMT-01")
def truncated(d: Deliverable, file: str = "总平面图", part: float = 0.6) -> None:
    """A drawing breaks off in the middle."""
    d.save()
    path = d.folder / d.path(file)
    content = path.read_bytes()
    path.write_bytes(content[: int(len(content) * part)])
    d.found_at_file("FMT-01", d.path(file), ("文件不完整", "the file is incomplete"))


@planter("FMT-02")
def old_version(d: Deliverable, file: str = "宗地图", version: str = "AC1012") -> None:
    """A drawing in a version that is too old."""
    _replaced(d, d.path(file), b"AC1015", version.encode("ascii"))
    d.found_at_file("FMT-02", d.path(file), (f"版本 {version}", f"version {version}"))


@planter("FMT-03")
def wrong_code_page(d: Deliverable, file: str = "竣工图", page: str = "ANSI_1252") -> None:
    """Text in GBK under the code page of western Europe."""
    _replaced(d, d.path(file), b"ANSI_936", page.encode("ascii"))
    d.found_at_file("FMT-03", d.path(file), (f"声明 {page}，实为 GBK", f"declares {page}, is GBK"))


@planter("FMT-04")
def malformed(d: Deliverable) -> None:
    """The results file lacks its end."""
    from surveycheck.samples.make.package import RESULTS

    d.save()
    path = d.folder / RESULTS
    content = path.read_bytes()
    path.write_bytes(content[: len(content) * 3 // 4])
    d.found_at_file("FMT-04", RESULTS, ("XML 不完整", "the XML is incomplete"))


@planter("FMT-07")
def wrong_units(d: Deliverable, file: str = "宗地图", unit: int = 4) -> None:
    """Drawn in metres, declared otherwise (4 = millimetres)."""
    d.drawing(file).header["$INSUNITS"] = unit
    d.found_at_file("FMT-07", d.path(file), data(f"$INSUNITS = {unit}"))


@planter("FMT-12")
def no_application(d: Deliverable, file: str = "宗地图") -> None:
    """The application of the feature codes is not registered."""
    d.drawing(file).appids.remove(APPLICATION)
    d.found_at_file("FMT-12", d.path(file), (f"未登记 {APPLICATION}", f"{APPLICATION} is not registered"))


def _mapped(entity: Any, where: Callable[[Spot], Spot]) -> None:
    """Every coordinate of a thing becomes another one."""
    kind = entity.dxftype()
    if kind == "LWPOLYLINE":
        entity.set_points([where(p) for p in corners(entity)], format="xy")
    elif kind == "HATCH":
        for path in entity.paths:
            path.vertices = [(*where((x, y)), bulge) for x, y, bulge in path.vertices]
    else:
        at = entity.dxf.insert
        entity.dxf.insert = (*where((at.x, at.y)), at.z)
        for attribute in getattr(entity, "attribs", ()):
            _mapped(attribute, where)


@planter("CRS-03")
def zone_prefix(d: Deliverable, file: str = "宗地图", zone: int = 40) -> None:
    """One drawing carries the number of the zone before its eastings."""
    for entity in d.drawing(file).modelspace():
        _mapped(entity, lambda p: (p[0] + zone * 1e6, p[1]))
    d.found_at_file("CRS-03", d.path(file), (f"东坐标带有带号 {zone}", f"eastings with zone number {zone}"))


@planter("CRS-04")
def swapped_axes(d: Deliverable, file: str = "总平面图") -> None:
    """North and east are exchanged in one drawing."""
    for entity in d.drawing(file).modelspace():
        _mapped(entity, lambda p: (p[1], p[0]))
    d.found_at_file("CRS-04", d.path(file), ("纵横坐标颠倒", "north and east exchanged"))
