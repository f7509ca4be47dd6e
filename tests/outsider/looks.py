"""Further defects of texts, layers and data as they look."""

from __future__ import annotations

from random import Random

from chosen import POINTS, any_coded, any_point
from drawing import APPLICATION, FLOORS, HOME, MAP, SHEETS, SITE, Copy, Planted, codes, kind, mark, marks, spot
from judge import Spot
from polyline import ring


@kind
def labels_exchanged(copy: Copy, random: Random) -> Planted:
    """The labels of two buildings of different numbers of floors, or the numbers of two buildings."""
    texts = [t for t in copy.texts(MAP, "JMD", "ZJ") if t.dxf.text.startswith("砼") or t.dxf.text.endswith("幢")]
    while True:
        one, two = random.sample(texts, 2)
        if one.dxf.text != two.dxf.text and one.dxf.layer == two.dxf.layer:
            break
    one.dxf.text, two.dxf.text = two.dxf.text, one.dxf.text
    return Planted(codes("BLD-18 BLD-20"), (spot(one, MAP), spot(two, MAP)), f"{one.dxf.text} {two.dxf.text}")


@kind
def label_outside_its_building(copy: Copy, random: Random) -> Planted:
    text = random.choice([t for t in copy.texts(MAP, "JMD") if t.dxf.text.startswith("砼")])
    x, y, _ = ring(random.choice(copy.things("DLSS")))[0]
    old = text.dxf.insert
    text.dxf.insert = (x + 15, y + 9)
    if text.dxf.hasattr("align_point"):
        text.dxf.align_point = (x + 15, y + 9)
    return Planted(codes("TXT-10 TXT-04"), (spot(text, MAP), Spot(MAP, point=(old.x, old.y), near=30)), text.dxf.text)


@kind
def label_twice(copy: Copy, random: Random) -> Planted:
    text = random.choice(copy.texts(MAP, "JMD", "ZJ"))
    other = text.copy()
    copy.space(MAP).add_entity(other)
    return Planted(codes("GEO-03 TXT-04"), (spot(text, MAP), spot(other, MAP)), text.dxf.text)


@kind
def number_of_a_green_area_wrong(copy: Copy, random: Random) -> Planted:
    text = random.choice([t for t in copy.texts(SITE, "ZJ") if "绿地LD" in t.dxf.text])
    text.dxf.text = text.dxf.text.replace("LD0", "LD9")
    return Planted(codes("SPC-31"), (spot(text, SITE), Spot(SITE, layer="LD")), text.dxf.text)


@kind
def kind_of_a_green_area_wrong(copy: Copy, random: Random) -> Planted:
    text = random.choice([t for t in copy.texts(SITE, "ZJ") if t.dxf.text.startswith("单块绿地")])
    text.dxf.text = text.dxf.text.replace("单块", "集中")
    return Planted(codes("SPC-26 SPC-32"), (spot(text, SITE), Spot(SITE, layer="LD")), text.dxf.text)


