"""Defects of single shapes: open, crossing, doubled, hollow, with crumbs, far away."""

from __future__ import annotations

import math
from typing import Any

from surveycheck.plant.answers import Spot
from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.plant.things import Thing, centre, crossing, items, middle, redraw, spot, towards
from surveycheck.rule import Limit, Rule

AREA = ("没有圆弧的闭合多段线", "a closed polyline of straight sides")


def limit_of(rule: Rule, *names: str) -> float:
    """The greatest of a rule's limits of these names, in metres; some depend on the metres of a drawing's unit."""
    found = [rule.params.get(name) for name in names]
    return max((p.value or p.of(1.0) for p in found if isinstance(p, Limit)), default=0.0)


def rings(copy: Copy, rule: Rule, least: float = 0.0) -> list[Thing]:
    """Closed polylines that the rule looks at, all of whose sides are longer than ``least``."""
    found = [t for t in copy.things(rule.select, ("area",)) if t.ring]
    return [t for t in found if shortest(t.corners) > least]


def shortest(points: list[Spot]) -> float:
    """The shortest side of a ring."""
    return min(math.dist(a, b) for a, b in zip(points, [*points[1:], points[0]], strict=True))


def keyless(copy: Copy, role_codes: list[str], *checks: str) -> list[str]:
    """The codes of a pack's rules with one of these checks."""
    return [r.code for r in copy.pack.rules if r.check in checks and r.code not in role_codes]


@planter("ring-closed")
def open_ring(copy: Copy, rule: Rule) -> None:
    """The last side of an area ends short of its beginning."""
    ring = copy.thing(rings(copy, rule, 1.0), *AREA)
    points = ring.corners
    gap = max(0.03, limit_of(rule, "tolerance") * 5)
    end = towards(points[0], points[-1], gap)
    redraw(ring.entity, [*points, end])
    ring.entity.closed = False
    lost = keyless(copy, [rule.code], "record-without-shape")
    note = (f"首尾点相距 {gap:.3f} m", f"first and last point {gap:.3f} m apart")
    copy.at_thing(rule, ring, note, *lost, at=middle(points[0], end))


@planter("self-crossing")
def bow_tie(copy: Copy, rule: Rule) -> None:
    """Two sides of an area cross near a corner."""
    ring = copy.thing(rings(copy, rule, 1.0), *AREA)
    points = ring.corners
    start = copy.random.choice([i for i in range(len(points)) if _bends(points, i)] or [0])
    a, p, b, *rest = points[start:] + points[:start]
    reach = min(2.0, 0.4 * math.dist(a, p), 0.4 * math.dist(p, b))
    first, second = towards(p, b, reach), towards(p, a, reach)
    redraw(ring.entity, [a, first, second, b, *rest])
    note = ("相邻两边交叉", "two sides beside each other cross")
    copy.at_thing(rule, ring, note, at=crossing(a, first, second, b))


def _bends(points: list[Spot], start: int) -> bool:
    """Does the outline turn by 17° or more at the corner after the one of this number?"""
    a, p, b = (points[(start + i) % len(points)] for i in range(3))
    across = (p[0] - a[0]) * (b[1] - p[1]) - (p[1] - a[1]) * (b[0] - p[0])
    return abs(across) > 0.3 * math.dist(a, p) * math.dist(p, b)


@planter("duplicate-entity")
def duplicate(copy: Copy, rule: Rule) -> None:
    """The same thing is drawn twice; of things that carry no key, if there are any."""
    found = [t for t in copy.things(rule.select) if t.kind in ("line", "area") and len(copy.items(t)) < 2]
    found = found or [t for t in copy.things(rule.select) if t.kind in ("line", "area")]
    first = copy.thing(found, "线或面", "a line or an area")
    twin = first.entity.copy()
    copy.drawing(first.path).modelspace().add_entity(twin)
    copy.at_thing(rule, Thing(first.path, twin), (f"与 {first.handle} 重复", f"the same as {first.handle}"), *rule.also)


@planter("repeated-vertex")
def repeated_vertex(copy: Copy, rule: Rule) -> None:
    """A corner is drawn twice in a row."""
    ring = copy.thing(rings(copy, rule), *AREA)
    points = ring.corners
    number = copy.random.randrange(1, len(points))
    redraw(ring.entity, [*points[: number + 1], *points[number:]])
    copy.at_thing(rule, ring, (f"第 {number + 1} 点重复", f"point {number + 1} is there twice"), at=points[number])


@planter("segment-length")
def crumb(copy: Copy, rule: Rule) -> None:
    """A side is shorter than sides may be: a vertex just behind a corner; for whole lines, a line of that length."""
    limit, least = limit_of(rule, "limit"), limit_of(rule, "tolerance")
    length = round((limit + least) / 2, 4 if limit < 0.004 else 3)
    if rule.params.get("whole"):
        thing = copy.thing(
            [t for t in copy.things(rule.select) if t.kind in ("line", "area")], "线或面", "a line or area"
        )
        at = spot(thing.entity)
        end = (round(at[0] + length, 4), at[1])
        line = copy.drawing(thing.path).modelspace().add_line(at, end, dxfattribs={"layer": thing.layer})
        note = (f"碎线长 {length:.3f} m", f"a tiny line {length:.3f} m long")
        copy.at_thing(rule, Thing(thing.path, line), note, at=middle(at, end))
        return
    ring = copy.thing(rings(copy, rule, 0.5), *AREA)
    points = ring.corners
    extra = towards(points[0], points[1], length)
    redraw(ring.entity, [points[0], extra, *points[1:]])
    counts = keyless(copy, [rule.code], "vertex-count-agrees", "vertex-with-point")
    note = (f"短线长 {length:.3f} m", f"a short side {length:.3f} m long")
    copy.at_thing(rule, ring, note, *counts, at=middle(points[0], extra))


