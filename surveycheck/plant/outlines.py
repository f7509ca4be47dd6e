"""Defects of outlines and lines: arcs, heights, spikes, strips, doubled pieces, the wrong way round."""

from __future__ import annotations

import itertools
import math

from surveycheck.plant.answers import Spot
from surveycheck.plant.copy import Copy
from surveycheck.plant.network import plain_lines
from surveycheck.plant.planter import planter
from surveycheck.plant.shapes import AREA, add_ring, inward, limit_of, rings
from surveycheck.plant.things import Thing, centre, middle, redraw, towards
from surveycheck.plant.topology import free_spot, lonely
from surveycheck.rule import Rule

COUNTED = ("vertex-with-point", "area-agrees", "areas-tile", "areas-overlap", "width-agrees", "clear-width")


def loose(copy: Copy, rule: Rule, least: float = 1.0) -> list[Thing]:
    """Rings of the rule whose corners and area nothing else counts; else any."""
    counted = {role for r in copy.pack.rules if r.check in COUNTED for role in r.select.roles}
    free = tuple(role for role in rule.select.roles if role not in counted)
    found = [t for role in free for t in copy.of_role(role, ("area",)) if t.ring]
    return [t for t in found if _sides(t.corners) > least] or rings(copy, rule, least)


def _sides(points: list[Spot]) -> float:
    return min(math.dist(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))


@planter("curve-for-area")
def arc_in_outline(copy: Copy, rule: Rule) -> None:
    """A side of an outline is an arc, so flat that the area is the same."""
    ring = copy.thing(rings(copy, rule, 1.0), *AREA)
    points = [(x, y, 0.0, 0.0, 0.0) for x, y in ring.corners]
    ring.entity.set_points([(*points[0][:4], 1e-5), *points[1:]], format="xyseb")
    copy.at_thing(rule, ring, ("有一边是圆弧", "a side is an arc"))


@planter("height-of-plane-feature")
def lifted(copy: Copy, rule: Rule) -> None:
    """A thing of the plane is drawn some metres up."""
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "LWPOLYLINE"]
    thing = copy.thing(found, "平面图形", "a thing of the plane")
    thing.entity.dxf.elevation = float(copy.random.randint(3, 9))
    height = f"{thing.entity.dxf.elevation:g}"
    copy.at_thing(rule, thing, (f"画在高程 {height} m", f"drawn at a height of {height} m"))


@planter("ring-in-ring")
def ring_inside(copy: Copy, rule: Rule) -> None:
    """The same area once more, half as large, inside itself."""
    ring = copy.thing(loose(copy, rule), *AREA)
    twin = Thing(ring.path, ring.entity.copy())
    copy.drawing(ring.path).modelspace().add_entity(twin.entity)
    redraw(twin.entity, inward(ring.corners, 0.5))
    copy.at_thing(rule, twin, (f"在 {ring.handle} 之内", f"inside {ring.handle}"), *rule.also)


@planter("ring-orientation")
def other_way(copy: Copy, rule: Rule) -> None:
    """An outline runs the other way round."""
    ring = copy.thing(rings(copy, rule), *AREA)
    redraw(ring.entity, ring.corners[::-1])
    copy.at_thing(rule, ring, ("方向相反", "the other way round"))


@planter("spike")
def thorn(copy: Copy, rule: Rule) -> None:
    """A side runs half a metre inwards and back."""
    ring = copy.thing(loose(copy, rule), *AREA)
    points = ring.corners
    a, b = points[0], points[1]
    m = middle(a, b)
    base = towards(m, b, 0.02)
    tip = towards(m, centre(points), 0.5)
    redraw(ring.entity, [a, m, tip, base, *points[1:]])
    copy.at_thing(rule, ring, ("向内的尖刺", "a spike inwards"), at=(round(tip[0], 3), round(tip[1], 3)))


