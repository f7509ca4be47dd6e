"""Defects between drawn things: overlaps, gaps, what stands outside, points that are off, labels that are missing."""

from __future__ import annotations

import math

from surveycheck.plant.answers import Spot
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import child, value
from surveycheck.plant.faults import NothingToSpoilError
from surveycheck.plant.planter import planter
from surveycheck.plant.shapes import AREA, add_ring, limit_of, rings, signed
from surveycheck.plant.things import Thing, centre, redraw, shift, spot, towards
from surveycheck.rule import Rule

LONELY = ("shape-without-record", "vertex-with-point", "label-missing")
"""Checks that speak of a further area to which no record, no points and no label belong."""


def _codes(copy: Copy, *checks: str) -> list[str]:
    return [r.code for r in copy.pack.rules if r.check in checks]


def lonely(copy: Copy, thing: Thing, roles: tuple[str, ...]) -> None:
    """A further area of these roles: what is missing beside it, each a defect of its own."""
    own = {role for role in roles if any(t.handle == thing.handle for t in copy.of_role(role))}
    for rule in copy.pack.rules:
        keyed = rule.check != "shape-without-record" or len(copy.items(thing)) > 1
        if rule.check in LONELY and keyed and set(rule.select.roles) & own:
            copy.at_thing(rule, thing, (f"新画的面：{rule.title}", f"an area drawn anew: {rule.title_en}"))


@planter("areas-overlap")
def overlap(copy: Copy, rule: Rule) -> None:
    """An area is drawn over the corner of another: one that is there anyway, moved; a single one gets a neighbour."""
    found = rings(copy, rule, 1.0)
    first = copy.thing(found, *AREA)
    points = first.corners
    a, b, c = points[-1], points[0], points[1]
    reach = max(1.0, 2 * math.sqrt(limit_of(rule, "limit")))
    reach = min(reach, 0.4 * math.dist(a, b), 0.4 * math.dist(b, c))
    out = (b[0] - centre(points)[0], b[1] - centre(points)[1])
    size = max(1.0, math.hypot(*out))
    far = (b[0] + 3 * out[0] / size, b[1] + 3 * out[1] / size)
    triangle = [towards(b, a, reach), far, towards(b, c, reach)]
    inner = (triangle[0][0] + triangle[2][0]) / 2 - out[0] / size, (triangle[0][1] + triangle[2][1]) / 2 - out[1] / size
    twin = add_ring(copy, first, [triangle[0], inner, triangle[2], far])
    copy.at_thing(rule, twin, (f"与 {first.handle} 重叠", f"overlaps {first.handle}"), *rule.also)
    lonely(copy, twin, rule.select.roles)


@planter("coverage-gap")
def gap(copy: Copy, rule: Rule) -> None:
    """Between an area and its neighbour a strip is left: the neighbour is new, and encloses the strip."""
    sides = outer_sides(rings(copy, rule, 0.1))
    names = [f"{t.path}#{t.handle}" for t, _, _ in sides]
    first, a, b = copy.choose(sides, names, "有外侧长边的面", "an area with a long side that has no neighbour")
    copy.drawing(first.path)
    out = outward(first.corners, a, b)
    one, two = towards(a, b, 1.0), towards(a, b, 3.0)

    def off(p: Spot, by: float) -> Spot:
        return p[0] + out[0] * by, p[1] + out[1] * by

    width = 0.3
    four = towards(a, b, min(4.0, math.dist(a, b) * 0.9))
    ring = [a, one, off(one, width), off(two, width), two, four, off(four, 2.0), off(a, 2.0)]
    twin = add_ring(copy, first, ring)
    copy.at_thing(rule, twin, (f"缝隙宽 {width} m", f"a gap {width} m wide"), *rule.also)
    lonely(copy, twin, rule.select.roles)