@planter("zero-size")
def hollow(copy: Copy, rule: Rule) -> None:
    """A line that goes nowhere, on the layer and with the code of another."""
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "LWPOLYLINE" and t.kind == "line"]
    found = found or [t for t in copy.things(rule.select) if t.entity.dxftype() == "LWPOLYLINE"]
    line = copy.thing(found, "多段线", "a polyline")
    twin = line.entity.copy()
    copy.drawing(line.path).modelspace().add_entity(twin)
    redraw(twin, [line.corners[0], line.corners[0]])
    twin.closed = False
    same = keyless(copy, [rule.code], "repeated-vertex")
    copy.at_thing(rule, Thing(line.path, twin), ("零长度", "no length"), *same, at=line.corners[0])


def twin_point(copy: Copy, thing: Thing, east: float, north: float) -> Thing:
    """The same point symbol once more, elsewhere, without a key of its own."""
    twin = thing.entity.copy()
    copy.drawing(thing.path).modelspace().add_entity(twin)
    at = thing.entity.dxf.insert
    twin.dxf.insert = (round(at.x + east, 3), round(at.y + north, 3), at.z)
    for attribute in twin.attribs:
        place = attribute.dxf.insert
        attribute.dxf.insert = (place.x + east, place.y + north, place.z)
    return Thing(thing.path, twin)


def _points(copy: Copy, rule: Rule) -> list[Thing]:
    """Points without a key, else any: symbols that a twin makes no other rule speak of come first."""
    every = [t for t in copy.things(rule.select) if t.entity.dxftype() == "INSERT"]
    return [t for t in every if len(copy.items(t)) < 2] or every


@planter("coincident-points")
def coincident(copy: Copy, rule: Rule) -> None:
    """Two points stand on one another."""
    first = copy.thing(_points(copy, rule), "点符号", "a point symbol")
    apart = round(limit_of(rule, "limit") * 0.4, 3)
    twin = twin_point(copy, first, apart, 0.0)
    at = spot(first.entity)
    note = (f"与 {first.handle} 相距 {apart} m", f"{apart} m from {first.handle}")
    copy.at_thing(rule, twin, note, at=(at[0] + apart / 2, at[1]))


@planter("stray-entity")
def stray(copy: Copy, rule: Rule) -> None:
    """A thing lies far from all others, in the same drawing."""
    apart = [str(name).casefold() for name in _tuple(rule, "leave_out")]
    found = [t for t in _points(copy, rule) if t.layer.casefold() not in apart]
    first = copy.thing(found, "点符号", "a point symbol")
    distance = float(str(rule.params["distance"])) * copy.random.randint(3, 6)
    angle = copy.random.uniform(0, 2 * math.pi)
    twin = twin_point(copy, first, distance * math.cos(angle), distance * math.sin(angle))
    note = (f"远离项目约 {distance:.0f} m", f"about {distance:.0f} m from the project")
    copy.at_thing(rule, twin, note, at=spot(twin.entity))


def _tuple(rule: Rule, name: str) -> tuple[Any, ...]:
    found = rule.params.get(name, ())
    return found if isinstance(found, tuple) else (found,)


@planter("elevation-attribute")
def no_height_text(copy: Copy, rule: Rule) -> None:
    """An elevation point has lost its text."""
    point = _elevation(copy, rule)
    point.entity.attribs.clear()
    copy.at_thing(rule, point, ("无高程注记", "no height text"), at=spot(point.entity))


@planter("elevation-text")
def wrong_height_text(copy: Copy, rule: Rule) -> None:
    """The text of an elevation point says another height."""
    point = _elevation(copy, rule)
    off = max(1.0, limit_of(rule, "limit") * 5)
    point.entity.attribs[0].dxf.text = f"{point.entity.dxf.insert.z + off:.2f}"
    note = (f"注记与高程相差 {off} m", f"text and height differ by {off} m")
    copy.at_thing(rule, point, note, at=spot(point.entity))


def _elevation(copy: Copy, rule: Rule) -> Thing:
    tag = str(rule.params.get("tag", "height")).casefold()
    found = [t for t in copy.things(rule.select) if t.entity.dxftype() == "INSERT" and t.entity.attribs]
    found = [t for t in found if t.entity.attribs[0].dxf.tag.casefold() == tag and t.entity.dxf.insert.z]
    return copy.thing(found, "带注记的高程点", "an elevation point with its text")


def add_ring(copy: Copy, like: Thing, points: list[Spot]) -> Thing:
    """A further area on the layer of another, with its code and a key of its own."""
    twin = like.entity.copy()
    copy.drawing(like.path).modelspace().add_entity(twin)
    redraw(twin, points if signed(points) * signed(like.corners) > 0 else points[::-1])
    own = items(twin, copy.application)
    if own:
        tags = [(tag.code, tag.value) for tag in twin.get_xdata(copy.application)]
        tags = [(code, f"{text}X" if i == 1 else text) for i, (code, text) in enumerate(tags)]
        twin.discard_xdata(copy.application)
        twin.set_xdata(copy.application, tags)
    return Thing(like.path, twin)


def signed(points: list[Spot]) -> float:
    """Twice the area of a ring, above 0 where it runs counter-clockwise."""
    (east, north), ends = points[0], [*points[1:], points[0]]
    moved = [((a[0] - east, a[1] - north), (b[0] - east, b[1] - north)) for a, b in zip(points, ends, strict=True)]
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in moved)


def inward(points: list[Spot], share: float) -> list[Spot]:
    """A ring drawn smaller around its centre."""
    c = centre(points)
    return [(c[0] + (x - c[0]) * share, c[1] + (y - c[1]) * share) for x, y in points]
