"""What no rule looks at is kept, or said; and texts as they were written."""

from __future__ import annotations

import numpy as np
import pytest
import shapely
from small_dxf import entities, pairs

from surveycheck.model import Drawing, Issue
from surveycheck.model.drawing import AREA, LINE
from surveycheck.read.dxf import read_dxf

HEAVY = (
    *(0, "POLYLINE", 5, "A1", 8, "JZD", 66, 1, 10, 0, 20, 0, 1001, "SOUTH", 1000, "300000"),
    *(0, "VERTEX", 8, "JZD", 10, 0, 20, 0, 1001, "SOUTH", 1000, "J1", 1070, 7, 1001, "EPS", 1010, 1, 1020, 2, 1030, 3),
    *(0, "VERTEX", 8, "JZD", 10, 9, 20, 0),
    *(0, "VERTEX", 8, "JZD", 10, 9, 20, 9, 1001, "SOUTH", 1000, "J3"),
    *(0, "SEQEND", 8, "JZD", 1001, "SOUTH", 1040, 1.5),
)
MARKED = (
    *(0, "INSERT", 5, "B1", 8, "GCD", 2, "G", 10, 0, 20, 0, 66, 1),
    *(0, "ATTRIB", 5, "B2", 8, "GCD", 10, 0, 20, 0, 40, 1, 1, "4.5", 2, "h", 1001, "EPS", 1000, "own"),
    *(0, "SEQEND", 8, "GCD", 1001, "EPS", 1000, "end"),
)
BLOCK = (0, "BLOCK", 2, "G", 8, 0, 10, 0, 20, 0, 1001, "EPS", 1000, "b", 0, "POINT", 8, 0, 10, 0, 20, 0, 0, "ENDBLK")
BLOCKS = pairs(0, "SECTION", 2, "BLOCKS", *BLOCK, 0, "ENDSEC")
MULTILINE = (
    0,
    "MLINE",
    5,
    "C1",
    8,
    "Q",
    70,
    0,
    72,
    3,
    10,
    0,
    20,
    0,
    11,
    0,
    21,
    0,
    12,
    1,
    22,
    0,
    11,
    9,
    21,
    0,
    11,
    9,
    21,
    9,
)
CURVE = (100, "AcDbSpline", 70, 0, 71, 1, 40, 0, 40, 0, 40, 1, 40, 1, 10, 0, 20, 0, 10, 3, 20, 4)
HELIX = (*CURVE, 100, "AcDbHelix", 90, 29, 10, 70, 20, 70, 11, 1, 21, 0, 12, 0, 22, 0, 40, 5, 41, 3, 42, 1)


def read(data: bytes) -> tuple[Drawing, dict[str, Issue]]:
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None, issues
    return drawing, {issue.code: issue for issue in issues}


@pytest.mark.parametrize("damage", [b"", b"  5\nAA\n"])
def test_extended_data_of_vertices_is_kept_and_said(damage: bytes) -> None:
    """Also where ezdxf has to mend the file first."""
    drawing, issues = read(damage + BLOCKS + entities(*HEAVY, *MARKED))
    e, parts = drawing.entities, drawing.parts
    line, insert = (int(np.flatnonzero(e.type.where(kind.__eq__))[0]) for kind in ("POLYLINE", "INSERT"))
    point = ((1010, (1.0, 2.0, 3.0)),)
    assert parts.xdata(line) == (
        ("VERTEX", {"SOUTH": ((1000, "J1"), (1070, 7)), "EPS": point}),
        ("VERTEX", {"SOUTH": ((1000, "J3"),)}),
        ("SEQEND", {"SOUTH": ((1040, 1.5),)}),
    )
    assert parts.xdata(-1) == (("BLOCK", {"EPS": ((1000, "b"),)}),)
    assert parts.xdata(insert) == (("SEQEND", {"EPS": ((1000, "end"),)}),)
    assert e.xdata(line) == ((1001, "SOUTH"), (1000, "300000"))
    said = [
        issue for issue in read_dxf(BLOCKS + entities(*HEAVY, *MARKED), "a.dxf")[1] if issue.code == "dxf-part-xdata"
    ]
    assert [(i.facts["type"], i.facts["count"], i.facts["name"], i.handle, i.loss) for i in said] == [
        ("SEQEND", 2, "EPS、SOUTH", "A1", False),
        ("VERTEX", 2, "EPS、SOUTH", "A1", False),
    ]
    assert "dxf-part-xdata" in issues


def test_extended_data_of_a_block_belongs_to_no_row() -> None:
    parts = read(BLOCKS + entities(*HEAVY))[0].parts
    assert parts.xdata(-1) == (("BLOCK", {"EPS": ((1000, "b"),)}),)


