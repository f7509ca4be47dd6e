"""Random things of a drawing: any, any with a code, any point that the records place."""

from __future__ import annotations

from random import Random
from typing import Any

from drawing import HOME, XML, Copy, marks
from judge import Spot

POINTS = ("JZD", "KZD", "TJD", "GXYZ")
AT = {"JZD": "PAR-07 TOP-09 TOP-10", "KZD": "CRS-08", "TJD": "PLN-18", "GXYZ": "SPC-27 TOP-17 GEO-08"}
"""Points that the records place, and the rules that hold them against it."""


def any_point(copy: Copy, random: Random, layers: tuple[str, ...] = POINTS) -> tuple[Any, str]:
    layer = random.choice(layers)
    return random.choice(copy.things(layer, "INSERT")), layer


def any_thing(copy: Copy, random: Random) -> tuple[Any, str]:
    """Any coded thing, each layer as often as the next."""
    layer = random.choice([name for name in HOME if name != "JZKZX"])
    return random.choice(copy.things(layer, "LWPOLYLINE INSERT")), layer


def any_coded(copy: Copy, random: Random) -> tuple[Any, str]:
    while True:
        thing, layer = any_thing(copy, random)
        if marks(thing)[:1] not in ([], [""]):
            return thing, layer


def records(layer: str) -> tuple[Spot, ...]:
    """Where what is missing in a drawing has its record: the one file of records."""
    return (Spot(XML), Spot(HOME[layer], layer=layer))
