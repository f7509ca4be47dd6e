"""Defects of frames and texts that another sheet or the grid shows, and of areas over and beyond each other."""

from __future__ import annotations

from math import dist
from random import Random

from drawing import MAP, SHEETS, SITE, Copy, Planted, codes, kind, spot
from judge import Spot
from polyline import middle, redraw, ring


def _to(thing, at) -> None:  # type: ignore[no-untyped-def]
    """The outline with its middle at a place."""
    was = middle(ring(thing))
    redraw(thing, [(x + at[0] - was[0], y + at[1] - was[1], b) for x, y, b in ring(thing)])


def _on_a_sheet(copy: Copy, random: Random, word: str):  # type: ignore[no-untyped-def]
    file = random.choice(SHEETS)
    return next(t for t in copy.texts(file, "TK") if word in t.dxf.text), file


@kind
def number_of_another_sheet(copy: Copy, random: Random) -> Planted:
    one, two = random.sample(SHEETS, 2)
    text, other = (next(t for t in copy.texts(file, "TK") if "图号" in t.dxf.text) for file in (one, two))
    text.dxf.text = other.dxf.text
    return Planted(codes("TXT-15"), (spot(text, one), spot(other, two)), f"{one} {text.dxf.text}")


@kind
def symbols_withdrawn(copy: Copy, random: Random) -> Planted:
    text, file = _on_a_sheet(copy, random, "图式")
    text.dxf.text = "GB/T 20257.1-2007图式"
    return Planted(codes("TXT-13"), (spot(text, file),), file)


@kind
def symbols_without_edition(copy: Copy, random: Random) -> Planted:
    text, file = _on_a_sheet(copy, random, "图式")
    text.dxf.text = random.choice(("GB/T 20257图式", "图式"))
    return Planted(codes("TXT-12"), (Spot(file),), f"{file} {text.dxf.text}")


@kind
def text_upside_down(copy: Copy, random: Random) -> Planted:
    file = random.choice(SHEETS)
    text = random.choice(copy.texts(file, "ZJ"))
    text.dxf.rotation = (text.dxf.rotation + 180) % 360
    return Planted(codes("TXT-14"), (spot(text, file),), f"{file} {text.dxf.text}")


@kind
def cross_of_the_grid_moved(copy: Copy, random: Random) -> Planted:
    """Lines of 5 m on the layer of the frame are the arms of its crosses; one of the legend is as long as it is."""
    file = random.choice(SHEETS)
    lines = [e for e in copy.space(file).query("LWPOLYLINE[layer=='TK']") if len(e) == 2]
    line = random.choice([e for e in lines if abs(dist(*(p[:2] for p in ring(e))) - 5) < 0.01])
    by = random.choice((0.3, 1.0, -4.0))
    redraw(line, [(x + by, y + by, b) for x, y, b in ring(line)])
    return Planted(codes("TXT-16"), (spot(line, file),), f"{file} {by}")


@kind
def green_over_green(copy: Copy, random: Random) -> Planted:
    every = copy.things("LD")
    thing = random.choice(every)
    at = middle(ring(thing))
    other = min((e for e in every if e is not thing), key=lambda e: dist(at, middle(ring(e))))
    goal = middle(ring(other))
    _to(thing, tuple(a + 0.8 * (g - a) for a, g in zip(at, goal, strict=True)))
    return Planted(codes("TOP-20"), (spot(thing), spot(other)), f"LD {thing.dxf.handle} {other.dxf.handle}")


@kind
def shelter_out_of_its_unit(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("RFGNQ"))
    east, north = middle(ring(thing))
    _to(thing, (east + random.choice((-2.5, 2.5)), north + random.uniform(1, 3)))
    return Planted(codes("TOP-21"), (spot(thing),), thing.dxf.handle)


@kind
def protective_unit_out_of_its_floor(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("RFFHDY"))
    east, north = middle(ring(thing))
    _to(thing, (east + random.choice((-20, 20)), north + random.uniform(-20, 20)))
    return Planted(codes("TOP-22"), (spot(thing),), thing.dxf.handle)


@kind
def parking_on_a_fire_lane(copy: Copy, random: Random) -> Planted:
    """A place moved onto a fire-climbing ground, where nothing else is drawn."""
    thing, ground = random.choice(copy.things("SWCW")), random.choice(copy.things("DGCD"))
    _to(thing, middle(ring(ground)))
    return Planted(codes("TOP-23"), (spot(thing, SITE), spot(ground, SITE)), f"SWCW {thing.dxf.handle}")


@kind
def drawing_shown_from_elsewhere(copy: Copy, random: Random) -> Planted:
    """An external reference, put at the origin as programs do."""
    copy.sheet(MAP).add_xref_def(filename="..\\底图.dwg", name="底图")
    copy.space(MAP).add_blockref("底图", (0, 0), dxfattribs={"layer": random.choice(("TK", "ZJ"))})
    return Planted(codes("FMT-08"), (Spot(MAP),), "")
