"""Further defects of single things: drawn as something else, turned, flattened, with holes, of other heights."""

from __future__ import annotations

import math
from random import Random

from chosen import POINTS, any_point, records
from drawing import HOME, SHAPE, Copy, Planted, codes, kind, mark, marks, spot
from judge import Spot
from polyline import away, between, middle, redraw, ring

PLACED = ("JZD", "YDHX", "JMD", "FCC", "FCH", "GHGNQ")
"""Areas that a neighbour or a record places."""


def _instead(copy: Copy, thing, layer: str, other) -> tuple[Spot, ...]:  # type: ignore[no-untyped-def]
    mark(other, marks(thing)) if marks(thing) else None
    copy.space(HOME[layer]).delete_entity(thing)
    return (spot(other, HOME[layer]), *records(layer))


@kind
def area_as_3d_polyline(copy: Copy, random: Random) -> Planted:
    """Each vertex with a height of its own."""
    thing, layer = copy.area(random)
    points = [(x, y, random.uniform(1, 9)) for x, y, _ in ring(thing)]
    other = copy.space(HOME[layer]).add_polyline3d(points, close=True, dxfattribs={"layer": layer})
    where = _instead(copy, thing, layer, other)
    return Planted(codes("GEO-12 LYR-07"), where, layer)


@kind
def area_as_spline(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    points = [(x, y, 0) for x, y, _ in ring(thing)]
    other = copy.space(HOME[layer]).add_spline([*points, points[0]], dxfattribs={"layer": layer})
    where = _instead(copy, thing, layer, other)
    return Planted(codes(f"GEO-11 LYR-07 {SHAPE[layer]}"), where, layer)


@kind
def area_as_circle(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    x, y = middle(ring(thing))
    other = copy.space(HOME[layer]).add_circle((x, y), 2.0, dxfattribs={"layer": layer})
    where = _instead(copy, thing, layer, other)
    return Planted(codes(f"GEO-11 LYR-07 {SHAPE[layer]}"), where, layer)


@kind
def area_turned(copy: Copy, random: Random) -> Planted:
    """Turned about its middle by some degrees."""
    thing, layer = copy.area(random, PLACED)
    x, y = middle(ring(thing))
    angle = math.radians(random.choice((-1, 1)) * random.uniform(3, 20))
    cos, sin = math.cos(angle), math.sin(angle)
    turned = [(x + cos * (a - x) - sin * (b - y), y + sin * (a - x) + cos * (b - y), c) for a, b, c in ring(thing)]
    redraw(thing, turned)
    return Planted(codes(SHAPE[layer]), (spot(thing),), layer)


@kind
def area_flattened(copy: Copy, random: Random) -> Planted:
    """All vertices on one line."""
    thing, layer = copy.area(random)
    a, b = ring(thing)[:2]
    redraw(thing, [a, (*between(a, b, 0.5), 0.0), b])
    return Planted(codes("GEO-06 GEO-02 GEO-13"), (spot(thing), *records(layer)), layer)


@kind
def line_of_no_length(copy: Copy, random: Random) -> Planted:
    layer = random.choice(("GXYZ", "DLSS"))
    thing = random.choice(copy.things(layer))
    x, y, _ = ring(thing)[0]
    other = copy.space(HOME[layer]).add_line((x, y), (x, y), dxfattribs={"layer": layer})
    mark(other, marks(thing))
    return Planted(codes("GEO-06"), (spot(other, HOME[layer]),), layer)


@kind
def there_and_back(copy: Copy, random: Random) -> Planted:
    """The outline runs out on a line and back on the same line."""
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    tip = away(vertices[at], middle(vertices), random.choice((-1, 1)) * random.uniform(0.5, 2))
    redraw(thing, [*vertices[: at + 1], tip, vertices[at], *vertices[at + 1 :]])
    return Planted(codes("GEO-02 GEO-10"), (spot(thing),), layer)


@kind
def ring_in_an_area(copy: Copy, random: Random) -> Planted:
    """A smaller ring of the same kind and data inside."""
    thing, layer = copy.area(random, ("JZD", "YDHX", "JMD", "FCC", "FCH", "LD"))
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    x, y = middle(ring(thing))
    redraw(other, [(x + 0.3 * (a - x), y + 0.3 * (b - y), 0.0) for a, b, _ in ring(thing)])
    meant = f"GEO-15 ATT-07 ATT-20 {SHAPE[layer]} TOP-01 TOP-05"
    return Planted(codes(meant), (spot(thing), spot(other)), layer)


@kind
def level_text_changed(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("GCD",))
    old = thing.attribs[0].dxf.text
    new = random.choice((f"{float(old) + random.choice((-1, 1)) * random.uniform(0.1, 9):.2f}", f"{old}a", "", "3,47"))
    thing.attribs[0].dxf.text = new
    return Planted(codes("GEO-20 GEO-19 TXT-06"), (spot(thing),), f"{old} → {new}")


@kind
def level_at_height_0(copy: Copy, random: Random) -> Planted:
    thing, _ = any_point(copy, random, ("GCD",))
    x, y, _ = thing.dxf.insert
    thing.dxf.insert = (x, y, 0)
    return Planted(codes("GEO-20"), (spot(thing),), "")


@kind
def levels_twice(copy: Copy, random: Random) -> Planted:
    """Two levels at one place, of two heights."""
    one, two = random.sample(copy.things("GCD", "INSERT"), 2)
    two.dxf.insert = (one.dxf.insert.x, one.dxf.insert.y, two.dxf.insert.z)
    return Planted(codes("GEO-14 GEO-03 TXT-04"), (spot(one), spot(two)), "")


@kind
def point_twice_with_another_key(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random)
    other = thing.copy()
    copy.space(HOME[layer]).add_entity(other)
    values = marks(thing)
    mark(other, [values[0], values[1] + "0", *values[2:]])
    return Planted(codes("GEO-14 ATT-20 GEO-03"), (spot(thing), spot(other)), layer)


@kind
def axes_of_one_thing_swapped(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    redraw(thing, [(y, x, b) for x, y, b in ring(thing)])
    return Planted(codes("GEO-17 CRS-04 CRS-02"), (spot(thing), *records(layer)), layer)


@kind
def vertex_with_a_digit_less(copy: Copy, random: Random) -> Planted:
    thing, layer = copy.area(random)
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    x, y, bulge = vertices[at]
    vertices[at] = (x - 600_000, y, bulge) if random.random() < 0.5 else (x, y - 3_000_000, bulge)
    redraw(thing, vertices)
    return Planted(codes(f"GEO-17 CRS-02 {SHAPE[layer]}"), (spot(thing), *records(layer)), layer)


@kind
def point_with_axes_swapped(copy: Copy, random: Random) -> Planted:
    thing, layer = any_point(copy, random, tuple(p for p in POINTS if p != "KZD"))
    x, y, z = thing.dxf.insert
    thing.dxf.insert = (y, x, z)
    return Planted(codes("GEO-17 CRS-04"), (spot(thing), *records(layer)), layer)
