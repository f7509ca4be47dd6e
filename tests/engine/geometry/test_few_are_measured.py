"""What is told apart before anything is measured: those that are left out would not have been found."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from drawn_rows import drawing, found, inputs_of

from surveycheck.checks.zero_size import zero_size
from surveycheck.geometry.areas import flat
from surveycheck.geometry.frame import bounds_in, own_frame, parts
from surveycheck.geometry.meeting import may_meet, may_meet_another
from surveycheck.geometry.near import with_neighbours
from surveycheck.geometry.site import _groups, _unbroken
from surveycheck.geometry.vertices import may_be_short, segments_of
from surveycheck.model import Drawing, Features

PLACES = [(0.0, 0.0), (500_000.0, 3_300_000.0), (-40_000_000.0, 40_000_000.0)]


def lines(place: tuple[float, float], reach: float, unit: str = "m") -> Drawing:
    """Lines and closed polylines with steps about as long as ``reach``, or of no length at all."""
    rng = np.random.default_rng(11)
    rows: list[dict[str, object]] = []
    for k in range(300):
        steps = rng.choice([0.0, reach, -reach, 3 * reach], (rng.integers(2, 7), 3)) * rng.choice([1.0, 0.999, 1.001])
        points = np.cumsum(steps, axis=0) + np.append(place, 0.0) + rng.uniform(0, 50, 3).round(3)
        row = {"type": "POLYLINE", "layer": "A", "closed": bool(k % 2), "points": points.tolist()}
        rows.append(row | ({"extrusion": (0.0, 0.6, 0.8)} if k % 5 == 0 else {}))
    back = np.array([(0, 0, 0), (9, 0, 0), (9, 9, 0), (0, 9, 0), (0.0, 0.999, 0)]) * reach
    rows.append({"type": "LWPOLYLINE", "layer": "A", "closed": True, "points": (back + np.append(place, 0)).tolist()})
    return drawing(rows, unit=unit)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("unit", ["m", "mm"])
def test_every_line_with_a_short_segment_is_measured(place: tuple[float, float], unit: str) -> None:
    settings, reach = {"drawing_unit": "header"}, 0.05
    for part in parts(Features.every((lines(place, reach * (1000 if unit == "mm" else 1), unit),)), settings):
        found = segments_of(part.features, part.frame)
        short = np.unique(found.owner[found.lengths() <= reach])
        kept = may_be_short(part.features, part.frame, reach)
        assert len(short) > 50
        assert kept[short].all()
        assert not kept.all()


@pytest.mark.parametrize("place", PLACES)
def test_boxes_are_those_of_the_geometry_in_the_frame(place: tuple[float, float]) -> None:
    features = Features.every((lines(place, 0.123456789),))
    frame = own_frame(features, {})
    (part,) = parts(features, {})
    assert (bounds_in(features, frame) == shapely.bounds(part.geometry)).all()


def test_geometry_in_the_frame_is_that_of_the_rows_that_are_asked_for() -> None:
    features = Features.every((lines(PLACES[1], 0.5),))
    whole = own_frame(features, {}).local(features.geometry)
    for chosen in (np.array([7, 3, 200]), np.arange(0, 300, 2), np.arange(300)):
        (part,) = parts(features.take(chosen), {})
        assert shapely.equals_exact(part.geometry, whole[chosen]).all()


@pytest.mark.parametrize("distance", [0.001, 0.5])
def test_points_near_others_are_found_wherever_they_lie(distance: float) -> None:
    rng = np.random.default_rng(3)
    for scale in (distance, 100 * distance, 1e7):
        points = rng.uniform(-scale, scale, (400, 2))
        points = np.concatenate([points, points[:40] + rng.uniform(-0.7, 0.7, (40, 2)) * distance])
        one, two = shapely.STRtree(shapely.points(points)).query(shapely.points(points), "dwithin", distance)
        assert np.isin(one[one != two], with_neighbours(points, distance)).all()
        kind = rng.integers(0, 5, len(points))
        alike = (one != two) & (kind[one] == kind[two])
        found = with_neighbours(points, distance, kind)
        assert np.isin(one[alike], found).all()
        assert alike.any()
        assert scale == distance or len(found) < len(with_neighbours(points, distance))


@pytest.mark.parametrize("place", PLACES)
def test_every_area_that_is_nothing_is_looked_at(place: tuple[float, float]) -> None:
    rng = np.random.default_rng(5)
    rows: list[dict[str, object]] = []
    for k in range(200):
        turn, long, wide = rng.uniform(0, 7), 10 ** rng.uniform(-7, 3), 10 ** rng.uniform(-8, -3)
        corners = np.array([(0, 0), (long, 0), (long, wide), (0, wide)]) if k % 2 else np.array([(0, 0), (long, wide)])
        turned = corners @ np.array([(np.cos(turn), np.sin(turn)), (-np.sin(turn), np.cos(turn))])
        rows.append({"layer": "A", "type": "LWPOLYLINE", "closed": k % 4 != 2, "points": (turned + place).tolist()})
    inputs = inputs_of(rows)
    (part,) = parts(inputs.features, {})
    line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
    nothing = flat(part.geometry) | (line & part.features[0].drawing.entities.closed())
    nothing |= shapely.length(part.geometry) <= 1e-6
    told = {defect.where.row for defect in found(zero_size, inputs)}
    assert told == set(np.flatnonzero(nothing).tolist())
    assert 20 < len(told) < 180


def boxes(seed: int, count: int, place: tuple[float, float]) -> np.ndarray:
    """Boxes of all sizes: points, lines, one over everything, one without a place."""
    rng = np.random.default_rng(seed)
    corner = rng.uniform(0, 100, (count, 2)).round(1) + place
    size = rng.choice([0.0, 0.1, 1.0, 3.0, 40.0], (count, 2), p=[0.3, 0.3, 0.3, 0.09, 0.01])
    made = np.concatenate([corner, corner + size], axis=1)
    made[:1] = np.nan
    made[1:2, 2:] += 1000.0 * (seed % 2)
    return made


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("count", [0, 1, 2, 3, 60, 900])
def test_every_box_that_meets_another_is_looked_at(place: tuple[float, float], count: int) -> None:
    for seed in range(6):
        some, others = boxes(seed, count, place), boxes(seed + 100, count // 2, place)
        with np.errstate(invalid="ignore"):
            meet = (some[:, None, :2] <= some[None, :, 2:]).all(axis=2)
            both = (some[:, None, :2] <= others[None, :, 2:]).all(axis=2)
            both &= (others[None, :, :2] <= some[:, None, 2:]).all(axis=2)
        meet &= meet.T & ~np.eye(count, dtype=bool)
        assert (may_meet_another(some) >= meet.any(axis=1)).all()
        one, two = may_meet(some, others)
        assert (one >= both.any(axis=1)).all()
        assert (two >= both.any(axis=0)).all()


def test_boxes_with_room_around_them_are_let_be() -> None:
    x, y = np.meshgrid(np.arange(100.0) * 10, np.arange(100.0) * 10)
    some = np.stack([x, y, x + 4, y + 4], axis=2).reshape(-1, 4)
    assert not may_meet_another(some).any()
    one, two = may_meet(some, some[:7] + 3.0)
    assert (one.sum(), two.sum()) == (7, 7)


def test_groups_with_every_cell_covered_are_one() -> None:
    """Spans are sorted only where a gap may part them; both ways say the same."""
    rng = np.random.default_rng(9)
    told = set()
    for _ in range(300):
        low = rng.uniform(0, 60, rng.integers(1, 30)) + rng.choice([0.0, 1e7])
        high = low + rng.choice([0.0, 3.0], len(low))
        order = np.argsort(low, kind="stable")
        gaps = low[order][1:] - np.maximum.accumulate(high[order])[:-1]
        apart = int((gaps > 5.0).sum()) + 1
        found = _groups(low, high, 5.0)
        assert found.max() + 1 == apart
        told.add((apart == 1, _unbroken(low, high, 2.5)))
    assert told == {(True, True), (True, False), (False, False)}
