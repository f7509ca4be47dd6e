"""Overlaps, gaps and missing nodes of generated coverages against brute force: every pair, and what is left over.

Cells are in whole millimetres on a jittered grid, with planted defects. The brute force knows the region that they
should fill, and measures thickness by the largest inscribed circle, where the checks erode.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest
import shapely
from drawn_rows import MM, limit
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.shared_edges import shared_edges
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features
from surveycheck.pack import load_pack
from surveycheck.rule import Defect, Inputs, Selection
from surveycheck.run.ident import identity

Ring = list[tuple[int, int]]
SIDE, TOLERANCE, REACH = 10_000, 0.001, 0.5
FAR = (40_000_000_000, -40_000_000_000)


@dataclass
class Coverage:
    """Rings in millimetres; ``holes`` by number of the ring; ``region``: the rings that they should fill together."""

    rings: list[Ring]
    region: list[Ring]
    holes: dict[int, Ring] = field(default_factory=dict)

    def polygons(self) -> list[shapely.Polygon]:
        return [_polygon(ring, self.holes.get(n)) for n, ring in enumerate(self.rings)]


def _polygon(ring: Ring, hole: Ring | None = None) -> shapely.Polygon:
    return shapely.Polygon(np.array(ring) / 1000.0, [np.array(hole) / 1000.0] if hole else None)


def grid(n: int, random: Random) -> Coverage:
    """n × n cells that share their corners; those inside are off the grid by up to 2 m."""

    def corner(i: int, j: int) -> tuple[int, int]:
        inside = 0 < i < n and 0 < j < n
        return tuple(SIDE * k + (random.randint(-2000, 2000) if inside else 0) for k in (i, j))  # type: ignore[return-value]

    at = {(i, j): corner(i, j) for i in range(n + 1) for j in range(n + 1)}
    rings = [[at[i, j], at[i + 1, j], at[i + 1, j + 1], at[i, j + 1]] for i in range(n) for j in range(n)]
    return Coverage(rings, [list(r) for r in rings])


def push(c: Coverage, random: Random) -> None:
    """A corner of one cell moves: a gap, an overlap, or both."""
    cell = random.randrange(len(c.rings))
    ring = c.rings[cell]
    inside = [k for k, (x, y) in enumerate(ring) if min(x, y) > 500 and max(x, y) < 3 * SIDE - 500]
    if inside:
        k, far = random.choice(inside), random.choice([1, 2, 3, 5, 20, 100, 180])
        x, y = ring[k]
        ring[k] = (x + random.randint(-far, far), y + random.randint(-far, far))


def node(c: Coverage, random: Random) -> None:
    """A cell gets a corner on the middle of a side, or just beside it; its neighbour has none there."""
    ring = random.choice(c.rings)
    k = random.randrange(len(ring))
    (x, y), (u, v) = ring[k], ring[(k + 1) % len(ring)]
    ring.insert(k + 1, ((x + u) // 2, (y + v) // 2))


def split(c: Coverage, random: Random) -> None:
    """A cell is cut in two from side to side: its neighbours have no corners where the cut meets them."""
    n = random.randrange(len(c.rings))
    ring = c.rings[n]
    if len(ring) != 4 or n in c.holes:
        return
    middle = [((ring[k][0] + ring[k + 1][0]) // 2, (ring[k][1] + ring[k + 1][1]) // 2) for k in (0, 2)]
    (a, b, d, e), (p, q) = ring, middle
    c.rings[n] = [a, p, q, e]
    c.rings.append([p, b, d, q])


def twice(c: Coverage, random: Random) -> None:
    """One without a hole: a hatch with the outline of a polyline is its fill."""
    n = random.randrange(len(c.rings))
    if n not in c.holes:
        c.rings.append(list(c.rings[n]))


def contained(c: Coverage, random: Random) -> None:
    x, y = (random.randint(2000, 3 * SIDE - 4000) for _ in range(2))
    c.rings.append([(x, y), (x + 1500, y), (x + 1500, y + 1500), (x, y + 1500)])


def island(c: Coverage, random: Random) -> None:
    """A cell has a hole, and another area lies in it: filling it, or short of it by some millimetres."""
    n = random.randrange(len(c.rings))
    if c.rings.count(c.rings[n]) > 1:
        return
    x, y = (sum(p[k] for p in c.rings[n]) // len(c.rings[n]) for k in (0, 1))
    if n in c.holes or len(c.rings[n]) != 4:
        return
    c.holes[n] = [(x, y), (x + 900, y), (x + 900, y + 900), (x, y + 900)]
    short = random.choice([0, 1, 2, 40])
    c.rings.append([(x, y), (x + 900 - short, y), (x + 900 - short, y + 900), (x, y + 900)])


DEFECTS: dict[str, Callable[[Coverage, Random], None]] = {
    "push": push,
    "node": node,
    "split": split,
    "twice": twice,
    "contained": contained,
    "island": island,
}
WORDS = st.lists(st.sampled_from(sorted(DEFECTS)), max_size=4)
SEEDS = st.integers(0, 2**32)


def made(words: list[str], seed: int) -> Coverage:
    random = Random(seed)
    coverage = grid(3, random)
    for word in words:
        DEFECTS[word](coverage, random)
    return coverage


def originals(c: Coverage) -> list[int]:
    """For each ring the first one that is equal."""
    return [c.rings.index(ring) for ring in c.rings]


def rows(c: Coverage, shift: tuple[int, int] = (0, 0)) -> list[dict[str, Any]]:
    """As closed polylines; with a hole as hatches."""

    def written(ring: Ring) -> list[tuple[float, float]]:
        return [((x + shift[0]) / 1000, (y + shift[1]) / 1000) for x, y in ring]

    found: list[dict[str, Any]] = []
    for n, ring in enumerate(c.rings):
        if n in c.holes:
            shape = shapely.Polygon(written(ring), [written(c.holes[n])])
            found.append({"layer": "A", "wkt": shapely.to_wkt(shape, rounding_precision=-1), "type": "HATCH"})
        else:
            found.append({"layer": "A", "points": written(ring), "closed": True})
    return found


def defects(name: str, given: list[dict[str, Any]]) -> list[Defect]:
    inputs = Inputs(Selection(features=Features.every((sketch(given),))))
    if name == "overlap":
        return list(areas_overlap(inputs, limit=limit(0), tolerance=MM))
    if name == "gap":
        return list(coverage_gap(inputs, limit=limit(0), tolerance=MM, reach=limit(REACH)))
    return list(shared_edges(inputs, limit=MM))


def numbers(defect: Defect) -> frozenset[int]:
    things = (defect.where, *defect.others)
    return frozenset(int(thing.handle, 16) - 1 for thing in things)  # type: ignore[union-attr]


def width(piece: shapely.Geometry) -> float:
    """Diameter of the largest circle inside."""
    return 2 * float(shapely.maximum_inscribed_circle(piece, tolerance=1e-6).length)


def pieces(geometry: shapely.Geometry, more_than: float) -> list[shapely.Polygon]:
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > 1e-9]
    return [p for p in parts if width(p) > more_than]


def undecided(geometry: shapely.Geometry) -> bool:
    """Some piece is so nearly as thick as the tolerance that either verdict is right."""
    parts = [p for p in shapely.get_parts(geometry) if p.geom_type == "Polygon" and p.area > 1e-9]
    return any(abs(width(p) - TOLERANCE) < 2e-5 for p in parts)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, seed=SEEDS, far=st.booleans())
def test_overlaps_are_those_of_every_pair(words: list[str], seed: int, far: bool) -> None:
    """Of copies each stands beside the first only."""
    coverage = made(words, seed)
    wanted: dict[frozenset[int], float] = {}
    first = originals(coverage)
    for (i, a), (j, b) in combinations(enumerate(shapely.make_valid(coverage.polygons())), 2):
        if first[i] == first[j] and first[j] != i:
            continue
        shared = shapely.intersection(a, b)
        if undecided(shared):
            return
        if thick := pieces(shared, TOLERANCE):
            wanted[frozenset((i, j))] = sum(p.area for p in thick)
    found = {numbers(d): d.facts["overlap"] for d in defects("overlap", rows(coverage, FAR if far else (0, 0)))}
    assert found == pytest.approx(wanted, abs=1e-5)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, seed=SEEDS, far=st.booleans())
def test_gaps_are_what_is_left_of_the_region(words: list[str], seed: int, far: bool) -> None:
    coverage = made(words, seed)
    region = shapely.union_all([_polygon(r) for r in coverage.region])
    left = shapely.difference(region, shapely.union_all(shapely.make_valid(coverage.polygons())))
    if undecided(left):
        return
    wanted = sorted(p.area for p in pieces(left, TOLERANCE))
    found = sorted(d.facts["area"] for d in defects("gap", rows(coverage, FAR if far else (0, 0))))  # type: ignore[type-var]
    assert found == pytest.approx(wanted, abs=2e-5)


@settings(max_examples=60, deadline=None)
@given(words=WORDS, seed=SEEDS, far=st.booleans())
def test_missing_nodes_are_those_of_every_corner(words: list[str], seed: int, far: bool) -> None:
    coverage = made(words, seed)
    polygons, first = coverage.polygons(), originals(coverage)
    corners = [np.array([*r, *coverage.holes.get(n, [])]) / 1000.0 for n, r in enumerate(coverage.rings)]
    wanted = set()
    for (i, a), (j, mine) in ((p, q) for p in enumerate(polygons) for q in enumerate(corners) if p[0] != q[0]):
        if (first[i], first[j]) != (i, j):
            continue
        for corner in mine:
            away = shapely.distance(a.boundary, shapely.Point(corner))
            nearest = np.hypot(*(corners[i] - corner).T).min()
            if min(abs(away - TOLERANCE), abs(nearest - TOLERANCE)) < 2e-6:
                return
            if away <= TOLERANCE < nearest:
                wanted.add((i, *np.round(corner * 1000).astype(int).tolist()))
    shift = FAR if far else (0, 0)
    got = defects("node", rows(coverage, shift))
    spots = [np.round(np.multiply(d.at, 1000) - shift).astype(int).tolist() for d in got]  # type: ignore[arg-type]
    found = {(int(d.where.handle, 16) - 1, *spot) for d, spot in zip(got, spots, strict=True)}  # type: ignore[union-attr]
    assert found == wanted


PACK = load_pack("geometry")


def ids(name: str, given: list[dict[str, Any]]) -> list[str]:
    return sorted(identity(name, d, PACK) + d.case for d in defects(name, given))


@pytest.mark.parametrize("name", ["overlap", "gap", "node"])
@settings(max_examples=40, deadline=None)
@given(words=WORDS, seed=SEEDS, data=st.data())
def test_ids_do_not_depend_on_how_the_areas_are_drawn(
    name: str, words: list[str], seed: int, data: st.DataObject
) -> None:
    plain = made(words, seed)
    order = data.draw(st.permutations(range(len(plain.rings))))
    rings, holes = [], {}
    for place, n in enumerate(order):
        start, back = data.draw(st.integers(0, 5)), data.draw(st.booleans())
        ring = plain.rings[n]
        k = start % len(ring)
        turned = [*ring[k:], *ring[:k]]
        rings.append(turned[::-1] if back else turned)
        if n in plain.holes:
            holes[place] = plain.holes[n]
    mixed = Coverage(rings, plain.region, holes)
    assert ids(name, rows(mixed)) == ids(name, rows(plain))