@planter("sliver")
def strip(copy: Copy, rule: Rule) -> None:
    """A narrow strip, left over somewhere: of less than half of the limits for area and compactness (4πA / P²)."""
    ring = copy.thing(loose(copy, rule), *AREA)
    site = max((t for t in copy.things(rule.select) if t.ring), key=lambda t: _reach(t.corners))
    edge = free_spot(copy, site)
    at = towards(edge, centre(site.corners), -1.5)
    share = float(str(rule.params["compactness"])) / (2 * math.pi)
    length = math.sqrt(0.4 * limit_of(rule, "limit") / share)
    width = max(0.002, length * share)
    far = towards(at, centre(site.corners), -length)
    across = ((far[1] - at[1]) / length * width, (at[0] - far[0]) / length * width)
    twin = add_ring(copy, ring, [at, far, *((p[0] + across[0], p[1] + across[1]) for p in (far, at))])
    copy.at_thing(rule, twin, (f"宽 {width:.3f} m 的碎面", f"a sliver {width:.3f} m wide"), *rule.also)
    lonely(copy, twin, rule.select.roles)


def _reach(points: list[Spot]) -> float:
    c = centre(points)
    return max(math.dist(c, p) for p in points)


@planter("width-or-thickness")
def wide(copy: Copy, rule: Rule) -> None:
    """A line has a width of its own, or a thickness."""
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "LWPOLYLINE"]
    thing = copy.thing(found, "多段线", "a polyline")
    if copy.random.random() < 0.5:
        thing.entity.dxf.const_width = 0.5
        copy.at_thing(rule, thing, ("线宽 0.5 m", "line width 0.5 m"))
    else:
        thing.entity.dxf.thickness = 3.0
        copy.at_thing(rule, thing, ("厚度 3 m", "thickness 3 m"))


def _piece(line: Thing) -> tuple[Spot, Spot]:
    points = line.corners
    return max(itertools.pairwise(points), key=lambda s: math.dist(*s))


def _more(copy: Copy, line: Thing, points: list[Spot]) -> Thing:
    twin = Thing(line.path, line.entity.copy())
    copy.drawing(line.path).modelspace().add_entity(twin.entity)
    redraw(twin.entity, points)
    return twin


def _free_ends(copy: Copy, twin: Thing, rule: Rule) -> None:
    """A further line has ends where nothing else is."""
    for other in copy.pack.rules:
        if other.check in ("dangle", "end-with-point") and set(other.select.roles) & set(rule.select.roles):
            role = next((r for r in other.select.roles if twin.handle in {t.handle for t in copy.of_role(r)}), "")
            if role:
                copy.at_thing(other, twin, ("多出的线的端点", "an end of the additional line"))


@planter("segments-overlap")
def drawn_on_top(copy: Copy, rule: Rule) -> None:
    """A piece of a line is drawn once more."""
    line = copy.thing(plain_lines(copy, rule), "不封闭的多段线", "an open polyline")
    a, b = _piece(line)
    length = math.dist(a, b)
    one, two = towards(a, b, length * 0.3), towards(a, b, length * 0.7)
    twin = _more(copy, line, [one, two])
    copy.at_thing(rule, twin, (f"与 {line.handle} 重叠", f"overlaps {line.handle}"), *rule.also, at=middle(one, two))


@planter("crossing-without-node")
def crossed(copy: Copy, rule: Rule) -> None:
    """A further line crosses another, and neither has a vertex there."""
    line = copy.thing(plain_lines(copy, rule), "不封闭的多段线", "an open polyline")
    a, b = _piece(line)
    length, m = math.dist(a, b), middle(a, b)
    across = ((b[1] - a[1]) / length, (a[0] - b[0]) / length)
    twin = _more(copy, line, [(m[0] + across[0] * by, m[1] + across[1] * by) for by in (-1.0, 1.0)])
    copy.at_thing(
        rule, twin, (f"与 {line.handle} 相交无节点", f"crosses {line.handle} without a node"), *rule.also, at=m
    )
    _free_ends(copy, twin, rule)
