"""Strategies for drawings, one for each type of entity, written by ezdxf in any version: input for property tests.

``drawings()`` gives bytes. The entities stand in model space, in paper space, and in blocks that refer to each other;
references are moved, turned, mirrored, stretched, tilted and arrayed.
"""

from __future__ import annotations

import io
from typing import Any

import ezdxf
from ezdxf.document import Drawing as Document
from ezdxf.layouts import BaseLayout
from ezdxf.math import Vec3
from hypothesis import strategies as st

VERSIONS = ("R12", "R2000", "R2004", "R2007", "R2010", "R2013", "R2018")
LAYERS = ("0", "JZD", "界址", "Layer 1")
NUMBER = st.integers(-50_000, 50_000).map(lambda mm: mm / 1000)
POSITIVE = st.integers(1, 20_000).map(lambda mm: mm / 1000)
ANGLE = st.integers(0, 7199).map(lambda tenth: tenth / 10 - 360)
POINT = st.tuples(NUMBER, NUMBER, NUMBER)
FLAT = st.tuples(NUMBER, NUMBER)
BULGE = st.sampled_from([0.0, 0.0, 0.0, 1.0, -1.0, 0.3, -0.5, 2.0, 1e-5])
EXTRUSION = st.sampled_from([(0, 0, 1)] * 4 + [(0, 0, -1), (1, 0, 0), (0.3, -0.4, 0.8)])
CODED = st.sampled_from(
    [
        "{\\fSimSun|b0|i0;宗地}\\P12",
        "\\A1;\\H2.5x;a{\\C1;b}c",
        "\\S1^2;x",
        "a\\Lb\\lc\\\\d",
        "%%d12",
        "长" * 260,
        "\\pxi-3;x\\P\\{y\\}",
    ]
)
TEXT = st.sampled_from(["宗地12", "abc", "%%d12%%c", "面积 12.5", "A B", "x^y"])
XDATA = st.lists(
    st.sampled_from([(1000, "300000"), (1040, 1.5), (1070, 7), (1071, 70000), (1005, "FF"), (1010, (1.0, 2.0, 3.0))]),
    min_size=1,
    max_size=4,
)


def _attribs(draw: st.DrawFn, **more: Any) -> dict[str, Any]:
    return {"layer": draw(st.sampled_from(LAYERS)), "color": draw(st.sampled_from([256, 1, 7])), **more}


