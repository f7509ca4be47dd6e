"""Small drawings made with ezdxf, read by both readers; and drawings as no program should write them."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from against_ezdxf import by_columns, by_ezdxf, differences, document
from small_dxf import entities, made

from surveycheck.geometry.curves import SAGITTA
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Drawing
from surveycheck.model.drawing import AREA, IN_BLOCK, LINE, MODEL_SPACE, PAPER_SPACE, TEXT
from surveycheck.read.dxf import read_dxf

VERSIONS = ["R12", "R2000", "R2004", "R2007", "R2010", "R2018"]


def read(data: bytes) -> Drawing:
    drawing, _ = read_dxf(data, "made.dxf")
    assert drawing is not None
    return drawing


@pytest.mark.parametrize("version", VERSIONS)
def test_both_readers_see_the_same(version: str) -> None:
    data = made(version)
    drawing = read(data)
    assert drawing.reader == "columns"
    assert differences(by_columns(drawing), by_ezdxf(document(data))) == {}
    assert drawing.unit == ("" if version == "R12" else "m")
    assert drawing.extra["counts"] == dict(by_ezdxf(document(data)).counts)


def test_blocks_and_spaces() -> None:
    drawing = read(made("R2010"))
    e = drawing.entities
    block = next(b for b in drawing.blocks if b.name == "GC200")
    assert block.base == (1.0, 2.0, 0.0)
    inside = np.flatnonzero(e.space == IN_BLOCK)
    assert {(e.type[r], e.owner[r]) for r in inside} == {("CIRCLE", "GC200"), ("ATTDEF", "GC200")}
    paper = np.flatnonzero(e.space == PAPER_SPACE)
    assert [e.text[r] for r in paper if e.type[r] == "TEXT"] == ["图名"]
    (attrib,) = np.flatnonzero(e.type.where("ATTRIB".__eq__))
    assert e.type[e.parent[attrib]] == "INSERT"
    assert (e.tag[attrib], e.text[attrib], e.space[attrib]) == ("height", "4.00", MODEL_SPACE)
    insert = e.parent[attrib]
    assert (e.block[insert], e.scale[insert].tolist()) == ("GC200", [0.5, 1.0, 1.0])


def test_attributes_of_entities() -> None:
    e = read(made("R2000")).entities
    row = {e.type[r]: r for r in np.flatnonzero(e.space == MODEL_SPACE)[::-1]}
    assert (e.color[row["LINE"]], e.linetype[row["LINE"]]) == (3, "DASHED")
    assert (e.rotation[row["TEXT"]], e.height[row["TEXT"]], e.style[row["TEXT"]].upper()) == (30.0, 1.5, "STANDARD")
    assert e.text[row["MTEXT"]] == "宗地\n面积 12.5°"
    assert e.xdata(row["LWPOLYLINE"])[:3] == ((1001, "SOUTH"), (1000, "300000"), (1040, "1.5"))
    assert (e.layer[row["LWPOLYLINE"]], e.flags[row["LWPOLYLINE"]]) == ("界址", 1)
    assert e.angle[row["ARC"]].tolist() == [350.0, 10.0]
    assert e.radius[row["CIRCLE"]] == 2.0
    assert math.isnan(e.radius[row["LINE"]])
    assert math.isnan(e.height[row["LINE"]])


def test_shapes() -> None:
    e = read(made("R2010")).entities
    row = {e.type[r]: r for r in np.flatnonzero(e.space == MODEL_SPACE)[::-1]}
    shape = {kind: int(e.shape[r]) for kind, r in row.items()}
    assert shape["LWPOLYLINE"] == shape["HATCH"] == shape["CIRCLE"] == AREA
    assert shape["LINE"] == shape["ARC"] == LINE
    assert shape["TEXT"] == shape["MTEXT"] == shape["ATTRIB"] == TEXT
    assert shape["SOLID"] == AREA
    assert e.geometry[row["HATCH"]].area == pytest.approx(81 - 2)
    assert shapely.get_coordinates(e.geometry[row["CIRCLE"]]).mean(axis=0)[0] == pytest.approx(-5, abs=0.1)
    half = math.atan(0.5) * 2
    radius = 10 * (1 + 0.25) / (4 * 0.5)
    segment = radius * radius * (2 * half - math.sin(2 * half)) / 2
    assert e.geometry[row["LWPOLYLINE"]].area == pytest.approx(50 + segment, abs=2e-3)


LIGHT = (0, "LWPOLYLINE", 90, 3, 70, 1, 10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 3)
ODD = {
    "no layer, no handle, no marker": (LIGHT, ["POLYGON ((0 0, 4 0, 4 3, 0 0))"]),
    "ends where it begins": ((*LIGHT[:5], 0, *LIGHT[6:], 10, 0, 20, 0), ["POLYGON ((0 0, 4 0, 4 3, 0 0))"]),
    "open": ((*LIGHT[:5], 0, *LIGHT[6:]), ["LINESTRING (0 0, 4 0, 4 3)"]),
    "one vertex": ((0, "LWPOLYLINE", 70, 1, 10, 1, 20, 2), ["POINT (1 2)"]),
    "no vertex": ((0, "LWPOLYLINE", 70, 1), [None]),
    "zero length": ((0, "LINE", 10, 1, 20, 2, 11, 1, 21, 2), ["LINESTRING (1 2, 1 2)"]),
    "all points equal": ((0, "LWPOLYLINE", 70, 1, *(10, 1, 20, 2) * 3), ["LINESTRING (1 2, 1 2, 1 2)"]),
    "two points there and back": ((0, "LWPOLYLINE", 70, 1, *(10, 1, 20, 2, 10, 3, 20, 2) * 2),
                                  ["LINESTRING (1 2, 3 2, 1 2, 3 2, 1 2)"]),
    "x before all y": ((0, "LINE", 10, 1, 11, 3, 20, 2, 21, 4, 30, 0, 31, 0), ["LINESTRING (1 2, 3 4)"]),
    "mirrored": ((0, "LWPOLYLINE", 70, 0, 10, 1, 20, 2, 10, 3, 20, 4, 210, 0, 220, 0, 230, -1),
                 ["LINESTRING (-1 2, -3 4)"]),
    "not a number": ((0, "LINE", 10, "nan", 20, 2, 11, 3, 21, 4), [None]),
    "infinite": ((0, "CIRCLE", 10, 1, 20, 2, 40, "inf"), [None]),
    "enormous": ((0, "POINT", 10, "1e300", 20, 2), [None]),
    "word": ((0, "POINT", 10, "x", 20, 2), [None]),
    "text aligned elsewhere": ((0, "TEXT", 10, 0, 20, 0, 40, 1, 1, "a", 72, 1, 11, 5, 21, 6), ["POINT (5 6)"]),
    "comments": ((999, "a", 0, "POINT", 999, "b", 10, 1, 20, 2), ["POINT (1 2)"]),
    "lower case": ((0, " point ", 10, 1, 20, 2), ["POINT (1 2)"]),
    "a stranger": ((0, "ACAD_PROXY_ENTITY", 10, 1, 20, 2), [None]),
    "reactors first": ((0, "POINT", 102, "{ACAD_REACTORS", 330, "A", 8, "X", 102, "}", 8, "Y", 10, 1, 20, 2),
                       ["POINT (1 2)"]),
}  # fmt: skip


@pytest.mark.parametrize("name", ODD)
def test_odd_entities(name: str) -> None:
    groups, expected = ODD[name]
    drawing = read(entities(*groups))
    e = drawing.entities
    assert drawing.reader == "columns"
    assert [g and g.wkt for g in e.geometry] == [w and shapely.from_wkt(w).wkt for w in expected]
    assert e.layer[0] == ("Y" if "reactors" in name else "0")


@pytest.mark.parametrize("name", ["not a number", "infinite", "enormous", "word"])
def test_coordinates_that_are_no_numbers_are_said(name: str) -> None:
    _, issues = read_dxf(entities(*ODD[name][0]), "a.dxf")
    assert [(i.code, i.line, i.loss) for i in issues] == [("dxf-coordinate-not-finite", 5, True)]


def test_duplicate_handles_are_said() -> None:
    point = (0, "POINT", 5, "1a", 10, 1, 20, 2)
    _, issues = read_dxf(entities(*point, *point, 0, "POINT", 5, "1B", 10, 1, 20, 2), "a.dxf")
    assert [(i.code, i.handle, i.facts["count"]) for i in issues] == [("dxf-duplicate-handle", "1a", 2)]


TURN = 2 * math.pi
EDGES = {
    "lines": ((72, 1, 10, 0, 20, 0, 11, 4, 21, 0, 72, 1, 10, 4, 20, 0, 11, 4, 21, 3,
               72, 1, 10, 4, 20, 3, 11, 0, 21, 0), 6),
    "a line turned round": ((72, 1, 10, 0, 20, 0, 11, 4, 21, 0, 72, 1, 10, 4, 20, 3, 11, 4, 21, 0,
                             72, 1, 10, 4, 20, 3, 11, 0, 21, 0), 6),
    "half discs": ((72, 2, 10, 0, 20, 0, 40, 2, 50, 0, 51, 180, 73, 1, 72, 1, 10, -2, 20, 0, 11, 2, 21, 0), TURN),
    "clockwise": ((72, 2, 10, 0, 20, 0, 40, 2, 50, 180, 51, 360, 73, 0, 72, 1, 10, 2, 20, 0, 11, -2, 21, 0), TURN),
    "a full circle": ((72, 2, 10, 0, 20, 0, 40, 2, 50, 0, 51, 360, 73, 1), 2 * TURN),
    "an ellipse": ((72, 3, 10, 0, 20, 0, 11, 3, 21, 0, 40, 0.5, 50, 0, 51, 360, 73, 1), 2.25 * TURN),
    "a straight spline": ((72, 4, 94, 1, 73, 0, 74, 0, 95, 6, 96, 4, 40, 0, 40, 0, 40, 1, 40, 2, 40, 3, 40, 3,
                           10, 0, 20, 0, 10, 4, 20, 0, 10, 4, 20, 3, 10, 0, 20, 0), 6),
}  # fmt: skip


@pytest.mark.parametrize("name", EDGES)
def test_hatches_bounded_by_edges(name: str) -> None:
    edges, area = EDGES[name]
    head = (0, "HATCH", 10, 0, 20, 0, 30, 0, 2, "SOLID", 70, 1, 71, 0, 91, 1, 92, 1, 93, edges[::2].count(72))
    drawing = read(entities(*head, *edges, 97, 0, 75, 0, 76, 1, 98, 1, 10, 9, 20, 9))
    (shape,) = drawing.entities.geometry
    assert shape.is_valid
    assert shape.area == pytest.approx(area, abs=SAGITTA * shape.length)


def test_a_hatch_without_a_shape_is_a_loss() -> None:
    data = entities(0, "HATCH", 91, 1000000000, 92, 2, 72, 0, 73, 1, 93, 1, 10, 1, 20, 2, 75, 0)
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None
    assert [(i.code, i.loss) for i in issues] == [("dxf-count", False), ("dxf-hatch-edge", True)]


def test_a_hatch_edge_that_cannot_be_drawn_is_a_loss() -> None:
    head = (0, "HATCH", 10, 0, 20, 0, 30, 0, 91, 1, 92, 1, 93, 1)
    _, issues = read_dxf(entities(*head, 72, 4, 94, 3, 97, 0, 75, 0), "a.dxf")
    assert ("dxf-hatch-edge", True) in [(i.code, i.loss) for i in issues]


def test_a_sketch_is_what_the_reader_makes_of_the_same_things() -> None:
    drawn = read(
        entities(*LIGHT, 8, "A", 1001, "SOUTH", 1000, "300000", 0, "TEXT", 8, "B", 10, 1, 20, 2, 40, 1, 1, "砼3")
    )
    said = sketch([
        {"layer": "A", "wkt": "POLYGON ((0 0, 4 0, 4 3, 0 0))", "code": "300000"},
        {"layer": "B", "points": [(1, 2)], "text": "砼3"},
    ])  # fmt: skip
    for name in ("flags", "start", "xyz", "bulge", "shape", "xcode", "xstart", "geometry", "space"):
        assert getattr(drawn.entities, name).tolist() == getattr(said.entities, name).tolist(), name
    for name in ("type", "layer", "linetype", "style", "owner", "block", "tag", "text", "xvalue"):
        assert getattr(drawn.entities, name).values.tolist() == getattr(said.entities, name).values.tolist(), name
