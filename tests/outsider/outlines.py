"""Defects of outlines as a whole: open, curved, turned round, too large."""

from __future__ import annotations

from random import Random

from drawing import SHAPE, Copy, Planted, codes, kind, spot
from polyline import away, middle, redraw, ring


@kind
def left_open(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    thing.closed = False
    return Planted(codes("GEO-01"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def ends_apart(copy: Copy, random: Random) -> Planted:
    """Open, and its end comes back to 1–6 cm of its beginning."""
    thing, layer = copy.area(random)
    vertices = ring(thing)
    end = away(vertices[0], vertices[1][:2], -random.uniform(0.01, 0.06))
    redraw(thing, [*vertices, end])
    thing.closed = False
    return Planted(codes("GEO-01"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def arc_for_edge(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    vertices[at] = (*vertices[at][:2], random.choice((-1, 1)) * random.uniform(0.1, 0.4))
    redraw(thing, vertices)
    return Planted(codes(f"GEO-11 {SHAPE[layer]}"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def turned_round(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("JZD"))
    redraw(thing, ring(thing)[::-1])
    return Planted(codes("GEO-16"), (spot(thing),), "JZD")


@kind
def scaled(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    vertices, by = ring(thing), random.choice((0.97, 1.03, 1.1))
    x, y = middle(vertices)
    redraw(thing, [(x + by * (vx - x), y + by * (vy - y), b) for vx, vy, b in vertices])
    return Planted(codes(SHAPE[layer]), (spot(thing),), f"{layer} {thing.dxf.handle} × {by}")
