"""CASS-style drawings of any size, always the same for the same seed.

Per cell of 40 m: a parcel (XDATA SOUTH 300000, number, owner), two buildings, four elevation points (INSERT of GC200
with an ATTRIB), texts, a pipe, a road, a contour (POLYLINE and VERTEX); here and there bulges in the road, a circle, an
arc, a hatch, a tree, a gate (a block with blocks in it), a row of lamps (an array), MTEXT with codes, an ellipse, a
spline. The flavour ``contours`` has four long contours with elevations in place of buildings and most points.
R2000 in GBK, or R2010 in UTF-8; lines end with CR LF. Names are invented.

    python tests/benchmarks/drawings.py 50 drawing.dxf [gbk|utf-8] [cadastre|contours]
"""

from __future__ import annotations

import random
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

LAYERS = [
    *("KZD", "JMD", "DLDW", "DLSS", "GXYZ", "SXSS", "DMTZ", "ZBTZ", "GCD", "DGX", "ZJ", "JZD", "JZP", "ZD", "TK", "JJ"),
    *("竣工图廓", "基底注记", "面积注记", "管线图例层"),
]  # fmt: skip
OWNERS = ("张示例", "李示例", "王示例", "示例测绘有限公司", "示例村经济合作社")
BLOCKS = {"*Model_Space": "1F", "*Paper_Space": "1E", "GC200": "1D", "GC311": "1C", "GC152": "1B"}
"""Names of the blocks and handles of their records: elevation point, tree, gate with two trees."""

BUILDINGS = ("砼3", "砖2", "混4", "简1", "钢")


class Writer:
    """Collects group pairs and gives out handles."""

    def __init__(self) -> None:
        self.pairs: list[str] = []
        self.handle = 0x10000

    def put(self, *groups: object) -> None:
        """Codes and values in turn."""
        for code, value in zip(groups[::2], groups[1::2], strict=True):
            self.pairs.append(f"{code:>3}\r\n{value}\r\n")

    def entity(self, kind: str, layer: str, *subclasses: str) -> None:
        self.handle += 1
        self.put(0, kind, 5, f"{self.handle:X}", 330, "1F", 100, "AcDbEntity", 8, layer)
        for name in subclasses:
            self.put(100, name)


def drawing(megabytes: float, encoding: str = "gbk", flavour: str = "cadastre", seed: int = 7) -> bytes:
    """A drawing of about so many megabytes. ``encoding`` gbk makes AC1015, utf-8 AC1024."""
    return b"".join(_parts(megabytes, encoding, FLAVOURS[flavour], random.Random(seed)))


def _parts(
    megabytes: float, encoding: str, fill: Callable[[Writer, int, random.Random], None], chance: random.Random
) -> Iterator[bytes]:
    head = _head("AC1024" if encoding == "utf-8" else "AC1015")
    yield head.encode(encoding)
    size, cell, writer = len(head), 0, Writer()
    while size < megabytes * 1e6:
        fill(writer, cell, chance)
        cell += 1
        part = "".join(writer.pairs).encode(encoding)
        writer.pairs.clear()
        size += len(part)
        yield part
    writer.put(0, "ENDSEC", 0, "EOF")
    yield "".join(writer.pairs).encode(encoding)


