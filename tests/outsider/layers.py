"""Defects of layers as a whole."""

from __future__ import annotations

from random import Random

from drawing import HOME, SITE, Copy, Planted, codes, kind, spot
from judge import Spot
from polyline import ring


@kind
def layer_misspelt(copy: Copy, random: Random) -> Planted:
    layer = random.choice([name for name in HOME if name != "JZKZX"])
    new = random.choice((layer + "1", layer.lower(), layer + "_图", layer[:-1] + "O"))
    document = copy.sheet(HOME[layer])
    for thing in copy.things(layer, "*"):
        thing.dxf.layer = new
    document.layers.get(layer).dxf.name = new
    document.layers.entries = {document.layers.key(e.dxf.name): e for e in document.layers}
    return Planted(codes("LYR-01 LYR-02 LYR-03"), (Spot(HOME[layer]), Spot(HOME[layer], layer=new)), f"{layer} → {new}")


@kind
def layer_coloured(copy: Copy, random: Random) -> Planted:
    layer = random.choice([name for name in HOME if name not in ("JZKZX", "KZD", "GCD", "TJD", "GHGNQ")])
    copy.sheet(HOME[layer]).layers.get(layer).color = 143
    return Planted(codes("LYR-08"), (Spot(HOME[layer], layer=layer),), layer)


@kind
def layer_off(copy: Copy, random: Random) -> Planted:
    layer = random.choice(sorted(HOME))
    entry = copy.sheet(HOME[layer]).layers.get(layer)
    random.choice((entry.off, entry.freeze))()
    return Planted(codes("FMT-14"), (Spot(HOME[layer], layer=layer),), layer)


@kind
def leftovers(copy: Copy, random: Random) -> Planted:
    """Numbers of plotted points, and helper lines."""
    layer, code = random.choice((("ZDH", "LYR-10"), ("ASSIST", "LYR-13")))
    space = copy.space(SITE)
    copy.sheet(SITE).layers.add(layer)
    x, y, _ = ring(copy.things("YDHX")[0])[0]
    other = space.add_text("12", height=1, dxfattribs={"layer": layer, "insert": (x, y)}) if layer == "ZDH" else (
        space.add_line((x, y), (x + 5, y + 5), dxfattribs={"layer": layer}))  # fmt: skip
    return Planted((code,), (spot(other, SITE), Spot(SITE, layer=layer)), layer)
