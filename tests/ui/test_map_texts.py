"""Texts on the map: lines in columns, and dashes for what is too small to be read."""

from __future__ import annotations

import numpy as np
import pytest
from surveycheck.ui.map.flowing import Flow, poured
from surveycheck.ui.map.text_dashes import _sides

pytestmark = pytest.mark.needs_qt


def test_lines_stand_in_the_column_that_has_room():
    flow = Flow(3, 20.0, 2.0, (4.5, 1.0, 0.0))
    assert poured([["a", "b", "c", "d", "e", "f"]], flow, 1.0, 5 / 3) == [["a", "b", "c"], ["d"], ["e", "f"]]
    assert poured([["a"], ["b"]], flow, 1.0, 5 / 3) == [["a"], ["b"]]
    assert flow.scaled(2.0).whole == 2 * (3 * 20 + 2 * 2)


def test_what_is_left_over_stands_in_further_columns():
    assert poured([list("abc")], Flow(1, 20.0, 0.0, (1.0,)), 1.0, 5 / 3) == [["a"], ["b"], ["c"]]


@pytest.mark.parametrize("turn", [0.0, 0.3, 1.2, np.pi / 2])
def test_a_turned_line_is_as_high_as_its_letters(turn):
    along = np.abs(np.array([[np.cos(turn), np.sin(turn)]]))
    wide, high = 100.0, np.array([2.0])
    size = np.array([[wide * along[0, 0] + 2 * along[0, 1], wide * along[0, 1] + 2 * along[0, 0]]])
    for column in (False, True):
        found = _sides(size, along, high, np.array([column]))
        assert (float(found[0][0]), float(found[1][0])) == pytest.approx((wide, 2.0), rel=0.02)
