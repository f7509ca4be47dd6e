"""Defects of texts, of the frame and of what a drawing holds beyond its features."""

from __future__ import annotations

import re
from random import Random

from drawing import FLOORS, MAP, SHEETS, SITE, Copy, Planted, codes, kind, spot
from judge import Spot

LABEL = re.compile(r"\d+(\.\d+)?$")


def _text(copy: Copy, random: Random, pattern: str, file: str = ""):  # type: ignore[no-untyped-def]
    """A text that fits the pattern, and its drawing."""
    found = [(t, f) for f in ((file,) if file else SHEETS) for t in copy.texts(f) if re.search(pattern, t.dxf.text)]
    return random.choice(found)


def _changed(copy: Copy, random: Random, meant: str, pattern: str, new: str, file: str = "") -> Planted:
    text, file = _text(copy, random, pattern, file)
    old = text.dxf.text
    text.dxf.text = re.sub(pattern, new, old)
    where = (spot(text, file), Spot(file, point=(text.dxf.insert.x, text.dxf.insert.y), near=50))
    return Planted(codes(meant), where, f"{old} → {text.dxf.text}")


def _gone(copy: Copy, random: Random, meant: str, pattern: str, file: str = "") -> Planted:
    text, file = _text(copy, random, pattern, file)
    said = text.dxf.text
    copy.space(file).delete_entity(text)
    return Planted(codes(meant), (Spot(file),), said)


@kind
def title_gone(copy: Copy, random: Random) -> Planted:
    return _gone(copy, random, "TXT-01 TXT-09", "（虚构）|图号")


@kind
def scale_wrong(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "TXT-02", "1:500", random.choice(("1:1000", "1:2000")))


@kind
def grid_label_wrong(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "TXT-03", r"^(\d+)\.(\d)(\d)$", r"\1.\g<3>7")


@kind
def datum_wrong(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "CRS-12", "2000国家大地坐标系", "1954北京坐标系")


@kind
def height_datum_wrong(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "CRS-12", "1985国家高程基准", "1956黄海高程系")


@kind
def datum_gone(copy: Copy, random: Random) -> Planted:
    return _gone(copy, random, "CRS-13", "国家大地坐标系|国家高程基准")


@kind
def legend_gone(copy: Copy, random: Random) -> Planted:
    return _gone(copy, random, "TXT-07", "^图例$", random.choice((MAP, SITE)))


@kind
def signature_gone(copy: Copy, random: Random) -> Planted:
    return _gone(copy, random, "TXT-09", "赵试样|李样本|示例测绘有限公司$|2026-03-20")


@kind
def arrow_gone(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    space = copy.space(file)
    for arrow in space.query("INSERT[name=='指北针']"):
        space.delete_entity(arrow)
    return Planted(codes("TXT-08"), (Spot(file),), file)


@kind
def arrow_turned(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    (arrow,) = copy.space(file).query("INSERT[name=='指北针']")
    arrow.dxf.rotation = random.choice((12, -30, 90, 180))
    return Planted(codes("TXT-08"), (spot(arrow, file),), f"{file} {arrow.dxf.rotation}")


@kind
def floors_on_the_map(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "BLD-18", r"^砼(\d+)$", r"砼2\1", MAP)


@kind
def structure_on_the_map(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "BLD-21", r"^砼(\d+)$", r"砖\1", MAP)


@kind
def number_on_the_map(copy: Copy, random: Random) -> Planted:
    return _changed(copy, random, "BLD-20", r"^(\d+)幢$", r"9\1幢", MAP)


@kind
def label_gone(copy: Copy, random: Random) -> Planted:
    return _gone(copy, random, "TXT-10", r"^砼\d+$", MAP)


@kind
def text_height_wrong(copy: Copy, random: Random) -> Planted:
    text = random.choice([t for file in SHEETS for t in copy.texts(file)])
    file = next(f for f in SHEETS if text in copy.texts(f))
    text.dxf.height = random.choice((0.2, 25.0))
    return Planted(codes("TXT-05"), (spot(text, file),), f"{text.dxf.text} {text.dxf.height}")


@kind
def text_garbled(copy: Copy, random: Random) -> Planted:
    pattern, new = random.choice(((r"幢|车位|绿地|建筑物|图例", "??"), (r"幢|绿地|图", "□"), (r"绘图|审核", "锟斤拷")))
    return _changed(copy, random, "TXT-06 FMT-21", pattern, new)


@kind
def text_over_text(copy: Copy, random: Random) -> Planted:
    one, two = random.sample([t for t in copy.texts(MAP, "ZJ", "JMD") if len(t.dxf.text) > 1], 2)
    one.dxf.insert = two.dxf.insert
    return Planted(codes("TXT-04"), (spot(one, MAP), spot(two, MAP)), f"{one.dxf.text} {two.dxf.text}")


@kind
def text_on_a_layer_of_features(copy: Copy, random: Random) -> Planted:
    file, layers = random.choice(((MAP, "DLSS GXYZ GCD"), (SITE, "YDHX LD SWCW XFCD"), (FLOORS, "FCC FCH SNCW")))
    text = random.choice(copy.texts(file, "ZJ"))
    text.dxf.layer = random.choice(layers.split())
    return Planted(codes("LYR-12 LYR-04"), (spot(text, file),), f"{text.dxf.text} → {text.dxf.layer}")