def line(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_line(draw(POINT), draw(POINT), _attribs(draw))


def point(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_point(draw(POINT), _attribs(draw))


def circle(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_circle(draw(POINT), draw(POSITIVE), _attribs(draw, extrusion=draw(EXTRUSION)))


def arc(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_arc(
        draw(POINT), draw(POSITIVE), draw(ANGLE), draw(ANGLE), dxfattribs=_attribs(draw, extrusion=draw(EXTRUSION))
    )


def polyline_2d(draw: st.DrawFn, to: BaseLayout) -> Any:
    points = [(*p, draw(BULGE)) for p in draw(st.lists(FLAT, min_size=2, max_size=5))]
    more = _attribs(draw, extrusion=draw(EXTRUSION))
    return to.add_polyline2d(points, format="xyb", close=draw(st.booleans()), dxfattribs=more)


def polyline_3d(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_polyline3d(draw(st.lists(POINT, min_size=2, max_size=5)), dxfattribs=_attribs(draw))


def polymesh(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_polymesh((2, 3), _attribs(draw))


def polyface(draw: st.DrawFn, to: BaseLayout) -> Any:
    mesh = to.add_polyface(_attribs(draw))
    mesh.append_face([draw(POINT), draw(POINT), draw(POINT)])
    return mesh


def text(draw: st.DrawFn, to: BaseLayout) -> Any:
    more = _attribs(draw, rotation=draw(ANGLE), extrusion=draw(EXTRUSION), insert=draw(POINT))
    return to.add_text(draw(TEXT), height=draw(POSITIVE), dxfattribs=more)


def attdef(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_attdef("TAG", draw(FLAT), "0", dxfattribs=_attribs(draw))


def solid(draw: st.DrawFn, to: BaseLayout) -> Any:
    corners = draw(st.lists(POINT, min_size=4, max_size=4))
    make = draw(st.sampled_from([to.add_solid, to.add_trace, to.add_3dface]))
    more = {} if make == to.add_3dface else {"extrusion": draw(EXTRUSION)}
    return make(corners, dxfattribs=_attribs(draw, **more))


def lwpolyline(draw: st.DrawFn, to: BaseLayout) -> Any:
    points = [(*p, draw(BULGE)) for p in draw(st.lists(FLAT, min_size=2, max_size=5))]
    more = _attribs(draw, extrusion=draw(EXTRUSION), elevation=draw(NUMBER))
    return to.add_lwpolyline(points, format="xyb", close=draw(st.booleans()), dxfattribs=more)


def mtext(draw: st.DrawFn, to: BaseLayout) -> Any:
    more = _attribs(draw, insert=draw(POINT), char_height=draw(POSITIVE), extrusion=draw(EXTRUSION))
    return to.add_mtext(draw(st.one_of(TEXT, CODED)), more)


def ellipse(draw: st.DrawFn, to: BaseLayout) -> Any:
    begin, end = draw(st.sampled_from([(0.0, 6.283185307179586), (0.5, 2.5), (4.0, 1.0)]))
    normal = Vec3(draw(EXTRUSION))
    major = (normal.cross(Vec3(draw(POSITIVE), draw(POSITIVE), 0.5)) or Vec3(1, 0, 0)).normalize(draw(POSITIVE))
    more = _attribs(draw, extrusion=normal)
    return to.add_ellipse(draw(POINT), major, draw(st.sampled_from([0.1, 0.5, 1.0])), begin, end, more)


def spline(draw: st.DrawFn, to: BaseLayout) -> Any:
    control = draw(st.lists(POINT, min_size=4, max_size=7))
    how = draw(st.integers(0, 4))
    if how == 0:
        return to.add_spline(control, dxfattribs=_attribs(draw))
    if how == 1:
        made = to.add_spline(dxfattribs=_attribs(draw))
        made.set_closed(control, degree=3)
        return made
    if how == 2:
        weights = [draw(st.sampled_from([1.0, 2.0, 0.5])) for _ in control]
        return to.add_rational_spline(control, weights, degree=3, dxfattribs=_attribs(draw))
    return to.add_open_spline(control, degree=draw(st.sampled_from([2, 3])), dxfattribs=_attribs(draw))


def hatch(draw: st.DrawFn, to: BaseLayout) -> Any:
    made = to.add_hatch(dxfattribs=_attribs(draw, extrusion=draw(EXTRUSION), elevation=(0, 0, draw(NUMBER))))
    x, y = draw(FLAT)
    if draw(st.booleans()):
        made.paths.add_polyline_path([(x, y, draw(BULGE)), (x + 9, y, draw(BULGE)), (x + 9, y + 9, 0)], is_closed=True)
        if draw(st.booleans()):
            made.paths.add_polyline_path([(x + 7, y + 1), (x + 8, y + 1), (x + 8, y + 2)], is_closed=True, flags=0)
        return made
    path = made.paths.add_edge_path()
    path.add_line((x, y), (x + 4, y))
    path.add_arc((x + 4, y + 2), 2, -90, 90)
    how = draw(st.integers(0, 2))
    if how == 0:
        path.add_spline(
            control_points=[(x + 4, y + 4), (x + 2, y + 6), (x, y + 4)], degree=2, knot_values=[0, 0, 0, 1, 1, 1]
        )
    elif how == 1:
        path.add_ellipse((x + 2, y + 4), (2, 0), draw(st.sampled_from([0.2, 0.7])), 0, 180)
    else:
        path.add_line((x + 4, y + 4), (x, y + 4))
    path.add_line((x, y + 4), (x, y))
    return made


def leader(draw: st.DrawFn, to: BaseLayout) -> Any:
    return to.add_leader(draw(st.lists(POINT, min_size=2, max_size=4)), dxfattribs=_attribs(draw))


def multiline(draw: st.DrawFn, to: BaseLayout) -> Any:
    more = _attribs(draw, justification=draw(st.integers(0, 2)))
    x, y, z = draw(POINT)
    points = [
        (x + 5 * k, y + dy, z)
        for k, dy in enumerate(draw(st.lists(st.sampled_from([0, 3, -8]), min_size=2, max_size=4)))
    ]
    close = len(points) > 2 and draw(st.booleans())
    return to.add_mline([*points, *([(x, y + 50, z)] if close else [])], close=close, dxfattribs=more)


def dimension(draw: st.DrawFn, to: BaseLayout) -> Any:
    x, y = draw(FLAT)
    made = to.add_linear_dim(
        (x, y + 3), (x, y), (x + 9, y), angle=draw(st.sampled_from([0, 30])), dxfattribs=_attribs(draw)
    )
    made.render()
    return made.dimension


IN_R12 = (line, point, circle, arc, polyline_2d, polyline_3d, polymesh, polyface, text, attdef, solid)
LATER = (lwpolyline, mtext, ellipse, spline, hatch, leader, multiline, dimension)


def insert(draw: st.DrawFn, to: BaseLayout, names: tuple[str, ...]) -> Any:
    scale = draw(st.sampled_from([(1, 1, 1), (2, 2, 2), (-1, 1, 1), (1, -2, 1), (2, 0.5, 1), (-3, -3, -3)]))
    more = dict(zip(("xscale", "yscale", "zscale"), scale, strict=True))
    more |= {"rotation": draw(ANGLE), "extrusion": draw(EXTRUSION)}
    if draw(st.integers(0, 3)) == 0:
        more |= {"column_count": 2, "row_count": 3, "column_spacing": draw(NUMBER), "row_spacing": draw(NUMBER)}
    made = to.add_blockref(draw(st.sampled_from(names)), draw(POINT), _attribs(draw, **more))
    if draw(st.integers(0, 3)) == 0:
        made.add_attrib("TAG", draw(TEXT), draw(FLAT), _attribs(draw))
    return made


def _fill(draw: st.DrawFn, to: BaseLayout, version: str, blocks: tuple[str, ...], most: int) -> None:
    kinds = IN_R12 if version == "R12" else IN_R12 + LATER
    for _ in range(draw(st.integers(1, most))):
        among = draw(st.integers(0, 2))
        made = insert(draw, to, blocks) if blocks and among == 0 else draw(st.sampled_from(kinds))(draw, to)
        if draw(st.integers(0, 3)) == 0:
            for application in draw(st.sampled_from([("SOUTH",), ("EPS", "SOUTH")])):
                made.set_xdata(application, draw(XDATA))
                if made.dxftype() == "POLYLINE":
                    made.vertices[-1].set_xdata(application, draw(XDATA))


def written(doc: Document) -> bytes:
    stream = io.StringIO()
    doc.write(stream)
    return stream.getvalue().encode(doc.output_encoding, "dxfreplace")


@st.composite
def drawings(draw: st.DrawFn) -> bytes:
    """A DXF file of any version with up to three blocks, each of which may refer to those before it."""
    version = draw(st.sampled_from(VERSIONS))
    doc = ezdxf.new(version)
    if version in ("R2000", "R2004"):
        doc.encoding = "gbk"
    for name in ("SOUTH", "EPS"):
        doc.appids.new(name)
    blocks: tuple[str, ...] = ()
    for name in ("ONE", "二", "THREE")[: draw(st.integers(0, 3))]:
        block = doc.blocks.new(name, base_point=draw(st.sampled_from([(0, 0, 0), (1, 2, 3)])))
        _fill(draw, block, version, blocks, 3)
        blocks = (*blocks, name)
    _fill(draw, doc.modelspace(), version, blocks, 6)
    if version != "R12" and draw(st.booleans()):
        _fill(draw, doc.layout("Layout1"), version, blocks, 2)
    return written(doc)
