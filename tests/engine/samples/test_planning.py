"""The control line and the function areas of the made site, and where words stand in the plan of the floors."""

from __future__ import annotations

from random import Random

import pytest
from shapely import Point, Polygon
from surveycheck.samples.make.layout import SIZES, surveyed
from surveycheck.samples.make.plane import box, twice_area
from surveycheck.samples.make.planning import COMMON, set_back
from surveycheck.samples.make.site import Site
from surveycheck.samples.make.words import before, roomiest


def site(size: str) -> Site:
    return surveyed(size, 612_345_678, 3_307_123_456, 17.5, Random(7))


def test_each_side_moves_in_by_its_own_distance() -> None:
    square = ((0, 0), (0, 100), (100, 100), (100, 0))
    assert set_back(square, (1, 2, 3, 4)) == ((1, 4), (1, 98), (97, 98), (97, 4))


@pytest.mark.parametrize("size", list(SIZES))
def test_buildings_stand_behind_the_control_line_and_it_in_the_parcel(size: str) -> None:
    made = site(size)
    line = Polygon(made.control_line)
    assert Polygon(made.parcel).contains(line)
    assert all(line.buffer(-500).contains(Polygon(b.ring)) for b in made.buildings)


@pytest.mark.parametrize("size", list(SIZES))
def test_function_areas_fill_the_ground_floors_to_the_square_millimetre(size: str) -> None:
    made = site(size)
    for b in made.buildings:
        parts = [p for p in made.functions if p.floor == b.above[0].key(b.number)]
        assert sum(twice_area(p.ring) for p in parts) == twice_area(b.above[0].ring)
        assert len(parts) == len(b.above[0].units) + len([p for p in parts if p.kind == COMMON])


def test_words_stand_where_there_is_room() -> None:
    ring, bays = box(0, 0, 15_000, 12_000), [box(1000 + 2500 * i, 500, 2500, 5300) for i in range(5)]
    at, degrees = roomiest(ring, bays)
    assert Polygon(ring).contains(Point(at).buffer(2400))
    assert not any(Polygon(bay).intersects(Point(at).buffer(2400)) for bay in bays)
    assert degrees == 0
    assert roomiest(box(0, 0, 2000, 12_000), ())[1] == 90
    assert before(ring) == ((7500, -2000), 0.0)