def outer_sides(areas: list[Thing]) -> list[tuple[Thing, Spot, Spot]]:
    """The sides of more than 5 m beside which none of the other areas lies, by their area."""
    found = []
    for thing in areas:
        points = thing.corners
        others = [o.corners for o in areas if o.path == thing.path and o.handle != thing.handle]
        for a, b in zip(points, [*points[1:], points[0]], strict=True):
            if math.dist(a, b) > 5.0:
                out = outward(points, a, b)
                along = [towards(a, b, by) for by in (0.5, 2.0, 4.0)]
                beside = [(p[0] + out[0] * by, p[1] + out[1] * by) for p in along for by in (0.5, 2.0)]
                if not any(inside(p, ring) for p in beside for ring in [*others, points]):
                    found.append((thing, a, b))
    return found


def outward(points: list[Spot], a: Spot, b: Spot) -> Spot:
    """The unit vector across the side a–b, away from the ring."""
    size = signed(points)
    length = math.dist(a, b)
    across = ((b[1] - a[1]) / length, (a[0] - b[0]) / length)
    return across if size > 0 else (-across[0], -across[1])


def family(copy: Copy, thing: Thing) -> list[Thing]:
    """All that moves with an area: what lies inside it, in any drawing, on whatever layer but its holders'."""
    ring = thing.corners
    found = [Thing(path, e) for path in copy.drawings() for e in copy.drawing(path, touch=False).modelspace()]
    return [t for t in found if t.entity.dxf.handle != thing.handle and inside(_anchor(t), ring)]


def _anchor(thing: Thing) -> Spot:
    if thing.entity.dxftype() == "LWPOLYLINE":
        return centre(thing.corners)
    if thing.entity.dxftype() == "HATCH":
        path = thing.entity.paths[0]
        return centre([(x, y) for x, y, *_ in getattr(path, "vertices", [])] or [(0.0, 0.0)])
    return spot(thing.entity)


def inside(point: Spot, ring: list[Spot]) -> bool:
    """Even-odd rule."""
    found = False
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        if (y1 > point[1]) != (y2 > point[1]) and point[0] < (x2 - x1) * (point[1] - y1) / (y2 - y1) + x1:
            found = not found
    return found


def drawn_area_is_wrong(copy: Copy, thing: Thing, role: str) -> None:
    """What follows when an area is drawn larger or smaller: its record states another area than is drawn."""
    key = [*copy.items(thing), "", ""][1]
    for rule in (r for r in copy.pack.rules if r.check == "area-agrees"):
        areas = rule.params["areas"]
        for text in map(str, areas) if isinstance(areas, tuple) else ():
            name, _, target = text.partition("=")
            place, _, by = (part.strip() for part in target.partition(" by "))
            table, _, field = place.partition(".")
            own = [r["field"] for r in copy.pack.table("xdata") if r["role"] == role and r.yes("key")]
            for record in copy.records(table) if name.strip() == role else ():
                if value(record, by or own[0]) == key and child(record, field) is not None:
                    copy.at_record(rule, child(record, field), ("面积与图形不符", "area is not that of the drawing"))


@planter("areas-inside")
def outside(copy: Copy, rule: Rule) -> None:
    """An area reaches out of the one that should hold it: one at its border with a corner, else a new one across it."""
    holders = [t for t in copy.things(rule.others["holders"]) if t.ring]
    found = [(t, h) for t in rings(copy, rule, 1.0) for h in holders if inside(centre(t.corners), h.corners)]
    near = [(t, h) for t, h in found if min(distance(p, h.corners)[0] for p in t.corners) < BORDER]
    names = [f"{t.path}#{t.handle}" for t, _ in near or found]
    thing, holder = copy.choose(near or found, names, "在上级面之内的面", "an area inside the area that holds it")
    if near:
        _pulled_out(copy, rule, thing, holder)
        return
    try:
        place = free_spot(copy, holder)
    except NothingToSpoilError:
        _pulled_out(copy, rule, thing, holder)
        return
    twin = add_ring(copy, thing, _square(place, 2.0))
    follows = _codes(copy, "areas-inside", "behind-lines", "label-agrees")
    copy.at_thing(rule, twin, ("跨越边界的面", "an area across the border"), *follows)
    lonely(copy, twin, rule.select.roles)


BORDER = 0.01
"""A corner so near (m) to the border stands on it."""


