"""The short way to overlaps (shared edges first) against the long one (every pair)."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest
import shapely

from surveycheck.geometry.coverage import is_coverage
from surveycheck.geometry.edges import edges_of
from surveycheck.geometry.overlap import overlaps


def grid(n: int, x: float = 0, y: float = 0, jitter: float = 0.0, seed: int = 1) -> list[shapely.Polygon]:
    """n × n quadrilaterals that share their corners."""
    random = np.random.default_rng(seed)
    corner = np.stack(np.meshgrid(np.arange(n + 1), np.arange(n + 1), indexing="ij"), axis=-1) * 10.0
    corner = np.round(corner + random.uniform(-jitter, jitter, corner.shape), 3) + np.array([x, y])
    cells = ((i, j) for i in range(n) for j in range(n))
    return [shapely.Polygon([corner[i, j], corner[i + 1, j], corner[i + 1, j + 1], corner[i, j + 1]]) for i, j in cells]


def every_pair(areas: list[shapely.Polygon]) -> set[frozenset[int]]:
    pairs = combinations(range(len(areas)), 2)
    return {frozenset(p) for p in pairs if areas[p[0]].intersection(areas[p[1]]).buffer(-0.0005).area > 0}


@pytest.mark.parametrize(
    "areas",
    [
        grid(6, jitter=2),
        [*grid(6, jitter=2), shapely.box(22, 22, 24, 24)],  # one inside another
        [*grid(6, jitter=2), grid(6, jitter=2)[14]],  # one twice
        [*grid(5), *grid(5, 3, 3)],  # two coverages across each other: inner cells have all their edges matched
        [*grid(5), *grid(5)],  # a whole coverage twice
        [*grid(5), *grid(5, 5, 0)],
        [*grid(5), *grid(3, 50, 2)],  # side by side, corners not shared
        [*grid(3), shapely.box(-5, -5, 35, 35)],
        [shapely.box(0, 0, 9, 9, ccw=c) for c in (True, False)],
    ],
)
def test_the_same_pairs_as_trying_every_one(areas: list[shapely.Polygon]) -> None:
    got = {frozenset((o.one, o.two)) for o in overlaps(np.array(areas, dtype=object), 0.0, 0.001)}
    assert got == every_pair(areas)


def test_a_sound_coverage_has_inner_edges_in_pairs() -> None:
    edges = edges_of(np.array(grid(4), dtype=object))
    assert edges.alone.sum() == 16
    paired = np.flatnonzero(~edges.alone)
    assert (edges.twin[edges.twin[paired]] == paired).all()
    assert (edges.first[paired] == edges.last[edges.twin[paired]]).all()


@pytest.mark.parametrize(
    ("areas", "holds"),
    [
        (grid(5, jitter=2), True),
        (grid(3), False),  # too few
        ([*grid(3), *grid(3, 100, 0)], False),  # two far apart fill too little
        ([shapely.box(x, 0, x + 8, 8) for x in range(0, 200, 10)], False),  # houses in a row
        ([shapely.box(0, 0, 9, 9)] * 20, False),  # one drawn twenty times
        ([], False),
    ],
)
def test_what_is_clearly_a_coverage(areas: list[shapely.Polygon], holds: bool) -> None:
    evidence = is_coverage(np.array(areas, dtype=object))
    assert evidence.holds is holds
    assert "JZD" in evidence.zh("JZD")
    assert "JZD" in evidence.en("JZD")
