"""Defects between areas that should fit: tiles, common borders, outlines, lines that run over them."""

from __future__ import annotations

import math
import re
from typing import Any

from surveycheck.plant.answers import Spot
from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.plant.shapes import AREA, add_ring, inward, rings
from surveycheck.plant.things import Thing, centre, redraw, shift, spot, towards
from surveycheck.plant.topology import distance, drawn_area_is_wrong, inside, lonely, outer_sides, outward
from surveycheck.rule import Rule


def new_on_layer(copy: Copy, role: str, path: str, points: list[Spot], closed: bool, *items: str) -> Thing:
    """A further line or area of a role, on its layer, which is made if need be."""
    row = next(r for r in copy.pack.table("features") if r["role"] == role)
    document = copy.drawing(path)
    if row["layer"] not in document.layers:
        document.layers.add(row["layer"], color=int(row["color"] or 7))
    attributes = {"layer": row["layer"]}
    entity: Any = document.modelspace().add_lwpolyline(points, close=closed, dxfattribs=attributes)
    if items:
        entity.set_xdata(copy.application, [(1000, item) for item in items])
    return Thing(path, entity)


@planter("areas-tile")
def tile_short(copy: Copy, rule: Rule) -> None:
    """A tile reaches into its neighbour; where there are no tiles, one that does not fill its holder is drawn."""
    holders = [t for t in copy.things(rule.others["holders"]) if t.ring]
    belongs = rule.params["belongs"]
    mine, theirs = (int(n) for n in belongs) if isinstance(belongs, tuple) else (2, 1)
    keys = {copy.items(h)[theirs]: h for h in holders if len(copy.items(h)) > theirs}
    tiles = [t for t in rings(copy, rule, 1.0) if len(copy.items(t)) > mine and copy.items(t)[mine] in keys]
    found = [(t, i) for t in tiles for i, p in enumerate(t.corners) if _within(p, keys[copy.items(t)[mine]], t)]
    if found:
        names = [f"{t.path}#{t.handle}" for t, _ in found]
        tile, number = copy.choose(found, names, *AREA)
        points, c = tile.corners, centre(tile.corners)
        p = points[number]
        away = towards(p, (2 * p[0] - c[0], 2 * p[1] - c[1]), 0.6)
        redraw(tile.entity, [*points[:number], away, *points[number + 1 :]])
        copy.at_thing(rule, tile, ("一角伸入相邻的面 0.6 m", "a corner reaches 0.6 m into its neighbour"), *rule.also)
        return
    if tiles:
        _pushed(copy, rule, tiles, mine)
        return
    holder = copy.thing(list(keys.values()), "上级面", "an area that holds others")
    items = ["", "GN001", *([""] * mine)][: mine + 1]
    items[mine] = copy.items(holder)[theirs]
    new_on_layer(copy, rule.select.roles[0], holder.path, _millimetres(inward(holder.corners, 0.8)), True, *items)
    copy.at_thing(rule, holder, ("功能区没有铺满", "not filled by its functional areas"))


def _pushed(copy: Copy, rule: Rule, tiles: list[Thing], mine: int) -> None:
    """A whole tile lies 0.6 m nearer to another of its holder."""
    found = [
        (t, o) for t in tiles for o in tiles if o.handle != t.handle and copy.items(o)[mine] == copy.items(t)[mine]
    ]
    found = [(t, o) for t, o in found if sum(distance(p, o.corners)[0] < 0.01 for p in t.corners) > 1]
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    tile, other = copy.choose(found, names, "同一上级面内的两个面", "two areas in one that holds them")
    c = centre(tile.corners)
    goal = towards(c, centre(other.corners), 0.6)
    shift(tile.entity, goal[0] - c[0], goal[1] - c[1])
    note = ("整个面移动 0.6 m", "the whole area moved 0.6 m")
    copy.at_thing(rule, tile, note, *[r.code for r in copy.pack.rules if r.check == "areas-inside"])


def _within(p: Spot, holder: Thing, tile: Thing) -> bool:
    """Does the corner lie inside the holder, far from its border, and a move away from the tile's centre as well?"""
    c = centre(tile.corners)
    size = math.dist(c, p)
    further = (p[0] + (p[0] - c[0]) / size, p[1] + (p[1] - c[1]) / size)
    far = distance(p, holder.corners)[0] > 1.0 and distance(further, holder.corners)[0] > 0.5
    return far and inside(p, holder.corners) and inside(further, holder.corners)


def _millimetres(points: list[Spot]) -> list[Spot]:
    return [(round(x, 3), round(y, 3)) for x, y in points]


@planter("shared-edges")
def missing_node(copy: Copy, rule: Rule) -> None:
    """A new neighbour begins and ends in the middle of a side that has no corners there."""
    sides = outer_sides(rings(copy, rule, 0.1))
    names = [f"{t.path}#{t.handle}" for t, _, _ in sides]
    first, a, b = copy.choose(sides, names, "有外侧长边的面", "an area with a long side that has no neighbour")
    copy.drawing(first.path)
    out = outward(first.corners, a, b)
    one, two = towards(a, b, 1.0), towards(a, b, 4.0)
    far = [(p[0] + out[0] * 2, p[1] + out[1] * 2) for p in (two, one)]
    twin = add_ring(copy, first, [one, two, *far])
    copy.at_thing(rule, first, ("公共边上缺节点", "no node on the common side"))
    lonely(copy, twin, rule.select.roles)


