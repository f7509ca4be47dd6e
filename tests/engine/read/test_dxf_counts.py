"""Counts that are wrong: what is there is read, as ezdxf reads it, and it is said."""

from __future__ import annotations

import io
import re

import ezdxf
import pytest
from against_ezdxf import by_columns, by_ezdxf, differences, document

from surveycheck.model import Issue
from surveycheck.read.dxf import read_dxf


def made() -> bytes:
    doc = ezdxf.new("R2000")
    space = doc.modelspace()
    space.add_lwpolyline([(0, 0), (4, 0), (4, 4)])
    hatch = space.add_hatch()
    hatch.paths.add_polyline_path([(0, 0), (9, 0), (9, 9), (0, 9)])
    edges = hatch.paths.add_edge_path()
    edges.add_line((20, 0), (29, 0))
    edges.add_line((29, 0), (29, 9))
    edges.add_line((29, 9), (20, 0))
    space.add_open_spline([(0, 0), (1, 1), (2, 0), (3, 1)])
    space.add_polymesh((2, 3))
    space.add_polyface().append_face([(0, 0), (1, 0), (1, 1)])
    doc.blocks.new("B")
    space.add_blockref("B", (50, 50)).add_attrib("T", "1", (50, 50))
    space.add_blockref("B", (60, 60))
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode()


def said(data: bytes) -> list[Issue]:
    drawing, issues = read_dxf(data, "a.dxf")
    assert drawing is not None
    assert drawing.reader == "columns"
    assert differences(by_columns(drawing), by_ezdxf(document(data))) == {}
    return [issue for issue in issues if issue.code == "dxf-count"]


def changed(kind: str, code: int, value: str, at: int = 0) -> tuple[bytes, int]:
    """The drawing with another value behind a group code of the first entity of a kind, and the line of the code."""
    data = made()
    begin = data.index(f"\n{kind}\n".encode(), data.index(b"\nENTITIES\n"))
    found = list(re.finditer(rb"\n *%d\n([^\n]*)(?=\n)" % code, data[begin:]))[at]
    start, stop = (begin + place for place in found.span(1))
    return data[:start] + value.encode() + data[stop:], data[:start].count(b"\n")


def test_counts_that_are_right_say_nothing() -> None:
    assert said(made()) == []
    for blanks in ("      3", "         3"):
        assert said(changed("LWPOLYLINE", 90, blanks)[0]) == []


@pytest.mark.parametrize(
    ("kind", "code", "value", "at", "actual"),
    [
        ("LWPOLYLINE", 90, "4", 0, 3),
        ("LWPOLYLINE", 90, "13", 0, 3),
        ("LWPOLYLINE", 90, "       33", 0, 3),
        ("LWPOLYLINE", 90, "0", 0, 3),
        ("LWPOLYLINE", 90, "2000000000", 0, 3),
        ("HATCH", 91, "3", 0, 2),
        ("HATCH", 93, "5", 0, 4),
        ("HATCH", 93, "2", 1, 3),
        ("SPLINE", 72, "7", 0, 8),
        ("SPLINE", 73, "5", 0, 4),
        ("SPLINE", 74, "2", 0, 0),
        ("POLYLINE", 71, "3", 0, 6),
    ],
)
def test_a_wrong_count_is_said_where_it_stands(kind: str, code: int, value: str, at: int, actual: int) -> None:
    data, line = changed(kind, code, value, at)
    (issue,) = said(data)
    stated = 9 if kind == "POLYLINE" else int(value)
    assert (issue.facts["type"], issue.facts["code"], issue.facts["said"]) == (kind, code, stated)
    assert (issue.facts["actual"], issue.line, issue.loss) == (actual, line, False)
    assert issue.handle


def test_counts_of_a_polyface_mesh_need_not_be_right() -> None:
    data = made()
    second = data.index(b"\nPOLYLINE\n", data.index(b"\nPOLYLINE\n") + 5)
    at = data.index(b"\n 71\n", second) + 5
    assert said(data[:at] + b"7" + data[data.index(b"\n", at) :]) == []


def test_attributes_that_are_not_announced_and_announced_ones_that_are_not_there() -> None:
    data = made()
    place = data.index(b"\n 66\n1\n", data.index(b"\nINSERT\n"))
    drawing, issues = read_dxf(data[: place + 5] + b"0" + data[place + 6 :], "a.dxf")
    assert drawing is not None
    (issue,) = (issue for issue in issues if issue.code == "dxf-count")
    facts = issue.facts
    assert (facts["type"], facts["code"], facts["said"], facts["actual"]) == ("INSERT", 66, 0, 1)
    assert "ATTRIB" in drawing.entities.type.counts(), "it was read all the same"
    second = data.index(b"\nINSERT\n", place)
    name = data.index(b"\n  2\n", second)
    _, issues = read_dxf(data[:name] + b"\n 66\n1" + data[name:], "a.dxf")
    assert [issue.facts["actual"] for issue in issues if issue.code == "dxf-count"] == [0]
