"""A floor that overlaps or leaves a gap is never among those that need no look by themselves."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.geometry.gaps import gaps
from surveycheck.geometry.overlap import overlaps
from surveycheck.geometry.tiled import doubtful
from surveycheck.model import TooMuch
from surveycheck.model.columns import Objects

REACH = 0.5
SLIPS = st.sampled_from([0.0, 0.0, 0.0, 0.01, -0.01, 0.2, -0.2, 0.6, -0.6, 3.0])


@st.composite
def floor(draw: st.DrawFn) -> tuple[Objects, int]:
    """A row of rooms of which some are wider or narrower than they should be, and a strip along all of them. Its
    corners are at other places than those of the rooms, as those of a storey are."""
    x, y = draw(st.integers(-50, 50)) + 0.3, draw(st.integers(-50, 50)) + 0.7
    count = draw(st.integers(1, 4))
    rooms = [shapely.box(x + 4 * n, y, x + 4 * (n + 1) + draw(SLIPS), y + 5 + draw(SLIPS)) for n in range(count)]
    strip = shapely.box(x - 1, y + 5, x + 4 * count + 1, y + 7)
    turned = shapely.affinity.rotate(shapely.GeometryCollection([*rooms, strip]), draw(st.sampled_from([0, 17, 90])))
    return np.array(shapely.get_parts(turned), dtype=object), count


@given(st.lists(floor(), max_size=5))
def test_what_is_wrong_by_itself_is_doubtful_beside_others(floors: list[tuple[Objects, int]]) -> None:
    doubts = doubtful([areas for areas, _ in floors], [count for _, count in floors], REACH)
    for (areas, count), doubt in zip(floors, doubts, strict=True):
        if overlaps(areas[:count], 1e-4, 1e-3) or gaps(areas, 1e-4, 1e-3, REACH):
            assert doubt


def test_of_many_floors_those_are_named_that_are_wrong() -> None:
    sound = [shapely.box(0, 0, 4, 5), shapely.box(4, 0, 8, 5), shapely.box(-1, 5, 9, 7)]
    overlapping = [shapely.box(0, 0, 4.1, 5), *sound[1:]]
    open_ = [shapely.box(0, 0, 3.9, 5), *sound[1:]]
    twice = [sound[0], sound[0], *sound[1:]]
    beyond = [*sound[:2], shapely.box(-1, 4, 9, 7)]  # the last is no tile: what lies around may not count as one
    kinds = (sound, overlapping, sound, open_, twice, beyond, sound)
    floors = [np.array(areas, dtype=object) for areas in kinds]
    found = doubtful(floors, [len(areas) - 1 for areas in floors], REACH)
    assert found.tolist() == [False, True, False, True, True, False, False]
    assert not len(doubtful([], [], REACH))


def test_too_much_together_is_looked_at_one_by_one(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise TooMuch("太多", "too much")

    monkeypatch.setattr("surveycheck.geometry.tiled.meeting", refuse)
    assert doubtful([np.array([shapely.box(0, 0, 1, 1)], dtype=object)], [1], REACH).all()
