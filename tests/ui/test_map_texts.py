"""Texts on the map: lines in columns, and dashes for what is too small to be read; line types; pictures."""

from __future__ import annotations

from typing import ClassVar

import numpy as np
import pytest
from PySide6.QtGui import QColor, QImage
from surveycheck.ui.map.flowing import Flow, poured
from surveycheck.ui.map.images import image_of
from surveycheck.ui.map.linetypes import dashes_of
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


class Patterns:
    patterns: ClassVar = {"A": (2.0, -1.0), "TURNED": (-1.0, 2.0), "PIPE": (1.0, -1.0, 2.0), "DOTS": (0.0, -3.0)}


@pytest.mark.parametrize(
    ("name", "scale", "dashes", "offset"),
    [
        ("A", 10.0, (20.0, 10.0), 0.0),
        ("A", 1.0, (), 0.0),
        ("TURNED", 10.0, (20.0, 10.0), 20.0),
        ("PIPE", 10.0, (30.0, 10.0), 20.0),
        ("DOTS", 10.0, (1.0, 30.0), 0.0),
        ("HIDDEN2", 10.0, (5.0, 3.0), 0.0),
        ("SOLID", 10.0, (), 0.0),
    ],
)
def test_a_line_begins_where_its_pattern_says(name, scale, dashes, offset):
    assert dashes_of(Patterns, name, scale) == (dashes, offset)


def test_a_picture_is_known_by_its_bytes(qtbot, tmp_path):
    image = QImage(40, 20, QImage.Format.Format_RGB32)
    image.fill(QColor("red"))
    file = tmp_path / "0000.picture"
    assert image.save(str(file), "PNG")
    assert image_of(str(file)).size() == image.size()
    for name, data in (("svg", b"<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'/>"), ("not", b"no")):
        (tmp_path / name).write_bytes(data)
        assert image_of(str(tmp_path / name)) is None