def test_texts_are_kept_as_they_were_written() -> None:
    long = (0, "MTEXT", 8, "T", 10, 0, 20, 0, 40, 1, 3, "{\\fSimSun;宗地", 1, "甲}")
    short = (0, "MTEXT", 8, "T", 10, 0, 20, 0, 40, 1, 1, "{\\fSimSun;乙}")
    line = (0, "TEXT", 8, "T", 10, 0, 20, 0, 40, 1, 1, "12%%d")
    e = read(entities(*long, *short, *line, *long))[0].entities
    assert list(e.text.values) == ["宗地甲", "乙", "12°", "宗地甲"]
    assert list(e.raw.values) == ["{\\fSimSun;宗地甲}", "{\\fSimSun;乙}", "12%%d", "{\\fSimSun;宗地甲}"]


def test_an_attribute_of_several_lines_has_all_of_them() -> None:
    embedded = (101, "Embedded Object", 10, 5, 20, 5, 3, "first\\P{\\fSimSun;", 1, "second}", 7, "Standard")
    several = (0, "ATTDEF", 8, "T", 10, 1, 20, 2, 40, 1, 1, "first", 2, "TAG", *embedded, 1001, "EPS", 1000, "x")
    plain = (0, "ATTDEF", 8, "T", 10, 1, 20, 2, 40, 1, 1, "alone", 2, "TAG")
    e = read(entities(*several, *plain))[0].entities
    assert list(e.text.values) == ["first\nsecond", "alone"]
    assert e.xdata(0) == ((1001, "EPS"), (1000, "x"))
    assert shapely.get_coordinates(e.geometry[0]).tolist() == [[1, 2]]


@pytest.mark.parametrize(("flag", "shape"), [(1, LINE), (3, AREA)])
def test_a_multiline_is_the_line_that_it_follows(flag: int, shape: int) -> None:
    drawing, issues = read(entities(*MULTILINE, 71, flag))
    e = drawing.entities
    corners = [[0, 0], [9, 0], [9, 9], *([[0, 0]] if shape == AREA else [])]
    assert shapely.get_coordinates(e.geometry[0]).tolist() == corners
    assert e.shape[0] == shape
    assert issues["dxf-multiline"].loss
    assert "dxf-not-read" not in issues


def test_a_helix_is_the_spline_that_it_carries() -> None:
    drawing, issues = read(entities(0, "HELIX", 5, "D1", 8, "X", *HELIX, 0, "SPLINE", 5, "D2", 8, "X", *CURVE))
    assert [shapely.get_coordinates(g).tolist() for g in drawing.entities.geometry] == [[[0, 0], [3, 4]]] * 2
    assert issues == {}


def test_files_that_are_shown_are_said() -> None:
    objects = pairs(0, "SECTION", 2, "OBJECTS", 0, "IMAGEDEF", 5, "E1", 1, "D:\\a.tif", 0, "ENDSEC")
    _, issues = read(objects + entities(*HEAVY))
    assert issues["dxf-shown-file"].facts == {"type": "IMAGE", "path": "D:\\a.tif", "count": 1}


def test_a_hatch_in_an_upright_plane_is_a_line_in_plan() -> None:
    ring = (91, 1, 92, 2, 72, 0, 73, 1, 93, 3, 10, 1, 20, 0, 10, 5, 20, 0, 10, 5, 20, 5, 75, 0, 76, 1, 98, 0)
    hatch = (0, "HATCH", 5, "H1", 8, "0", 10, 0, 20, 0, 30, 0, 210, 1, 220, 0, 230, 0, 2, "SOLID", 70, 1, 71, 0, *ring)
    drawing, issues = read(entities(*hatch))
    assert drawing.entities.shape.tolist() == [LINE]
    assert drawing.entities.geometry[0].bounds == (0, 1, 0, 5)
    assert issues == {}


@pytest.mark.parametrize("marks", ["}}", "{{", "}{", "{"])
def test_application_groups_that_hide_what_is_not_theirs_are_not_believed(marks: str) -> None:
    """Between the marks of two records stand the handle and the layer of the second, and the block that it shows."""
    one = (0, "POINT", 5, "A1", 8, "X", 10, 1, 20, 1, 102, marks[0])
    two = (0, "POINT", 5, "A2", 8, "Y", *((102, marks[1]) if len(marks) > 1 else ()), 10, 2, 20, 2)
    drawing, (issue, *mended) = read_dxf(entities(*one, *two), "a.dxf")
    assert (issue.loss, issue.facts["reason"]) == (True, "application-group-open")
    if len(marks) > 1:
        assert (drawing, issue.code) == (None, "dxf-unreadable")
        return
    assert drawing is not None
    assert issue.code == "dxf-recovered"
    assert {each.code for each in mended} == {"dxf-mended"}
    e = drawing.entities
    own = {(e.handle_text(row), e.layer[row], e.xyz[row, 0]) for row in range(len(e))}
    assert own == {("A2", "Y", 2.0)}


def test_a_bulge_beyond_measure_is_said() -> None:
    """It was drawn straight: infinity over infinity."""
    for bulge in ("1e300", "1e15", "-1e200"):
        drawing, issues = read(entities(0, "LWPOLYLINE", 8, "X", 90, 2, 70, 0, 10, 0, 20, 0, 42, bulge, 10, 9, 20, 0))
        assert drawing.entities.geometry[0] is None
        assert list(issues) == ["dxf-coordinate-not-finite"]
