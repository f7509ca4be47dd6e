"""Piles of equal things: as many copies as there are too many, in time that grows with their number only."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from surveycheck.geometry import overlay
from surveycheck.geometry.crossings import MOST, crossing_spots
from surveycheck.geometry.same import twins

POINT, LINE, SQUARE = shapely.Point(3, 4), shapely.LineString([(0, 0), (3, 4)]), shapely.box(0, 0, 5, 5)


@pytest.mark.parametrize("thing", [POINT, LINE, SQUARE], ids=["point", "line", "square"])
def test_a_pile_is_one_thing_and_its_copies(thing: shapely.Geometry) -> None:
    pile = np.array([thing] * 30_000, dtype=object)
    pairs = twins(pile, np.zeros(len(pile), np.int64), 0.001)
    assert sorted(pairs[:, 1]) == list(range(1, 30_000))
    assert set(pairs[:, 0]) == {0}


def test_equal_and_nearly_equal_things_stand_beside_the_same_first_one() -> None:
    place = [(0.0005, 0), (0.0005, 0), (0, 0), (0, 0), (9, 9)]
    pairs = twins(shapely.points(place), np.zeros(5, np.int64), 0.001)
    assert {tuple(p) for p in pairs.tolist()} == {(2, 0), (2, 1), (2, 3)}


def test_equal_things_of_different_kinds_are_no_copies() -> None:
    assert not len(twins(np.array([POINT, POINT], dtype=object), np.array([1, 2]), 0.001))


def test_a_shape_that_the_exact_overlay_refuses_is_laid_over_on_the_grid() -> None:
    bow_tie = shapely.Polygon([(0, 0), (2, 2), (2, 0), (0, 2)])
    with pytest.raises(shapely.GEOSException):
        shapely.difference(bow_tie, shapely.box(0.5, -1, 1.5, 3))
    left = overlay.without(bow_tie, shapely.box(0.5, -1, 1.5, 3))
    assert left.area == pytest.approx(2 - 2 * 0.5 * 0.5, abs=1e-6)


def test_a_scribble_of_many_vertices_gives_so_many_spots_and_no_more() -> None:
    """Each of its segments meets every third other one."""
    chance = np.random.default_rng(5)
    scribble = shapely.linestrings(chance.uniform(0, 1000, (6000, 2)))
    assert 1000 < len(crossing_spots(scribble, 0.001, np.zeros((0, 2, 2)))) <= MOST