@kind
def name_of_a_field_without_value(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    text = random.choice([t for t in copy.texts(file, "TK") if t.dxf.text in ("赵试样", "李样本")])
    text.dxf.text = random.choice((" ", "/", "-", "　"))
    return Planted(codes("TXT-09"), (Spot(file),), file)


@kind
def text_in_an_unknown_style(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    text = random.choice(copy.texts(file, "ZJ"))
    text.dxf.style = "没有的样式"
    return Planted(codes("FMT-15 FMT-25 FMT-22"), (spot(text, file), Spot(file)), text.dxf.text)


@kind
def text_on_layer_0(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    text = random.choice(copy.texts(file, "ZJ"))
    text.dxf.layer = "0"
    return Planted(codes("LYR-09 LYR-12"), (spot(text, file),), text.dxf.text)


@kind
def layer_dashed(copy: Copy, random: Random) -> Planted:
    layer = random.choice(("JZD", "YDHX", "JMD", "FCC", "FCH"))
    document = copy.sheet(HOME[layer])
    if "DASHED" not in document.linetypes:
        document.linetypes.add("DASHED", [0.6, 0.5, -0.1])
    document.layers.get(layer).dxf.linetype = "DASHED"
    return Planted(codes("LYR-08"), (Spot(HOME[layer], layer=layer),), layer)


@kind
def data_of_another_application(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    values = marks(thing)
    thing.discard_xdata(APPLICATION)
    if "CASS" not in copy.sheet(HOME[layer]).appids:
        copy.sheet(HOME[layer]).appids.add("CASS")
    thing.set_xdata("CASS", [(1000, value) for value in values])
    return Planted(codes("LYR-05"), (spot(thing),), layer)


@kind
def code_empty(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    mark(thing, ["", *marks(thing)[1:]])
    return Planted(codes("LYR-05 LYR-06"), (spot(thing),), layer)


@kind
def code_of_five_digits(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    mark(thing, [marks(thing)[0][:-1], *marks(thing)[1:]])
    return Planted(codes("LYR-06"), (spot(thing),), layer)


@kind
def key_empty(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    values = marks(thing)
    if len(values) < 2:
        return code_empty(copy, random)
    mark(thing, [values[0], "", *values[2:]])
    return Planted(codes("ATT-20 ATT-19 LYR-05 ATT-01"), (spot(thing), Spot("属性数据/综合测绘成果.xml")), layer)


@kind
def key_of_another(copy: Copy, random: Random) -> Planted:
    """Two things have one key, and one record has no thing."""
    layer = random.choice(("JMD", "FCH", "LD", "SWCW", "SNCW", "JZD", "GXYZ"))
    kinds = "INSERT" if layer in ("JZD", "GXYZ") else "LWPOLYLINE"
    one, two = random.sample(copy.things(layer, kinds), 2)
    mark(one, [marks(one)[0], marks(two)[1], *marks(one)[2:]])
    meant = "ATT-19 ATT-07 ATT-20 ATT-21 PAR-07 SPC-27 BLD-26 BLD-43 SPC-21 SPC-22 BLD-20"
    return Planted(codes(meant), (spot(one), spot(two), Spot("属性数据/综合测绘成果.xml")), layer)


@kind
def point_as_text(copy: Copy, random: Random) -> Planted:
    """A text in the place of the symbol, with its data."""
    thing, layer = any_point(copy, random, POINTS)
    x, y, _ = thing.dxf.insert
    other = copy.space(HOME[layer]).add_text("·", height=1, dxfattribs={"layer": layer, "insert": (x, y)})
    mark(other, marks(thing))
    copy.space(HOME[layer]).delete_entity(thing)
    return Planted(
        codes("LYR-07 LYR-12 ATT-19 LYR-14"), (spot(other, HOME[layer]), Spot("属性数据/综合测绘成果.xml")), layer
    )


@kind
def frame_moved(copy: Copy, random: Random) -> Planted:
    """The frame and all that is written around the map, aside by a grid's part."""
    file = random.choice((MAP, SITE, FLOORS))
    east, north = (random.choice((-1, 1)) * random.uniform(1, 20) for _ in "en")
    for thing in copy.things("TK", "*", file):
        thing.translate(east, north, 0)
    return Planted(codes("TXT-03"), (Spot(file),), f"{file} {east:.1f} {north:.1f}")


@kind
def point_symbol_inside_out(copy: Copy, random: Random) -> Planted:
    """An area in the place of a point: a ring around it, with its data."""
    thing, layer = any_point(copy, random, POINTS)
    x, y, _ = thing.dxf.insert
    corners = [(x - 1, y - 1), (x + 1, y - 1), (x + 1, y + 1), (x - 1, y + 1)]
    other = copy.space(HOME[layer]).add_lwpolyline(corners, close=True, dxfattribs={"layer": layer})
    mark(other, marks(thing))
    copy.space(HOME[layer]).delete_entity(thing)
    return Planted(codes("LYR-07 ATT-19"), (spot(other, HOME[layer]), Spot("属性数据/综合测绘成果.xml")), layer)
