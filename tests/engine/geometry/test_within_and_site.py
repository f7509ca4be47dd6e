"""What lies outside its holders, and what lies far from the site: the limits themselves."""

from __future__ import annotations

import numpy as np
import pytest
import shapely

from surveycheck.geometry.site import strays
from surveycheck.geometry.within import outside


def boxes(*corners):
    return np.array([shapely.box(*c) for c in corners], dtype=object)


HOLDERS = boxes((0, 0, 10, 10), (10, 0, 20, 10), (50, 0, 60, 10))


@pytest.mark.parametrize(
    ("area", "expected"),
    [
        ((1, 1, 9, 9), None),  # inside one
        ((0, 0, 10, 10), None),  # the holder itself
        ((8, 1, 12, 9), None),  # across two that meet
        ((18, 1, 22, 9), (16.0, 2.0, 1, False)),
        ((25, 0, 28, 10), (30.0, 3.0, 1, True)),  # wholly outside: the nearest one
        ((46, 0, 49, 10), (30.0, 3.0, 2, True)),
        ((8, -5, 11, 5), (15.0, 5.0, 0, False)),  # the one with the larger common area
        ((9, -5, 12, 5), (15.0, 5.0, 1, False)),
        ((1, 1, 9, 10.0005), None),  # thinner than the tolerance
    ],
)
def test_outside(area, expected):
    found = outside(boxes(area), HOLDERS, 0.001)
    got = [(pytest.approx(f.area), f.nearest, f.whole) for f in found]
    assert got == ([] if expected is None else [(expected[0], *expected[2:])])
    if expected and not expected[3]:
        assert found[0].reach == pytest.approx(expected[1])


def test_without_holders_everything_is_outside_of_nothing():
    (found,) = outside(boxes((0, 0, 1, 1)), np.empty(0, object), 0.001)
    assert (found.area, found.nearest, found.whole) == (1.0, -1, True)


def at(*places):
    return np.array([[x, y, x, y] for x, y in places], dtype=float)


@pytest.mark.parametrize(
    ("places", "far"),
    [
        ([(0, 0), (1, 0), (2, 0), (502, 0)], []),  # exactly the distance from the next: still the site
        ([(0, 0), (1, 0), (2, 0), (502.001, 0)], [3]),
        ([(0, 0), (1, 0), (2, 0), (2, 502)], [3]),
        ([(0, 0), (1, 0), (2, 0), (502.001, 0), (503, 0)], [3, 4]),
        ([(0, 0), (1, 0), (900, 0), (901, 0)], []),  # half and half: nobody knows where the site is
        ([(0, 0), (1, 0), (2, 0), (900, 0), (901, 0)], [3, 4]),
        ([], []),
    ],
)
def test_strays(places, far):
    mask, away = strays(at(*places).reshape(-1, 4), 500.0)
    assert list(np.flatnonzero(mask)) == far
    assert len(away) == len(places)


def test_the_distance_is_from_the_site_and_not_from_its_middle():
    _, away = strays(at((0, 0), (100, 0), (200, 100), (1200, 1100)), 500.0)
    assert away[3] == pytest.approx(np.hypot(1000, 1000))
