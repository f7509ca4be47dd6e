"""Piles of things at one place end with a word, not with the memory."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
import shapely

from surveycheck.geometry.areas import flat
from surveycheck.geometry.crossings import crosses_itself
from surveycheck.geometry.curves import LONG, MOST_IN_LONG, MOST_PER_ARC, too_long, with_bulges
from surveycheck.geometry.near import bounded_crossings, near_pairs
from surveycheck.geometry.overlay import common, mended, united, without
from surveycheck.inspection import inspect
from surveycheck.model import TooMuch
from surveycheck.run.options import Options


@pytest.mark.parametrize("count", [0, 1, 15, 17, 5000])
def test_pairs_are_those_of_the_index(count: int) -> None:
    points = shapely.points(np.random.default_rng(7).uniform(0, 40, (count, 2)))
    tree = shapely.STRtree(points)
    ours, theirs = near_pairs(tree, points, "dwithin", 1.0), tree.query(points, "dwithin", 1.0)
    assert sorted(zip(*ours, strict=True)) == sorted(zip(*theirs, strict=True))
    assert (np.diff(ours[0]) >= 0).all()


def test_too_many_pairs_are_said_before_they_fill_the_memory() -> None:
    points = shapely.points(np.zeros((100_000, 2)))  # ten thousand million pairs
    with pytest.raises(TooMuch) as much:
        near_pairs(shapely.STRtree(points), points, "dwithin", 1.0, most=1_000_000)
    assert "1000000" in much.value.zh
    assert "1000000" in much.value.en


def test_a_rule_that_gives_up_is_stopped_and_nothing_passes(tmp_path: Path) -> None:
    squares = (
        "".join(f" 10\n{x + i / 1000}\n 20\n{y + i / 1000}\n" for x, y in ((0, 0), (9, 0), (9, 9), (0, 9)))
        for i in range(1500)
    )
    body = "".join(f"  0\nLWPOLYLINE\n  8\nJZD\n 90\n4\n 70\n1\n{square}" for square in squares)
    drawing = tmp_path / "pile.dxf"
    drawing.write_text(f"  0\nSECTION\n  2\nENTITIES\n{body}  0\nENDSEC\n  0\nEOF\n", encoding="ascii")
    report = inspect(drawing, "geometry", Options(roles={"area-coverage": ("JZD",)}))
    run = next(run for run in report.runs if run.code == "TOP-01")
    assert (run.status, report.complete) == ("stopped", False)
    assert "1000000" in run.note


def zigzag(strokes: int, closed: bool) -> shapely.Geometry:
    points = [(0.001 * i, 100.0 * (i % 2)) for i in range(strokes)]
    return shapely.LinearRing(points) if closed else shapely.LineString(points)


def test_a_scribble_is_said_and_a_long_line_is_not() -> None:
    sound = [zigzag(300_000, closed=False), shapely.Point(0, 0).buffer(10, quad_segs=50_000), zigzag(900, closed=True)]
    bounded_crossings(np.array(sound, dtype=object))
    with pytest.raises(TooMuch, match="300001 vertices"):
        bounded_crossings(np.array([zigzag(300_000, closed=True)], dtype=object))


@pytest.mark.parametrize(
    ("count", "pieces", "none"),
    [
        (MOST_IN_LONG // MOST_PER_ARC, MOST_PER_ARC, False),
        (MOST_IN_LONG // MOST_PER_ARC + 1, MOST_PER_ARC, True),
        (100_000, LONG, False),
        (100_000, LONG + 1, True),
        (MOST_IN_LONG // (LONG + 1), LONG + 1, False),
    ],
)
def test_long_arcs_have_room_up_to_a_limit(count: int, pieces: int, none: bool) -> None:
    found = too_long(np.append(np.full(count, pieces), 5))
    assert found[:-1].all() == none
    assert found.any() == none


def test_a_string_with_an_endless_arc_has_nan_and_its_neighbour_has_not() -> None:
    n = MOST_IN_LONG // MOST_PER_ARC + 2
    xyz = np.tile([[0.0, 0, 0], [1e5, 0, 0]], (n, 1))
    bulge = np.tile([1.0, 0.0], n)
    bulge[-2:] = 0
    strings = with_bulges(xyz, bulge, np.arange(0, 2 * n + 1, 2), np.zeros(n, np.bool_))
    assert np.isnan(strings.points[:-2, 0].reshape(-1, 2)).any(axis=1).all()
    assert strings.points[-2:].tolist() == [[0, 0, 0], [1e5, 0, 0]]


def test_overlay_of_an_area_with_a_spike_does_not_give_up() -> None:
    bow = shapely.Polygon([(0, 2), (2000, 0), (2000, 4000), (0, 0), (2000, 4000), (2000, 4000)])
    other = shapely.Polygon([(0, 6000), (2, 2001), (0, 4010), (2000, 0), (2, 4000), (2000, 2000)])
    for made in (without(bow, other), common(bow, other), united(np.array([bow, other]))):
        assert made.is_valid
    assert common(np.array([bow]), np.array([other]))[0].is_valid


def test_loops_smaller_than_their_digits_are_mended() -> None:
    """GEOS makes areas and lines of these, and does not lay them over each other."""
    crumbs = shapely.from_wkt(
        "MULTIPOLYGON (((181 158, 181 158, 181 158, 181 158)), ((-261.80000002 -211.79999996, -261.80000003 "
        "-211.80000003, -261.79999996 -211.80000004, -261.79999997 -211.79999998, -261.80000002 -211.79999996)))"
    )
    assert mended(crumbs).is_valid
    assert all(each.is_valid for each in mended(np.array([crumbs, shapely.box(0, 0, 1, 1)])))
    assert flat(np.array([crumbs])).all()


def test_an_area_of_many_holes_is_no_scribble() -> None:
    """From one hole to the next leads no edge, in whatever order they are drawn."""
    turn = np.linspace(0, 2 * np.pi, 60, endpoint=False)
    circle = np.column_stack([np.cos(turn), np.sin(turn)])
    places = np.random.default_rng(1).permutation(1000)
    holes = [circle + np.array([5 + 5 * (k % 40), 5 + 5 * (k // 40)]) for k in places]
    area = shapely.Polygon([(0, 0), (210, 0), (210, 140), (0, 140)], holes)
    assert not crosses_itself(np.array([area], dtype=object)).any()
