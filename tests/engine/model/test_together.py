"""Columns of several drawings as one, also those that are empty where a drawing has nothing for them."""

from __future__ import annotations

import io

import ezdxf
import numpy as np
import pytest

from surveycheck.model import Features, Model
from surveycheck.read import read_bytes

EMPTY = ("letters", "stroke", "array", "invisible", "rgb")
"""Columns that the first drawing has nothing for."""


@pytest.fixture(scope="module")
def model() -> Model:
    """A drawing of two plain lines; one of a text, a wide line, an array and something hidden behind a line."""
    made = {}
    for name in ("a.dxf", "b.dxf"):
        document = ezdxf.new("R2010")
        space = document.modelspace()
        space.add_line((0, 0), (1, 1), dxfattribs={"layer": name[0]})
        space.add_line((0, 0), (2, 2), dxfattribs={"layer": "both"})
        if name == "b.dxf":
            space.add_text("字", height=2.5, rotation=30, dxfattribs={"width": 0.7, "true_color": 0x102030})
            space.add_lwpolyline([(0, 0), (1, 0)], dxfattribs={"const_width": 0.5})
            document.blocks.new("B").add_point((0, 0))
            space.add_blockref("B", (0, 0), {"column_count": 2, "column_spacing": 3.0})
            space.add_circle((0, 0), 1, {"invisible": 1})
        file = io.StringIO()
        document.write(file)
        made[name] = file.getvalue().encode("utf-8")
    return read_bytes(made)


@pytest.mark.parametrize("name", [*EMPTY, "rotation", "color", "extrusion", "scale"])
def test_a_column_of_one_of_several_is_its_own(model: Model, name: str) -> None:
    first, second = model.drawings
    assert (len(getattr(first.entities, name)) == 0) == (name in EMPTY)
    every = model.features
    own = every.take(every.source == 1)
    alone = Features.every((second,))
    assert len(own) == len(alone) > 0
    np.testing.assert_array_equal(own.column(name), alone.column(name))


@pytest.mark.parametrize("name", ["layer", "type", "text", "block", "style"])
def test_labels_of_several_are_those_of_each(model: Model, name: str) -> None:
    every = model.features
    wanted = [text for drawing in model.drawings for text in getattr(drawing.entities, name).values]
    assert every.labels(name).values.tolist() == wanted
    backwards = every.take(np.arange(len(every))[::-1])
    assert backwards.labels(name).values.tolist() == wanted[::-1]
