"""Further defects of pipes and roads, and of areas beside each other."""

from __future__ import annotations

from random import Random

from chosen import records
from drawing import HOME, MAP, SHAPE, SITE, Copy, Planted, codes, kind, mark, marks, spot
from judge import Spot
from polyline import away, between, middle, redraw, ring


def _shifted(thing, east: float, north: float) -> None:  # type: ignore[no-untyped-def]
    redraw(thing, [(x + east, y + north, b) for x, y, b in ring(thing)])


@kind
def road_in_two(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("DLSS"))
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    new = (*between(*vertices[at : at + 2], random.uniform(0.3, 0.7)), 0.0)
    other = thing.copy()
    copy.space(MAP).add_entity(other)
    redraw(thing, [*vertices[: at + 1], new])
    redraw(other, [new, *vertices[at + 1 :]])
    return Planted(codes("GEO-09"), (spot(thing), spot(other)), "")


@kind
def road_moved(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("DLSS"))
    east, north = (random.choice((-1, 1)) * random.uniform(0.2, 3) for _ in "en")
    _shifted(thing, east, north)
    return Planted(codes("GEO-08 GEO-21 GEO-04 TOP-12"), (spot(thing),), f"{east:.2f} {north:.2f}")


@kind
def pipe_moved(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("GXYZ"))
    ends = [v[:2] for v in ring(thing)]
    east, north = (random.choice((-1, 1)) * random.uniform(0.1, 3) for _ in "en")
    _shifted(thing, east, north)
    return Planted(codes("TOP-17 SPC-29 GEO-08"), (spot(thing), *(spot(thing, point=at) for at in ends)), "")


@kind
def pipe_to_another_point(copy: Copy, random: Random) -> Planted:
    """It ends at a point of its network, which is not the one that its record names."""
    thing = random.choice(copy.things("GXYZ"))
    code = marks(thing)[0]
    other = random.choice([t for t in copy.things("GXYZ") if marks(t)[0] == code and t is not thing])
    vertices = ring(thing)
    new = next((v for v in ring(other) if all(abs(v[0] - w[0]) > 1 for w in vertices)), None)
    if new is None:
        return pipe_moved(copy, random)
    redraw(thing, [*vertices[:-1], new])
    return Planted(codes("SPC-29 TOP-17 GEO-08 GEO-04"), (spot(thing), Spot(MAP, layer="GXYZ")), "")


@kind
def road_erased_in_part(copy: Copy, random: Random) -> Planted:
    """A piece in its middle is missing."""
    thing = random.choice(copy.things("DLSS"))
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    a, b = ((*between(*vertices[at : at + 2], part), 0.0) for part in (0.45, 0.55))
    other = thing.copy()
    copy.space(MAP).add_entity(other)
    redraw(thing, [*vertices[: at + 1], a])
    redraw(other, [b, *vertices[at + 1 :]])
    return Planted(codes("GEO-08"), (spot(thing), spot(other)), "")


@kind
def road_through_a_building(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("DLSS"))
    x, y = middle(ring(random.choice(copy.things("JMD"))))
    vertices = ring(thing)
    at = random.randrange(len(vertices) - 1)
    redraw(thing, [*vertices[: at + 1], (x, y, 0.0), *vertices[at + 1 :]])
    return Planted(codes("TOP-12"), (spot(thing), Spot(MAP, layer="JMD")), "")


@kind
def building_into_its_neighbour(copy: Copy, random: Random) -> Planted:
    """It stands half over another one."""
    one, two = random.sample(copy.things("JMD"), 2)
    (x, y), (u, v) = middle(ring(one)), middle(ring(two))
    _shifted(one, u - x + 3, v - y + 3)
    return Planted(codes("TOP-05 TOP-16 TOP-06"), (spot(one), spot(two)), "")


@kind
def building_beyond_the_parcel(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("JMD"))
    corner, (x, y) = random.choice(ring(copy.things("JZD")[0])), middle(ring(thing))
    _shifted(thing, corner[0] - x, corner[1] - y)
    return Planted(codes("TOP-03 TOP-04 TOP-16 TOP-06 TOP-19"), (spot(thing),), "")