def _head(version: str) -> str:
    out = Writer()
    out.put(0, "SECTION", 2, "HEADER", 9, "$ACADVER", 1, version, 9, "$DWGCODEPAGE", 3, "ANSI_936")
    out.put(9, "$INSUNITS", 70, 6, 9, "$HANDSEED", 5, "FFFFFFF", 0, "ENDSEC", 0, "SECTION", 2, "TABLES")
    for table, handle, record in (("LTYPE", "5", "AcDbLinetypeTableRecord"), ("LAYER", "2", "AcDbLayerTableRecord"),
                                  ("STYLE", "3", "AcDbTextStyleTableRecord"), ("APPID", "9", "AcDbRegAppTableRecord"),
                                  ("BLOCK_RECORD", "1", "AcDbBlockTableRecord")):  # fmt: skip
        out.put(0, "TABLE", 2, table, 5, handle, 330, 0, 100, "AcDbSymbolTable", 70, 30)
        for k, name in enumerate(_names(table)):
            own = BLOCKS.get(name, f"{handle}{k + 32:X}")
            out.put(0, table, 5, own, 330, handle, 100, "AcDbSymbolTableRecord", 100, record, 2, name)
            out.put(*_table_record(table, k))
        out.put(0, "ENDTAB")
    out.put(0, "ENDSEC", 0, "SECTION", 2, "BLOCKS")
    for name, record in BLOCKS.items():
        handles = (f"{record}{k}" for k in "0123456789")
        out.put(0, "BLOCK", 5, next(handles), 330, record, 100, "AcDbEntity", 8, "0", 100, "AcDbBlockBegin", 2, name)
        out.put(70, 0, 10, "0.0", 20, "0.0", 30, "0.0", 3, name, 1, "")
        for kind, subclass, groups in _contents(name):
            out.put(0, kind, 5, next(handles), 330, record, 100, "AcDbEntity", 8, "0", 100, subclass, *groups)
        out.put(0, "ENDBLK", 5, next(handles), 330, record, 100, "AcDbEntity", 8, "0", 100, "AcDbBlockEnd")
    out.put(0, "ENDSEC", 0, "SECTION", 2, "ENTITIES")
    return "".join(out.pairs)


def _contents(block: str) -> list[tuple[str, str, tuple[object, ...]]]:
    """Entities of a block: type, subclass, groups."""
    ring = ("CIRCLE", "AcDbCircle", (10, "0.0", 20, "0.0", 30, "0.0", 40, "0.25"))
    trunk = ("LINE", "AcDbLine", (10, "0.0", 20, "0.0", 30, "0.0", 11, "0.6", 21, "-0.8", 31, "0.0"))
    arch = (90, 3, 70, 0, 43, "0.0", 10, "0.0", 20, "0.0", 42, "1.0", 10, "2.0", 20, "0.0", 10, "2.0", 20, "1.0")
    trees = [("INSERT", "AcDbBlockReference", (2, "GC311", 10, x, 20, "0.0", 30, "0.0")) for x in ("-1.0", "3.0")]
    gate = ("LWPOLYLINE", "AcDbPolyline", arch)
    contents: dict[str, list[tuple[str, str, tuple[object, ...]]]]
    contents = {"GC200": [ring], "GC311": [ring, trunk], "GC152": [gate, *trees]}
    return contents.get(block, [])


def _names(table: str) -> list[str]:
    return {"LTYPE": ["ByBlock", "ByLayer", "Continuous"], "LAYER": ["0", *LAYERS], "STYLE": ["Standard", "HZ"],
            "APPID": ["ACAD", "SOUTH"], "BLOCK_RECORD": list(BLOCKS)}[table]  # fmt: skip


def _table_record(table: str, k: int) -> tuple[object, ...]:
    return {"LTYPE": (70, 0, 3, "", 72, 65, 73, 0, 40, "0.0"), "LAYER": (70, 0, 62, k % 7 + 1, 6, "Continuous"),
            "STYLE": (70, 0, 40, "0.0", 41, "1.0", 50, "0.0", 71, 0, 42, "2.5", 3, "txt", 4, "hztxt"), "APPID": (70, 0),
            "BLOCK_RECORD": (340, 0)}[table]  # fmt: skip