def _pulled_out(copy: Copy, rule: Rule, thing: Thing, holder: Thing) -> None:
    """The corner next to the border is drawn some metres beyond it."""
    points = thing.corners
    number = min(range(len(points)), key=lambda i: distance(points[i], holder.corners)[0])
    c, p = centre(points), points[number]
    away, foot = distance(p, holder.corners)
    far = copy.random.randint(20, 40) / 10
    by = far / (math.dist(c, p) if away < BORDER else away)
    start, along = (p, (p[0] - c[0], p[1] - c[1])) if away < BORDER else (foot, (foot[0] - p[0], foot[1] - p[1]))
    corner = (start[0] + along[0] * by, start[1] + along[1] * by)
    redraw(thing.entity, [*points[:number], corner, *points[number + 1 :]])
    same = ("areas-overlap", "areas-inside", "areas-cross", "areas-tile", "shapes-agree", "behind-lines")
    out = f"{far:.1f} m"
    copy.at_thing(rule, thing, (f"一角超出约 {out}", f"a corner about {out} outside"), *_codes(copy, *same))
    for role in rule.select.roles:
        drawn_area_is_wrong(copy, thing, role)


def _square(at: Spot, half: float) -> list[Spot]:
    return [(at[0] + x * half, at[1] + y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1))]


def free_spot(copy: Copy, holder: Thing) -> Spot:
    """A place on the border of an area with nothing within 4 m of it, but what holds it too."""
    border = holder.corners
    sides = list(zip(border, [*border[1:], border[0]], strict=True))
    places = [(a[0] + (b[0] - a[0]) * k / 20, a[1] + (b[1] - a[1]) * k / 20) for a, b in sides for k in range(3, 18)]
    others = [t.corners for path in copy.drawings() for t in copy.every(path) if t.entity.dxftype() == "LWPOLYLINE"]
    others = [o for o in others if not inside(centre(border), o)]
    boxes = [(min(x), min(y), max(x), max(y), o) for o in others for x, y in [tuple(zip(*o, strict=True))]]
    free = [p for p in places if all(_is_apart(p, o, 4.0) for *box, o in boxes if _within(p, box, 4.0))]
    names = [f"spot {p}" for p in free]
    return copy.choose(free, names, "边界旁的空地", "a free place at the border")


def _within(point: Spot, box: list[float], by: float) -> bool:
    """Is a point in a box (left, bottom, right, top), or so near it? What is not is far from all that is in the box."""
    x, y = point
    return box[0] - by <= x <= box[2] + by and box[1] - by <= y <= box[3] + by


def _is_apart(point: Spot, ring: list[Spot], by: float) -> bool:
    """Outside a ring, and farther than that from its border."""
    return distance(point, ring)[0] > by and not inside(point, ring)


def distance(point: Spot, ring: list[Spot]) -> tuple[float, Spot]:
    """How far a point is from a border, and the nearest spot on it."""
    best = (math.inf, point)
    for (x1, y1), (x2, y2) in zip(ring, [*ring[1:], ring[0]], strict=True):
        size = (x2 - x1) ** 2 + (y2 - y1) ** 2
        along = max(0.0, min(1.0, ((point[0] - x1) * (x2 - x1) + (point[1] - y1) * (y2 - y1)) / size)) if size else 0.0
        foot = (x1 + along * (x2 - x1), y1 + along * (y2 - y1))
        best = min(best, (math.dist(point, foot), foot))
    return best


@planter("areas-cross")
def over_other(copy: Copy, rule: Rule) -> None:
    """An area is drawn over one of another kind: moved onto the nearest of them."""
    others = [t for t in copy.things(rule.others["areas"]) if t.ring]
    found = [t for t in rings(copy, rule) if others]
    thing = copy.thing(found, "两类面", "areas of both kinds")
    here = centre(thing.corners)
    target = min(others, key=lambda t: math.dist(centre(t.corners), here))
    corner = min(target.corners, key=lambda p: math.dist(p, here))
    goal = towards(corner, centre(target.corners), min(1.5, math.dist(corner, centre(target.corners)) / 2))
    mine = min(thing.corners, key=lambda p: math.dist(p, corner))
    shift(thing.entity, goal[0] - mine[0], goal[1] - mine[1])
    same = _codes(copy, "areas-overlap", "areas-inside", "areas-cross", "lines-over-areas", "near-others")
    copy.at_thing(rule, thing, (f"压盖 {target.handle}", f"drawn over {target.handle}"), *same)


