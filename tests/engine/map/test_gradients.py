"""Hatches that go over from one colour into another: read, placed with their references, and no finding's business."""

from __future__ import annotations

import numpy as np
import pytest

from surveycheck.map.gradients import FROM_FOOT, ROUND, STRAIGHT
from surveycheck.map.sheet import BARE, FILL

RED, YELLOW, BLUE = (255, 0, 0), (255, 255, 0), (0, 0, 255)


def number(colour):
    red, green, blue = colour
    return red << 16 | green << 8 | blue


def square(space, **gradient):
    hatch = space.add_hatch()
    hatch.paths.add_polyline_path([(0, 0), (10, 0), (10, 10), (0, 10)], is_closed=True)
    if gradient:
        hatch.set_gradient(**gradient)


def column(sheet, name):
    return sheet.columns[f"gradient/{name}"].tolist()


@pytest.mark.parametrize(
    ("name", "shape", "back", "first"),
    [
        ("LINEAR", STRAIGHT, False, RED),
        ("CYLINDER", STRAIGHT, True, RED),
        ("INVCYLINDER", STRAIGHT, True, YELLOW),
        ("SPHERICAL", ROUND, False, YELLOW),
        ("INVSPHERICAL", ROUND, False, RED),
        ("HEMISPHERICAL", FROM_FOOT, False, YELLOW),
        ("CURVED", FROM_FOOT, False, YELLOW),
    ],
)
def test_ways_and_colours_are_those_of_the_file(sheet, name, shape, back, first):
    made = sheet(lambda space, _: square(space, color1=RED, color2=YELLOW, rotation=30, name=name))
    assert (column(made, "shape"), column(made, "back")) == ([shape], [back])
    assert column(made, "angle") == pytest.approx([30])
    assert column(made, "colors")[0][0] == number(first)
    assert set(column(made, "colors")[0]) == {number(RED), number(YELLOW)}
    assert BARE in {pen.shade for pen in made.pens if pen.kind == FILL}  # not filled with one colour below


def test_one_colour_goes_towards_white_or_black(sheet):
    def draw(space, _):
        square(space, color1=BLUE, one_color=1, tint=1.0)
        square(space, color1=BLUE, one_color=1, tint=0.0)
        square(space, color1=BLUE, one_color=1, tint=0.5)

    ends = [second for _, second in column(sheet(draw), "colors")]
    assert ends == [0xFFFFFF, 0, number(BLUE)]


def test_hatches_without_and_those_that_references_show(sheet):
    def draw(space, document):
        square(space)
        square(document.blocks.new("B"), color1=RED, color2=BLUE)
        space.add_blockref("B", (100, 0))
        space.add_blockref("B", (200, 0))

    made = sheet(draw)
    things = sheet_things(made)
    assert len(things) == 2
    assert np.sort(made.columns["box"][things, 0] + made.origin[0]) == pytest.approx([100, 200])
    assert column(sheet(lambda space, _: square(space)), "thing") == []


def sheet_things(made):
    return made.columns["gradient/thing"]