@planter("lines-over-areas")
def road_over(copy: Copy, rule: Rule) -> None:
    """A road is drawn over a building."""
    areas = [t for t in copy.things(rule.others["areas"]) if t.ring]
    lines = [t for t in copy.things(rule.select, ("line",)) if t.entity.dxftype() == "LWPOLYLINE"]
    lines = [t for t in lines if any(a.path == t.path for a in areas)]
    line = copy.thing(lines, "道路和建筑物", "a road and a building in one drawing")
    area = copy.thing([a for a in areas if a.path == line.path], *AREA)
    twin = Thing(line.path, line.entity.copy())
    copy.drawing(line.path).modelspace().add_entity(twin.entity)
    c = centre(area.corners)
    redraw(twin.entity, [towards(c, area.corners[0], 2.0), towards(c, area.corners[0], 4.0)])
    copy.at_thing(rule, twin, (f"压盖 {area.handle}", f"drawn over {area.handle}"))


@planter("shapes-agree")
def other_shape(copy: Copy, rule: Rule) -> None:
    """A thing is drawn larger than its other drawing: a corner is pulled out."""
    ours, theirs = (int(n) for n in _tuple(rule.params["items"]))
    chosen = re.compile(str(rule.params.get("chosen", "")))
    shapes = [t for t in copy.things(rule.others["shapes"]) if len(copy.items(t)) > max(theirs, 1)]
    numbers = {copy.items(t)[theirs] for t in shapes if chosen.search(copy.items(t)[1])}
    found = [t for t in rings(copy, rule, 1.0) if len(copy.items(t)) > ours and copy.items(t)[ours] in numbers]
    thing = copy.thing(found, "两处绘出的同一要素", "a thing that is drawn twice")
    points, c = thing.corners, centre(thing.corners)
    number = copy.random.randrange(len(points))
    p = points[number]
    redraw(thing.entity, [*points[:number], towards(p, (2 * p[0] - c[0], 2 * p[1] - c[1]), 3.0), *points[number + 1 :]])
    note = ("一角外移 3 m", "a corner moved 3 m outwards")
    copy.at_thing(
        rule, thing, note, *[r.code for r in copy.pack.rules if r.check in ("areas-cross", "corner-on-outline")]
    )
    for role in rule.select.roles:
        drawn_area_is_wrong(copy, thing, role)


def _tuple(found: object) -> tuple[Any, ...]:
    return found if isinstance(found, tuple) else (found,)


@planter("end-with-point")
def end_without_point(copy: Copy, rule: Rule) -> None:
    """The end of a line has lost its point."""
    ends: dict[tuple[str, float, float], Thing] = {}
    for line in copy.things(rule.select, ("line",)):
        if line.entity.dxftype() == "LWPOLYLINE":
            for p in (line.corners[0], line.corners[-1]):
                ends.setdefault((line.path, round(p[0], 3), round(p[1], 3)), line)
    points = copy.things(rule.others["points"])
    found = [(p, ends[key]) for p in points if (key := (p.path, *_millimetres([spot(p.entity)])[0])) in ends]
    names = [f"{p.path}#{p.handle}" for p, _ in found]
    point, line = copy.choose(found, names, "有端点符号的线", "a line with a point at its end")
    at = spot(point.entity)
    copy.drawing(point.path).modelspace().delete_entity(point.entity)
    copy.at_thing(rule, line, ("端点缺点符号", "no point symbol at the end"), *rule.also, at=at)


@planter("outlines-agree")
def other_outline(copy: Copy, rule: Rule) -> None:
    """A corner of one of two outlines that should agree lies a metre outside."""
    ring = copy.thing(rings(copy, rule, 1.0), *AREA)
    points, c = ring.corners, centre(ring.corners)
    number = copy.random.randrange(len(points))
    p = points[number]
    redraw(ring.entity, [*points[:number], towards(p, (2 * p[0] - c[0], 2 * p[1] - c[1]), 1.0), *points[number + 1 :]])
    copy.at_thing(rule, ring, ("一角外移 1 m", "a corner moved 1 m outwards"), *rule.also)


@planter("behind-lines")
def across(copy: Copy, rule: Rule) -> None:
    """A line that buildings must stay behind is drawn through the corner of one."""
    areas = [t for t in copy.things(rule.others["areas"]) if t.ring]
    area = copy.thing(areas, *AREA)
    points = area.corners
    a, p, b = points[-1], points[0], points[1]
    one, two = towards(p, a, math.dist(p, a) * 0.3), towards(p, b, math.dist(p, b) * 0.3)
    line = [towards(one, two, -2.0), towards(two, one, -2.0)]
    row = next(r for r in copy.pack.table("features") if r["role"] in rule.select.roles)
    paths = copy.drawings(row.list("inside") or ("*",))
    path = copy.path(paths, "绘控制线的图", "a drawing for the line")
    new_on_layer(copy, row["role"], path, line, False)
    copy.at_thing(rule, area, ("一角越过控制线", "a corner beyond the control line"))
