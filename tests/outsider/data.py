"""Defects of the data that things carry, one at a time and by the layer."""

from __future__ import annotations

from random import Random

from chosen import any_coded
from drawing import APPLICATION, HOME, Copy, Planted, codes, kind, mark, marks, spot
from judge import Spot
from polyline import size


@kind
def data_lost(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    thing.discard_xdata(APPLICATION)
    return Planted(codes("LYR-05"), (spot(thing),), f"{layer} {thing.dxftype()}")


@kind
def code_wrong(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    mark(thing, ["999999", *marks(thing)[1:]])
    return Planted(codes("LYR-06"), (spot(thing),), f"{layer} {thing.dxftype()}")


@kind
def code_of_another(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    others = {marks(e)[0] for e in copy.space(HOME[layer]) if marks(e) and e.dxf.layer != layer and marks(e)[0]}
    mark(thing, [random.choice(sorted(others) or ["141121"]), *marks(thing)[1:]])
    return Planted(codes("LYR-04 LYR-07"), (spot(thing),), f"{layer} {thing.dxftype()} {marks(thing)[0]}")


@kind
def key_wrong(copy: Copy, random: Random) -> Planted:
    thing, layer = any_coded(copy, random)
    values = marks(thing)
    if len(values) < 2:
        return data_lost(copy, random)
    mark(thing, [values[0], values[1] + "9X", *values[2:]])
    return Planted(codes("ATT-20"), (spot(thing),), f"{layer} {thing.dxftype()} {values[1]}")


@kind
def second_value_wrong(copy: Copy, random: Random) -> Planted:
    """The parcel's owner or use, the floor or building that a thing belongs to."""
    layer = random.choice(("JZD", "FCC", "FCH", "SNCW"))
    thing = random.choice(copy.things(layer))
    values = marks(thing)
    at = random.randrange(2, len(values))
    mark(thing, [*values[:at], values[at] + "7", *values[at + 1 :]])
    return Planted(codes("ATT-21 ATT-20 TOP-06 TOP-07"), (spot(thing),), f"{layer} {at}")


@kind
def data_of_a_layer_lost(copy: Copy, random: Random) -> Planted:
    layer = random.choice([name for name in HOME if name not in ("JZKZX", "GHGNQ")])
    for thing in copy.things(layer, "*"):
        thing.discard_xdata("SOUTH")
    return Planted(codes("LYR-05"), (Spot(HOME[layer], layer=layer),), layer)


@kind
def data_of_a_drawing_lost(copy: Copy, random: Random) -> Planted:
    file = random.choice(sorted(set(HOME.values())))
    for thing in copy.space(file):
        thing.discard_xdata("SOUTH")
    return Planted(codes("LYR-05 FMT-12"), (Spot(file),), file)


@kind
def keys_exchanged(copy: Copy, random: Random) -> Planted:
    layer = random.choice(("JZD", "KZD", "TJD", "JMD", "LD", "GXYZ"))
    kinds = "INSERT" if layer in ("JZD", "KZD", "TJD", "GXYZ") else "LWPOLYLINE"
    while True:
        one, two = random.sample(copy.things(layer, kinds), 2)
        if kinds == "INSERT" or abs(size(one) - size(two)) > 1:  # of one size nobody can tell them apart
            break
    first, second = marks(one), marks(two)
    mark(one, [first[0], second[1], *first[2:]])
    mark(two, [second[0], first[1], *second[2:]])
    meant = "PAR-07 PAR-03 CRS-08 PLN-18 BLD-26 BLD-20 SPC-21 SPC-27 ATT-21"
    return Planted(codes(meant), (spot(one), spot(two)), f"{layer} {first[1]} {second[1]}")
