"""Circles in bulk are the arcs that they are one by one."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.curves import arcs, circles


def test_circles_are_full_arcs_bit_for_bit() -> None:
    chance = np.random.default_rng(5)
    centre = chance.uniform(-1e6, 1e6, (400, 3))
    radius = np.concatenate([[0.0, 0.125, 0.125], chance.uniform(0, 200, 197), 10 ** chance.uniform(-9, 14, 200)])
    one_by_one, in_bulk = arcs(centre, radius, np.tile((0.0, 360.0), (400, 1))), circles(centre, radius)
    assert in_bulk.start.tolist() == one_by_one.start.tolist()
    assert in_bulk.points.tobytes() == one_by_one.points.tobytes()


def test_no_circles() -> None:
    assert circles(np.zeros((0, 3)), np.zeros(0)).start.tolist() == [0]