def _cell(out: Writer, cell: int, chance: random.Random) -> None:
    x = 500000.0 + (cell % 200) * 40 + chance.uniform(0, 2)
    y = 3300000.0 + (cell // 200) * 40 + chance.uniform(0, 2)
    number = f"330200{cell:013d}"
    _polyline(
        out, "JZD", [(x, y), (x + 18, y), (x + 36, y + 1), (x + 36, y + 35), (x + 17, y + 36), (x, y + 35)], chance
    )
    out.put(1001, "SOUTH", 1000, "300000", 1000, number, 1000, chance.choice(OWNERS))
    for dx in (3.0, 20.0):
        _polyline(out, "JMD", [(x + dx, y + 5), (x + dx + 10, y + 5), (x + dx + 10, y + 17), (x + dx, y + 17)], chance)
        out.put(1001, "SOUTH", 1000, "141101")
        _text(out, "ZJ", chance.choice(BUILDINGS), x + dx + 4, y + 10)
    _text(out, "面积注记", f"{chance.uniform(200, 900):.2f}", x + 18, y + 20)
    for k in range(4):
        _elevation(out, x + 9 * k + chance.random(), y + 30, chance.uniform(2, 9))
    _line(out, "GXYZ", (x, y - 2), (x + 39, y - 2))
    _polyline(
        out,
        "DLSS",
        [(x, y - 4), (x + 20, y - 4), (x + 40, y - 4)],
        chance,
        closed=False,
        bulge=0.0 if cell % 8 else 0.01,
    )
    out.put(1001, "SOUTH", 1000, "164300")
    _contour(out, x, y, chance)
    if cell % 8 == 4:
        _round(out, "ZBTZ", x + 30, y + 25, chance.uniform(0.5, 2.0))
    if cell % 8 == 0:
        _hatch(out, x + 5, y + 22)
    _symbols(out, cell, x, y)
    if cell % 16 == 2:
        _curves(out, x, y, chance)


def _contour_cell(out: Writer, cell: int, chance: random.Random) -> None:
    x, y = 500000.0 + (cell % 200) * 200, 3300000.0 + (cell // 200) * 40
    for k in range(4):
        z, height = chance.randint(1, 400) * 0.5, y + 10 * k
        points = [(x + 5 * step, height + chance.uniform(0, 6)) for step in range(40)]
        _polyline(out, "DGX", points, chance, closed=False, elevation=z)
        out.put(1001, "SOUTH", 1000, "201102" if z % 5 == 0 else "201101")
        if z % 5 == 0:
            _text(out, "DGX", f"{z:.1f}", x + 100, height)
    _elevation(out, x + 50, y + 5, chance.uniform(2, 200))
    _symbols(out, cell, x, y)


FLAVOURS = {"cadastre": _cell, "contours": _contour_cell}


def _symbols(out: Writer, cell: int, x: float, y: float) -> None:
    """A tree; now and then a gate, mirrored and turned, a row of lamps, a note with formatting."""
    place = (10, f"{x + 37:.4f}", 20, f"{y + 3:.4f}", 30, "0.0")
    out.entity("INSERT", "ZBTZ", "AcDbBlockReference")
    out.put(2, "GC311", *place, 41, "0.5", 42, "0.5", 43, "0.5")
    if cell % 8 == 1:
        out.entity("INSERT", "DLDW", "AcDbBlockReference")
        out.put(2, "GC152", *place, 41, "-1.0", 42, "1.0", 43, "1.0", 50, "30.0")
    if cell % 32 == 3:
        out.entity("INSERT", "DLSS", "AcDbBlockReference")
        out.put(2, "GC200", *place, 70, 8, 71, 1, 44, "5.0", 45, "0.0")
    if cell % 4 == 1:
        out.entity("MTEXT", "ZJ", "AcDbMText")
        text = rf"{{\fSimSun|b0|i0;\H1.5x;砼}}{cell % 7}\P示例幢"
        out.put(*place, 40, "1.5", 41, "20.0", 71, 1, 1, text, 7, "HZ")


def _curves(out: Writer, x: float, y: float, chance: random.Random) -> None:
    """An ellipse and a cubic spline."""
    out.entity("ELLIPSE", "SXSS", "AcDbEllipse")
    out.put(10, f"{x + 30:.4f}", 20, f"{y + 30:.4f}", 30, "0.0", 11, "3.0", 21, "1.0", 31, "0.0", 40, "0.5")
    out.put(41, "0.0", 42, "6.283185307179586")
    out.entity("SPLINE", "SXSS", "AcDbSpline")
    out.put(70, 8, 71, 3, 72, 10, 73, 6, 74, 0)
    for knot in (0, 0, 0, 0, 1, 2, 3, 3, 3, 3):
        out.put(40, float(knot))
    for k in range(6):
        out.put(10, f"{x + 7 * k:.4f}", 20, f"{y + chance.uniform(0, 5):.4f}", 30, "0.0")


def _polyline(out: Writer, layer: str, points: list[tuple[float, float]], chance: random.Random, closed: bool = True,
              bulge: float = 0.0, elevation: float = 0.0) -> None:  # fmt: skip
    out.entity("LWPOLYLINE", layer, "AcDbPolyline")
    out.put(90, len(points), 70, int(closed), 43, "0.0")
    if elevation:
        out.put(38, elevation)
    for x, y in points:
        out.put(10, f"{x + chance.uniform(-0.2, 0.2):.4f}", 20, repr(y + chance.uniform(-0.2, 0.2)))
        if bulge:
            out.put(42, bulge)


def _text(out: Writer, layer: str, text: str, x: float, y: float) -> None:
    out.entity("TEXT", layer, "AcDbText")
    out.put(10, f"{x:.4f}", 20, f"{y:.4f}", 30, "0.0", 40, "1.5", 1, text, 7, "HZ", 100, "AcDbText")


def _elevation(out: Writer, x: float, y: float, z: float) -> None:
    out.entity("INSERT", "GCD", "AcDbBlockReference")
    out.put(66, 1, 2, "GC200", 10, f"{x:.4f}", 20, f"{y:.4f}", 30, f"{z:.3f}", 41, "0.5", 42, "0.5", 43, "0.5")
    out.put(1001, "SOUTH", 1000, "202101")
    out.entity("ATTRIB", "GCD", "AcDbText")
    out.put(10, f"{x + 1:.4f}", 20, f"{y:.4f}", 30, f"{z:.3f}", 40, "1.0", 1, f"{z:.2f}", 7, "HZ", 100, "AcDbAttribute")
    out.put(2, "height", 70, 0)
    out.entity("SEQEND", "GCD")


def _line(out: Writer, layer: str, a: tuple[float, float], b: tuple[float, float]) -> None:
    out.entity("LINE", layer, "AcDbLine")
    out.put(10, f"{a[0]:.4f}", 20, f"{a[1]:.4f}", 30, "0.0", 11, f"{b[0]:.4f}", 21, f"{b[1]:.4f}", 31, "0.0")
    out.put(1001, "SOUTH", 1000, "174100")


def _contour(out: Writer, x: float, y: float, chance: random.Random) -> None:
    z = f"{chance.randint(1, 40) * 0.5:.1f}"
    out.entity("POLYLINE", "DGX", "AcDb3dPolyline")
    out.put(66, 1, 10, "0.0", 20, "0.0", 30, "0.0", 70, 8, 1001, "SOUTH", 1000, "201101")
    for k in range(8):
        out.entity("VERTEX", "DGX", "AcDbVertex", "AcDb3dPolylineVertex")
        out.put(10, f"{x + 5 * k:.4f}", 20, f"{y + chance.uniform(36, 39):.4f}", 30, z, 70, 32)
    out.entity("SEQEND", "DGX")


def _round(out: Writer, layer: str, x: float, y: float, radius: float) -> None:
    for kind in ("CIRCLE", "ARC"):
        out.entity(kind, layer, "AcDbCircle")
        out.put(10, f"{x:.4f}", 20, f"{y:.4f}", 30, "0.0", 40, f"{radius:.4f}")
    out.put(100, "AcDbArc", 50, "30.0", 51, "150.0")


def _hatch(out: Writer, x: float, y: float) -> None:
    out.entity("HATCH", "ZBTZ", "AcDbHatch")
    out.put(10, "0.0", 20, "0.0", 30, "0.0", 210, "0.0", 220, "0.0", 230, "1.0", 2, "SOLID", 70, 1, 71, 0, 91, 1)
    out.put(92, 3, 72, 0, 73, 1, 93, 4)
    for dx, dy in ((0, 0), (4, 0), (4, 3), (0, 3)):
        out.put(10, f"{x + dx:.4f}", 20, f"{y + dy:.4f}")
    out.put(97, 0, 75, 0, 76, 1, 98, 0)


if __name__ == "__main__":
    size, path, *kind = sys.argv[1:]
    encoding, flavour = (*kind, *("gbk", "cadastre")[len(kind) :])
    Path(path).write_bytes(drawing(float(size), encoding, flavour))
