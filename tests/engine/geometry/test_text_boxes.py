"""Boxes of texts: against the boxes that ezdxf measures with a font, and where they must lie exactly."""

from __future__ import annotations

import io
from pathlib import Path
from typing import Any

import ezdxf
import numpy as np
import pytest
import shapely
from ezdxf.disassemble import to_primitives
from ezdxf.enums import TextEntityAlignment as Align
from sample_reports import SAMPLES

from surveycheck.geometry.sketch import sketch
from surveycheck.geometry.text_boxes import text_boxes, units
from surveycheck.model import Features
from surveycheck.read import read

pytestmark = pytest.mark.xdist_group("samples")  # each sample is inspected once


def features(document: Any, folder: Path) -> Features:
    stream = io.StringIO()
    document.write(stream)
    (folder / "a.dxf").write_bytes(stream.getvalue().encode(document.output_encoding, "dxfreplace"))
    return read(folder / "a.dxf").features


def measured(entity: Any) -> shapely.Geometry:
    """What ezdxf draws, as it measures it with the font that it finds."""
    vertices = next(iter(to_primitives([entity]))).vertices()
    return shapely.MultiPoint([(v.x, v.y) for v in vertices]).convex_hull


@pytest.mark.parametrize("align", [a for a in Align if a not in (Align.ALIGNED, Align.FIT)])
@pytest.mark.parametrize("degrees", [0, 30, 200])
def test_a_line_of_text_stands_where_ezdxf_draws_it(align: Align, degrees: float, tmp_path: Path) -> None:
    document = ezdxf.new("R2010")
    text = document.modelspace().add_text("ABC 1018", height=2, rotation=degrees)
    text.set_placement((10, 20), align=align)
    box = text_boxes(features(document, tmp_path))[0]
    true = measured(text)
    assert box.intersection(true).area > 0.75 * max(box.area, 0.6 * true.area)


@pytest.mark.parametrize("attachment", range(1, 10))
@pytest.mark.parametrize("words", [{"rotation": 30}, {"text_direction": (1, 1)}, {}])
def test_paragraphs_stand_where_ezdxf_draws_them(attachment: int, words: dict[str, Any], tmp_path: Path) -> None:
    document = ezdxf.new("R2010")
    attributes = {"insert": (5, 5), "char_height": 2, "attachment_point": attachment, "width": 14, **words}
    text = document.modelspace().add_mtext("ABC 10\nDEF GH 18", dxfattribs=attributes)
    box = text_boxes(features(document, tmp_path))[0]
    true = measured(text)
    assert box.intersection(true).area > 0.85 * box.area
    column = shapely.minimum_rotated_rectangle(true.union(box))
    assert column.area < 1.3 * true.area


SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2)]


@pytest.mark.parametrize(
    ("row", "corners"),
    [
        ({"text": "砼", "height": 2}, SQUARE),
        ({"text": "砼", "height": 2, "rotation": 90}, [(0, 0), (0, 2), (-2, 2), (-2, 0)]),
        ({"text": "砼", "height": 2, "letters": (0.5, 10, np.nan, np.nan)}, [(0, 0), (1, 0), (1, 2), (0, 2)]),
        ({"text": "砼", "height": 2, "letters": (1, 9, 5, 7)}, [(3, 7), (5, 7), (5, 9), (3, 9)]),
        ({"text": "砼", "height": 2, "letters": (1, 14, 1, 1)}, SQUARE),
        ({"text": "砼", "height": 2, "letters": (1, 13, 0, 4)}, [(0, 0), (0, 4), (-4, 4), (-4, 0)]),
        ({"text": "砼", "height": 2, "letters": (1, 15, 4, 0)}, [(0, 0), (4, 0), (4, 2), (0, 2)]),
        ({"text": "砼", "height": 2, "type": "MTEXT", "letters": (0, 7, np.nan, np.nan)}, SQUARE),
        ({"text": "砼砼", "height": 3, "type": "MTEXT", "letters": (3, 7, 1, 0)}, [(0, 0), (3, 0), (3, 8), (0, 8)]),
    ],
)
def test_a_text_stands_at_its_anchor(row: dict[str, Any], corners: list[tuple[float, float]]) -> None:
    drawing = sketch([{"wkt": "POINT (0 0)", **row}])
    (box,) = text_boxes(Features.every((drawing,)))
    assert shapely.equals_exact(box.normalize(), shapely.Polygon(corners).normalize(), 1e-9)


@pytest.mark.parametrize(
    "row",
    [
        {"text": " ", "height": 2},
        {"text": "砼", "height": 0},
        {"text": "砼", "height": float("nan")},
        {"text": "砼", "height": 2, "extrusion": (0, 0, -1)},
        {"text": "砼", "height": 2, "letters": (1, 15, 0, 0)},
        {"block": "A"},
    ],
)
def test_what_cannot_be_told_has_no_box(row: dict[str, Any]) -> None:
    drawing = sketch([{"wkt": "POINT (0 0)", **row}])
    assert list(text_boxes(Features.every((drawing,)))) == [None]
    assert list(text_boxes(Features.none())) == []


def test_a_text_of_a_placed_block_is_turned_and_scaled_with_it() -> None:
    written = {"text": "砼", "height": 2, "wkt": "POINT (1 0)", "letters": (1, 12, 3, 0), "owner": "A", "space": 2}
    rows = [written, {"block": "A", "wkt": "POINT (10 20)", "rotation": 90, "scale": 2}]
    drawing = sketch(rows, blocks=["A"])
    box = text_boxes(Features.every((drawing,)))[-1]
    assert shapely.equals_exact(box.normalize(), shapely.box(6, 24, 10, 28).normalize(), 1e-9)


def test_letters_are_full_or_narrow() -> None:
    assert units("砼18") == pytest.approx(2.2)
    assert units("") == 0


@pytest.mark.parametrize("name", ["竣工图", "宗地图"])
def test_boxes_of_the_sample_are_about_those_of_ezdxf(name: str) -> None:
    path = SAMPLES / "clean" / "矢量数据" / f"{name}.dxf"
    drawn = [e for e in ezdxf.readfile(path).modelspace() if e.dxftype() == "TEXT"]
    every = read(path).features
    texts = every.take(np.flatnonzero(every.type.where("TEXT".__eq__) & (every.column("space") == 0)))
    assert [e.dxf.handle for e in drawn] == [texts[i].handle for i in range(len(texts))]
    for box, entity in zip(text_boxes(texts), drawn, strict=True):
        true = measured(entity)
        assert box.centroid.distance(true.centroid) < 0.5 * entity.dxf.height * units(entity.dxf.text)
