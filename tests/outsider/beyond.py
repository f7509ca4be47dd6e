"""Defects of what a drawing holds beyond its features, and of its header."""

from __future__ import annotations

import math
from random import Random

from drawing import PARCEL, SHEETS, Copy, Planted, codes, kind, spot
from judge import Spot
from polyline import ring


@kind
def unused(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    if random.random() < 0.5:
        copy.sheet(file).layers.add("备用层")
    else:
        copy.sheet(file).blocks.new("备用块").add_circle((0, 0), 1)
    return Planted(codes("FMT-13"), (Spot(file),), file)


@kind
def in_paper_space(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    copy.sheet(file).layout("Layout1").add_text("打印", height=3)
    return Planted(codes("FMT-11"), (Spot(file),), file)


@kind
def invisible(copy: Copy, random: Random) -> Planted:
    thing, _ = copy.area(random)
    thing.dxf.invisible = 1
    return Planted(codes("FMT-14"), (spot(thing),), thing.dxf.layer)


@kind
def external_reference(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    document = copy.sheet(file)
    document.add_xref_def("D:/旧图/底图.dwg", "底图")
    other = document.modelspace().add_blockref("底图", _inside(copy), dxfattribs={"layer": "TK"})
    return Planted(codes("FMT-08"), (Spot(file), spot(other, file)), file)


@kind
def picture(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    document = copy.sheet(file)
    image = document.add_image_def("扫描.jpg", (640, 480))
    other = document.modelspace().add_image(image, _inside(copy), (6, 4), dxfattribs={"layer": "TK"})
    return Planted(codes("FMT-09"), (Spot(file), spot(other, file)), file)


@kind
def units_not_metres(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    copy.sheet(file).header["$INSUNITS"] = random.choice((1, 2, 4, 5))
    return Planted(codes("FMT-07"), (Spot(file),), file)


@kind
def font_missing(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    copy.sheet(file).styles.get("HZ").dxf.font = random.choice(("myfont.shx", "txt"))
    copy.sheet(file).styles.get("HZ").dxf.bigfont = random.choice(("", "local.shx"))
    return Planted(codes("FMT-15"), (Spot(file),), file)


def _inside(copy: Copy) -> tuple[float, float]:
    vertices = ring(copy.things("JZD", file=PARCEL)[0])
    return (math.fsum(v[0] for v in vertices) / len(vertices), math.fsum(v[1] for v in vertices) / len(vertices))
