"""Defects of the outlines of areas and of lines: vertices moved, doubled, taken out, turned round."""

from __future__ import annotations

import math
from random import Random

from drawing import SHAPE, Copy, Planted, codes, kind, marks, spot
from polyline import away, beside, between, middle, redraw, ring, turn

ROOMY = tuple(layer for layer in SHAPE if layer not in ("RFFHDY",))


def _vertex_out(copy: Copy, random: Random, low: float, high: float) -> Planted:
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at, by = random.randrange(len(vertices)), random.choice((-1, 1)) * random.uniform(low, high)
    old = vertices[at]
    vertices[at] = away(old, middle(vertices), by)
    redraw(thing, vertices)
    return Planted(codes(SHAPE[layer]), (spot(thing, point=old[:2]),), f"{layer} {thing.dxf.handle} {by:.3f}")


@kind
def vertex_moved_far(copy: Copy, random: Random) -> Planted:
    return _vertex_out(copy, random, 0.3, 1.5)


@kind
def vertex_moved_near(copy: Copy, random: Random) -> Planted:
    return _vertex_out(copy, random, 0.06, 0.15)


@kind
def unit_corner_moved(copy: Copy, random: Random) -> Planted:
    """The unit and its neighbours on the floor agree, and the record differs by more than the tolerance of houses."""
    thing = random.choice(copy.things("FCH"))
    vertices = ring(thing)
    old = random.choice(vertices)
    size = math.dist(vertices[0][:2], vertices[2][:2]) ** 2 / 2
    by = 8 * (0.04 * size**0.5 + 0.002 * size) / math.dist(vertices[0][:2], vertices[2][:2])
    new = away(old, middle(vertices), random.choice((-1, 1)) * random.uniform(1.0, 1.5) * by)
    for unit in (other for other in copy.things("FCH") if marks(other)[2] == marks(thing)[2]):
        own = ring(unit)
        if any(math.dist(v[:2], old[:2]) < 0.002 for v in own):
            redraw(unit, [new if math.dist(v[:2], old[:2]) < 0.002 else v for v in own])
    spots = (spot(thing, point=old[:2]), spot(thing, point=new[:2]))
    return Planted(codes("BLD-43 TOP-07 TOP-08"), spots, f"FCH {thing.dxf.handle}")


@kind
def corner_removed(copy: Copy, random: Random) -> Planted:
    while True:
        thing, layer = copy.area(random)
        vertices = ring(thing)
        at = random.randrange(len(vertices))
        if layer == "JZD" or turn(vertices, at) > 0.5:
            break
    gone = vertices.pop(at)
    redraw(thing, vertices)
    said = f"{layer} {thing.dxf.handle} of {len(vertices) + 1}"
    return Planted(codes(SHAPE[layer]), (spot(thing, point=gone[:2]),), said)


@kind
def vertex_doubled(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    redraw(thing, [*vertices[:at], vertices[at], *vertices[at:]])
    return Planted(codes("GEO-07"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def short_edge(copy: Copy, random: Random) -> Planted:
    """A second vertex 3 to 8 mm from one, along the edge."""
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    part = random.uniform(0.003, 0.008) / math.dist(vertices[at][:2], vertices[at + 1][:2])
    redraw(thing, [*vertices[: at + 1], (*between(*vertices[at : at + 2], part), 0.0), *vertices[at + 1 :]])
    return Planted(codes("GEO-05 GEO-07"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def vertex_without_point(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("JZD"))
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    new = between(*vertices[at : at + 2], random.uniform(0.3, 0.7))
    redraw(thing, [*vertices[: at + 1], (*new, 0.0), *vertices[at + 1 :]])
    return Planted(codes("TOP-10 PAR-02"), (spot(thing, point=new),), f"JZD {at}")


@kind
def spike(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random, ROOMY)
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    tip = beside(*vertices[at : at + 2], 0.5, random.choice((-1, 1)) * random.uniform(0.5, 2.0))
    part = 0.5 + 0.01 / math.dist(vertices[at][:2], vertices[at + 1][:2])
    foot, back = (beside(*vertices[at : at + 2], by, 0.0) for by in (0.5, part))
    redraw(thing, [*vertices[: at + 1], foot, tip, back, *vertices[at + 1 :]])
    return Planted(codes("GEO-10"), (spot(thing),), f"{layer} {thing.dxf.handle}")


@kind
def bow_tie(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    vertices[at : at + 2] = reversed(vertices[at : at + 2])
    redraw(thing, vertices)
    return Planted(codes("GEO-02"), (spot(thing),), f"{layer} {thing.dxf.handle} {at}")