@kind
def unit_into_its_neighbour(copy: Copy, random: Random) -> Planted:
    """One edge moved over the wall; the neighbour stays."""
    thing = random.choice(copy.things("FCH"))
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    x, y = middle(vertices)
    for n in (at, (at + 1) % len(vertices)):
        vertices[n] = away(vertices[n], (x, y), random.uniform(0.4, 0.9))
    redraw(thing, vertices)
    return Planted(codes(SHAPE["FCH"]), (spot(thing),), "")


@kind
def function_area_cut(copy: Copy, random: Random) -> Planted:
    thing = random.choice(copy.things("GHGNQ"))
    vertices = ring(thing)
    at = random.randrange(len(vertices))
    vertices[at] = away(vertices[at], middle(vertices), -random.uniform(0.3, 1.5))
    redraw(thing, vertices)
    return Planted(codes("TOP-15"), (spot(thing), Spot(HOME["FCC"], layer="FCC")), "")


@kind
def parking_beyond(copy: Copy, random: Random) -> Planted:
    """A place moved onto another one that is not its neighbour."""
    layer = random.choice(("SWCW", "SNCW"))
    every = copy.things(layer)
    one, two = random.sample(every, 2)
    (x, y), (u, v) = middle(ring(one)), middle(ring(two))
    _shifted(one, u - x + 0.5, v - y + 0.3)
    return Planted(codes("TOP-14"), (spot(one), spot(two)), layer)


@kind
def green_over_another(copy: Copy, random: Random) -> Planted:
    one, two = random.sample(copy.things("LD"), 2)
    (x, y), (u, v) = middle(ring(one)), middle(ring(two))
    _shifted(one, u - x + 0.5, v - y + 0.3)
    return Planted(codes("TOP-13 SPC-21 SPC-31 GEO-15 TOP-14"), (spot(one), spot(two)), "")


@kind
def second_parcel(copy: Copy, random: Random) -> Planted:
    """A neighbour that overlaps by half a metre, without record."""
    thing = copy.things("JZD")[0]
    other = thing.copy()
    copy.space(HOME["JZD"]).add_entity(other)
    xs = [v[0] for v in ring(thing)]
    _shifted(other, max(xs) - min(xs) - 20, 3)
    mark(other, [marks(thing)[0], marks(thing)[1][:-1] + "7", *marks(thing)[2:]])
    return Planted(codes("TOP-01 ATT-20"), (spot(thing), spot(other)), "")


@kind
def all_of_a_layer_erased(copy: Copy, random: Random) -> Planted:
    layer = random.choice([name for name in HOME if name not in ("JZKZX", "DLSS")])
    for thing in copy.things(layer, "*"):
        copy.space(HOME[layer]).delete_entity(thing)
    return Planted(codes("LYR-01 LYR-11 ATT-19 TOP-15 FMT-13"), (Spot(HOME[layer]), *records(layer)), layer)


@kind
def all_of_a_layer_twice(copy: Copy, random: Random) -> Planted:
    """The layer was pasted once more."""
    layer = random.choice([name for name in HOME if name not in ("JZKZX",)])
    for thing in copy.things(layer, "LWPOLYLINE INSERT"):
        copy.space(HOME[layer]).add_entity(thing.copy())
    return Planted(codes("GEO-03 GEO-14"), (Spot(HOME[layer], layer=layer),), layer)


@kind
def red_line_beside_the_parcel(copy: Copy, random: Random) -> Planted:
    """One edge of the red line set back."""
    thing = copy.things("YDHX")[0]
    vertices = ring(thing)
    at, by = random.randrange(len(vertices)), -random.uniform(0.2, 2)
    for n in (at, (at + 1) % len(vertices)):
        vertices[n] = away(vertices[n], middle(vertices), by)
    redraw(thing, vertices)
    return Planted(codes("TOP-18 PLN-20"), (spot(thing), Spot(SITE, layer="YDHX")), "")