@planter("near-others")
def far_away(copy: Copy, rule: Rule) -> None:
    """An area that must lie near others is moved away from all of them."""
    others = [t for t in copy.things(rule.others["near"]) if t.ring]
    thing = copy.thing(rings(copy, rule) if others else [], "须靠近他物的面", "an area that must lie near others")
    north = max(corner[1] for other in others for corner in other.corners)
    low = min(corner[1] for corner in thing.corners)
    shift(thing.entity, 0.0, north - low + 2 * limit_of(rule, "limit"))
    same = _codes(copy, "areas-overlap", "areas-inside", "areas-cross", "label-agrees")
    copy.at_thing(rule, thing, ("远离建筑物", "moved away from the buildings"), *same)


FOLLOWS = ("vertex-with-point", "points-agree", "accuracy-figure", "accuracy-gross", "accuracy-limit")
"""Checks that see a moved boundary point, too."""


@planter("point-on-line")
def point_off(copy: Copy, rule: Rule) -> None:
    """A point stands beside the corner that it marks."""
    point = copy.thing(
        [t for t in copy.things(rule.select) if t.entity.dxftype() == "INSERT"], "界址点", "a boundary point"
    )
    rings_ = [t.corners for t in copy.things(rule.others["areas"]) if t.ring]
    at = spot(point.entity)
    inner = min((centre(r) for r in rings_), key=lambda c: math.dist(c, at), default=(at[0] + 1, at[1]))
    goal = towards(at, inner, max(0.5, limit_of(rule, "limit") * 10))
    shift(point.entity, goal[0] - at[0], goal[1] - at[1])
    note = ("偏离界址线约 0.5 m", "about 0.5 m off the boundary")
    copy.at_thing(rule, point, note, *_codes(copy, *FOLLOWS), *rule.also, at=spot(point.entity))


@planter("vertex-with-point")
def corner_without_point(copy: Copy, rule: Rule) -> None:
    """A corner of an area has lost its point, and the point's record its drawing."""
    points = {_key(spot(t.entity)): t for t in copy.things(rule.others["points"])}
    found = [(ring, points[_key(p)]) for ring in rings(copy, rule) for p in ring.corners if _key(p) in points]
    names = [f"{t.path}#{t.handle}" for _, t in found]
    ring, point = copy.choose(found, names, "有界址点的角点", "a corner with its point")
    at, key = spot(point.entity), [*copy.items(point), "", ""][1]
    copy.drawing(point.path).modelspace().delete_entity(point.entity)
    copy.at_thing(rule, ring, (f"{key} 处无界址点", f"no boundary point at {key}"), at=at)
    rows = [r for r in copy.pack.table("xdata") if r["role"] in rule.others["points"].roles and r.yes("key")]
    for record in copy.records(rows[0]["table"]) if rows else ():
        if value(record, rows[0]["field"]) == key:
            for code in _codes(copy, "record-without-shape"):
                copy.at_record(code, record, (f"{key} 无图形", f"{key} is not drawn"))


def _key(at: Spot) -> Spot:
    return round(at[0], 3), round(at[1], 3)


@planter("label-missing")
def no_label(copy: Copy, rule: Rule) -> None:
    """An area has lost all texts inside."""
    labels = [t for t in copy.things(rule.others["labels"]) if t.entity.dxftype() in ("TEXT", "MTEXT")]
    found = [
        (t, [w for w in labels if w.path == t.path and inside(spot(w.entity), t.corners)]) for t in rings(copy, rule)
    ]
    found = [(t, words) for t, words in found if words]
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    area, words = copy.choose(found, names, "有注记的面", "an area with a label")
    space = copy.drawing(area.path).modelspace()
    for word in words:
        space.delete_entity(word.entity)
    copy.at_thing(rule, area, ("无注记", "no label"), *_codes(copy, "label-agrees"))
