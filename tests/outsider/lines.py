"""Defects of lines: pipes and roads."""

from __future__ import annotations

from random import Random

from drawing import MAP, Copy, Planted, codes, kind, spot
from polyline import away, beside, between, middle, redraw, ring


@kind
def pipe_end_moved(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("GXYZ"))
    vertices = ring(thing)
    at = random.choice((0, -1))
    old = vertices[at]
    vertices[at] = away(old, vertices[-1 - at][:2] if len(vertices) == 2 else middle(vertices), random.uniform(0.2, 1))
    redraw(thing, vertices)
    return Planted(codes("TOP-17 SPC-29 GEO-08"), (spot(thing, point=old[:2]),), f"GXYZ {thing.dxf.handle}")


@kind
def pipe_in_two(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("GXYZ"))
    a, *_, b = ring(thing)
    new = (*between(a, b, random.uniform(0.3, 0.7)), 0.0)
    other = thing.copy()
    copy.space(MAP).add_entity(other)
    redraw(thing, [a, new])
    redraw(other, [new, b])
    return Planted(codes("GEO-09 TOP-17"), (spot(thing), spot(other)), f"GXYZ {thing.dxf.handle}")


@kind
def road_cut_short(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("DLSS"))
    vertices = ring(thing)
    at = random.choice((0, -1))
    old = vertices[at]
    vertices[at] = away(old, vertices[1 if at == 0 else -2][:2], random.choice((-1, 1)) * random.uniform(0.1, 0.5))
    redraw(thing, vertices)
    return Planted(codes("GEO-08 GEO-04"), (spot(thing, point=old[:2]),), f"DLSS {thing.dxf.handle} {at}")


@kind
def road_across(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("DLSS"))
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    other = thing.copy()
    copy.space(MAP).add_entity(other)
    ends = [beside(*vertices[at : at + 2], 0.37, off) for off in (-6, 6)]
    redraw(other, ends)
    return Planted(codes("GEO-21 GEO-08"), (spot(thing), spot(other)), f"DLSS {thing.dxf.handle}")


@kind
def line_on_line(copy: Copy, random: Random) -> Planted:
    layer = random.choice(("GXYZ", "DLSS"))
    thing = random.choice(copy.things(layer))
    vertices = ring(thing)
    other = thing.copy()
    copy.space(MAP).add_entity(other)
    redraw(other, [(*between(*vertices[:2], part), 0.0) for part in (0.2, 0.8)])
    return Planted(codes("GEO-04"), (spot(thing), spot(other)), f"{layer} {thing.dxf.handle}")
