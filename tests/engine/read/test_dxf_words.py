"""Single words of a drawing: units, layers, text styles, corners, defaults of what is not written."""

from __future__ import annotations

import io

import ezdxf
import pytest
from ezdxf import units
from small_dxf import entities, pairs

from surveycheck.model import Drawing
from surveycheck.read.dxf import read_dxf


def read(data: bytes) -> Drawing:
    drawing, _ = read_dxf(data, "made.dxf")
    assert drawing is not None
    return drawing


WORDS = {
    1: "in",
    2: "ft",
    3: "mi",
    4: "mm",
    5: "cm",
    6: "m",
    7: "km",
    8: "µin",
    9: "mil",
    10: "yd",
    11: "Å",
    12: "nm",
    13: "µm",
    14: "dm",
    15: "dam",
    16: "hm",
    17: "Gm",
    18: "au",
    19: "ly",
    20: "pc",
    0: "",
    99: "",
}


@pytest.mark.parametrize(("number", "word"), WORDS.items())
def test_units_of_the_header(number: int, word: str) -> None:
    header = pairs(0, "SECTION", 2, "HEADER", 9, "$INSUNITS", 70, number, 0, "ENDSEC")
    assert read(header + entities(0, "POINT", 8, "0", 10, 1.0, 20, 2.0)).unit == word


def test_millimetres_are_told_as_ezdxf_tells_them() -> None:
    assert {WORDS[n] for n in (units.MM, units.CM, units.DM, units.M)} == {"mm", "cm", "dm", "m"}


def test_layers_and_styles() -> None:
    doc = ezdxf.new("R2000")
    doc.layers.new("路", dxfattribs={"linetype": "DASHED", "color": 3})
    doc.styles.new("宋", dxfattribs={"font": "simsun.ttf", "bigfont": "gbcbig.shx"})
    stream = io.StringIO()
    doc.write(stream)
    drawing = read(stream.getvalue().encode("gbk"))
    (layer,) = [layer for layer in drawing.layers if layer.color == 3]
    assert (layer.linetype, layer.off, layer.frozen, layer.locked) == ("DASHED", False, False, False)
    (style,) = [style for style in drawing.styles if style.font == "simsun.ttf"]
    assert style.bigfont == "gbcbig.shx"


def test_the_corners_of_a_solid_and_a_rotation_that_is_not_written() -> None:
    solid = (0, "SOLID", 8, "0", 10, 0.0, 20, 0.0, 11, 4.0, 21, 0.0, 12, 0.0, 22, 3.0, 13, 4.0, 23, 3.0)
    drawing = read(entities(*solid, 0, "TEXT", 8, "0", 10, 1.0, 20, 1.0, 40, 2.0, 1, "x"))
    e = drawing.entities
    assert e.xyz[e.start[0] : e.start[1], :2].tolist() == [[0, 0], [4, 0], [0, 3], [4, 3]]
    assert e.rotation[1] == 0.0


@pytest.mark.parametrize(("flags", "turned"), [(6, 360.0), (7, 360.0), (2, 180.0), (4, 180.0), (0, 180.0)])
def test_a_text_that_is_mirrored_both_ways_is_turned(flags: int, turned: float) -> None:
    text = (0, "TEXT", 8, "0", 10, 1.0, 20, 1.0, 40, 2.0, 1, "x", 50, 180.0, 71, flags)
    assert read(entities(*text, *text[:-2])).entities.rotation.tolist() == [turned, 180.0]


def test_very_long_texts_are_told_apart_and_take_no_time() -> None:
    long = "x" * 5_000_000
    words = [long, long + "y", "x" * 4096, "x" * 4097, long, "x" * 4097]
    rows = [value for text in words for value in (0, "TEXT", 8, "0", 10, 0, 20, 0, 40, 1, 1, text)]
    assert read(entities(*rows)).entities.text.values.tolist() == words
