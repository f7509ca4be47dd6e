"""Blocks in their places, held against ezdxf: whose copies, how many, where, and along which curves."""

from __future__ import annotations

import io
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

import ezdxf
import numpy as np
import pytest
import shapely
from ezdxf.document import Drawing as Document
from ezdxf.entities import DXFEntity, Insert
from ezdxf.math import Matrix44, Vec3
from ezdxf.path import make_path
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from surveycheck.geometry.curves import SYMBOL_SAGITTA
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Drawing
from surveycheck.model.drawing import IN_BLOCK, PLACED, Block, Layer
from surveycheck.read.dxf import read_dxf

Seen = tuple[tuple[str, ...], DXFEntity, Matrix44]


def read(document: Document) -> Drawing:
    stream = io.StringIO()
    document.write(stream)
    drawing, _ = read_dxf(stream.getvalue().encode("utf-8"), "a.dxf")
    assert drawing is not None
    assert drawing.reader == "columns"
    return drawing


def walk(insert: Insert, outer: Matrix44, path: tuple[str, ...]) -> Iterator[Seen]:
    """What ezdxf finds in an INSERT: the handles that lead to it, the definition, and the map of its place."""
    path = (*path, insert.dxf.handle)
    block = insert.block()
    assert block is not None
    for copy in insert.multi_insert() if insert.mcount > 1 else (insert,):
        here = copy.matrix44() * outer
        for entity in block:
            if entity.dxftype() == "ATTDEF":
                continue
            yield (*path, entity.dxf.handle), entity, here
            if isinstance(entity, Insert):
                yield from (((*path, entity.dxf.handle, a.dxf.handle), a, here) for a in entity.attribs)
                yield from walk(entity, here, path)


def points(entity: DXFEntity) -> list[Vec3]:
    """The defining points of an entity in its block, in the world of the block."""
    kind, dxf = entity.dxftype(), entity.dxf
    ocs = entity.ocs() if hasattr(entity, "ocs") else None
    own: list[Any] = {
        "LINE": lambda: [dxf.start, dxf.end],
        "POINT": lambda: [dxf.location],
        "TEXT": lambda: [dxf.insert],
        "ATTRIB": lambda: [dxf.insert],
        "INSERT": lambda: [dxf.insert],
        "CIRCLE": lambda: [dxf.center],
        "ARC": lambda: [dxf.center],
        "3DFACE": lambda: [dxf.vtx0, dxf.vtx1, dxf.vtx2, dxf.vtx3],
        "SOLID": lambda: [dxf.vtx0, dxf.vtx1, dxf.vtx2, dxf.vtx3],
        "SPLINE": lambda: list(entity.control_points),
        "LWPOLYLINE": lambda: [(x, y, dxf.elevation) for x, y in entity.get_points("xy")],
    }[kind]()
    flat = kind in ("TEXT", "ATTRIB", "INSERT", "CIRCLE", "ARC", "SOLID", "LWPOLYLINE")
    return [ocs.to_wcs(Vec3(p)) if flat and ocs else Vec3(p) for p in own]


def compare(document: Document) -> int:
    """Holds every placed row against ezdxf; gives how many there were."""
    drawing = read(document)
    e = drawing.entities
    ours: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for row in np.flatnonzero(e.space == PLACED).tolist():
        ours[tuple(e.handle_text(r) for r in e.path(row))].append(row)
    theirs: dict[tuple[str, ...], list[tuple[DXFEntity, Matrix44]]] = defaultdict(list)
    for insert in document.modelspace().query("INSERT"):
        for path, entity, here in walk(insert, Matrix44(), ()):
            theirs[path].append((entity, here))
    assert {path: len(rows) for path, rows in ours.items()} == {path: len(seen) for path, seen in theirs.items()}
    for path, rows in ours.items():
        for row, (entity, here) in zip(rows, theirs[path], strict=True):
            agrees(drawing, row, entity, here)
    return sum(map(len, ours.values()))


def agrees(drawing: Drawing, row: int, entity: DXFEntity, here: Matrix44) -> None:
    e = drawing.entities
    expected = np.array([here.transform(p).xyz for p in points(entity)])
    xyz = e.xyz[e.start[row] : e.start[row + 1]]
    size = max(1.0, float(np.abs(expected).max()))
    if len(xyz) == len(expected):
        assert np.abs(xyz - expected).max() <= 1e-9 * size, entity
    else:
        assert np.abs(xyz[0] - expected[0]).max() <= 1e-9 * size, entity
    assert e.extrusion[row].tolist() == [0, 0, 1]
    if entity.dxftype() in ("CIRCLE", "ARC", "LWPOLYLINE", "LINE"):
        on_the_curve(drawing, row, entity, here, size)


def on_the_curve(drawing: Drawing, row: int, entity: DXFEntity, here: Matrix44, size: float) -> None:
    """Points along the true curve lie on our chords, and our vertices on the curve."""
    path = make_path(entity).transform(here)
    reach = max(float(np.ptp([v.xyz for v in path.control_vertices()], axis=0).max()), 1e-3)
    fine = [Vec3(v).vec2 for v in path.flattening(reach * 1e-6, 64)]
    ours = drawing.entities.geometry[row]
    if ours is None or len({v.round(9) for v in fine}) < 2:
        return
    line = shapely.LineString([(v.x, v.y) for v in fine])
    allowed = SYMBOL_SAGITTA + 4e-4 * reach + 1e-9 * size  # ezdxf draws curves as Bézier curves, 3e-4 of a radius off
    outline = ours.exterior if ours.geom_type == "Polygon" else ours
    assert shapely.hausdorff_distance(line, outline, densify=0.5) < 0.2 * reach + allowed  # no half of it is missing
    assert shapely.distance(shapely.points(line.coords), outline).max() <= allowed, entity
    assert shapely.distance(shapely.points(outline.coords), line).max() <= allowed, entity


EXTRUSIONS = st.sampled_from([(0, 0, 1), (0, 0, 1), (0, 0, -1), (1, 0, 0), (0.3, -0.2, 0.9)])
SMALL = st.floats(-50, 50).map(lambda x: round(x, 3))
SCALES = st.sampled_from([1.0, 1.0, -1.0, 0.5, 2.0, -3.0, 0.01])
PLACE = st.tuples(SMALL, SMALL, SMALL)


@st.composite
def contents(draw: Any, block: Any, names: list[str]) -> None:
    for _ in range(draw(st.integers(1, 3))):
        kind = draw(st.sampled_from(["line", "point", "circle", "arc", "light", "text", "solid", "face", "spline"]))
        other = {"extrusion": draw(EXTRUSIONS)}
        place = draw(PLACE)
        if kind == "line":
            block.add_line(place, draw(PLACE))
        elif kind == "point":
            block.add_point(place)
        elif kind == "circle":
            block.add_circle(place, draw(st.floats(0.1, 20)), dxfattribs=other)
        elif kind == "arc":
            block.add_arc(place, draw(st.floats(0.1, 20)), draw(SMALL), draw(SMALL) + 200, dxfattribs=other)
        elif kind == "light":
            bulge = draw(st.sampled_from([0, 0.3, -1, 2.5]))
            corners = [(place[0], place[1], bulge), (place[0] + 7, place[1] - 3, 0), (place[0] + 2, place[1] + 9, -0.2)]
            other |= {"elevation": place[2]}
            block.add_lwpolyline(corners, format="xyb", close=draw(st.booleans()), dxfattribs=other)
        elif kind == "text":
            block.add_text("示例", height=2, rotation=draw(SMALL), dxfattribs=other).set_placement(place)
        elif kind == "solid":
            block.add_solid([place, (1, 2, place[2]), (5, 5, place[2]), (8, 1, place[2])], dxfattribs=other)
        elif kind == "face":
            block.add_3dface([place, (1, 2, 3), (5, 5, 0), (8, 1, 1)])
        else:
            block.add_open_spline([place, (1, 2, 3), (5, 5, 0), (8, 1, 1)])
    for name in draw(st.lists(st.sampled_from(names), max_size=2)) if names else ():
        insert(draw, block, name)


def insert(draw: Any, layout: Any, name: str) -> None:
    scale = draw(st.tuples(SCALES, SCALES, SCALES))
    words = {"xscale": scale[0], "yscale": scale[1], "zscale": scale[2], "rotation": draw(SMALL) * 4}
    words |= {"extrusion": draw(EXTRUSIONS)}
    if draw(st.booleans()) and draw(st.booleans()):
        words |= {"column_count": 2, "row_count": draw(st.integers(1, 3)), "column_spacing": draw(SMALL)}
        words |= {"row_spacing": draw(SMALL)}
    made = layout.add_blockref(name, draw(PLACE), dxfattribs=words)
    if draw(st.booleans()):
        made.add_attrib("height", "4.5", draw(PLACE))


@st.composite
def documents(draw: Any) -> Document:
    document = ezdxf.new("R2010")
    names: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        block = document.blocks.new(f"块{number}", base_point=draw(PLACE))
        if draw(st.booleans()):
            block.add_attdef("height", (0, 0))
        draw(contents(block, names))
        names.append(block.name)
    for name in draw(st.lists(st.sampled_from(names), min_size=1, max_size=3)):
        insert(draw, document.modelspace(), name)
    return document


@settings(max_examples=12, deadline=None, phases=(Phase.generate,))
@given(documents())
def test_random_drawings_agree_with_ezdxf(document: Document) -> None:
    compare(document)


def rows(drawing: Drawing) -> list[tuple[str, str, int, str]]:
    """Type, layer, colour and line type of what is placed."""
    e = drawing.entities
    placed = np.flatnonzero(e.space == PLACED).tolist()
    return [(e.type[r], e.layer[r], int(e.color[r]), e.linetype[r]) for r in placed]


def in_block(name: str, **words: Any) -> dict[str, Any]:
    return {"space": IN_BLOCK, "owner": name, **words}


def test_layer_0_and_byblock_are_handed_down_through_every_level() -> None:
    drawing = sketch(
        [
            in_block("A", wkt="POINT (1 0)", layer="0", color=0, linetype="ByBlock"),
            in_block("A", wkt="POINT (2 0)", layer="JZD", color=0),
            in_block("A", wkt="POINT (3 0)", layer="JZD", color=3),
            in_block("B", block="a", wkt="POINT (0 0)", layer="0", color=0, linetype="BYBLOCK"),
            {"block": "B", "wkt": "POINT (0 0)", "layer": "GCD", "color": 256},
            {"block": "B", "wkt": "POINT (0 0)", "layer": "GCD", "color": 5, "linetype": "DASHED"},
        ],
        layers=[Layer("0"), Layer("GCD", 2), Layer("JZD", 1)],
    )
    by_layer = [("POINT", "GCD", 256, "BYLAYER"), ("POINT", "JZD", 2, "BYLAYER"), ("POINT", "JZD", 3, "BYLAYER")]
    own = [("POINT", "GCD", 5, "DASHED"), ("POINT", "JZD", 5, "BYLAYER"), ("POINT", "JZD", 3, "BYLAYER")]
    first = [("INSERT", "GCD", 256, "BYLAYER"), ("INSERT", "GCD", 5, "DASHED")]
    assert rows(drawing) == [*first, *by_layer, *own]


def test_the_base_point_is_what_stands_on_the_insertion_point() -> None:
    drawing = sketch(
        [in_block("A", wkt="POINT (500001 3300002)"), {"block": "A", "wkt": "POINT (10 20)", "rotation": 90}],
        blocks=[Block("A", base=(500000.0, 3300000.0, 0.0))],
    )
    assert shapely.get_coordinates(drawing.entities.geometry[-1]).round(9).tolist() == [[8, 21]]


@pytest.mark.parametrize(
    ("scale", "type_", "radius", "angles"),
    [
        ((2, 2, 2), "ARC", 2, (30, 90)),
        ((-2, 2, 2), "ARC", 2, (90, 150)),
        ((1, 2, 1), "ELLIPSE", np.nan, (30, 90)),
    ],
)
def test_arcs_stay_arcs_where_the_map_is_a_similarity(scale: Any, type_: str, radius: float, angles: Any) -> None:
    arc = in_block("A", wkt="POINT (0 0)", type="ARC", radius=1, start_angle=30, end_angle=90)
    e = sketch([arc, {"block": "A", "wkt": "POINT (0 0)", "scale": scale}]).entities
    assert e.type[2] == type_
    assert e.angle[2] % 360 == pytest.approx(angles)
    assert e.radius[2] == pytest.approx(radius, nan_ok=True)


def pairs(*groups: object) -> str:
    return "".join(f"{code}\n{value}\n" for code, value in zip(groups[::2], groups[1::2], strict=True))


def dxf(blocks: str, entities: str) -> bytes:
    head = pairs(0, "SECTION", 2, "BLOCKS") + blocks + pairs(0, "ENDSEC", 0, "SECTION", 2, "ENTITIES")
    return (head + entities + pairs(0, "ENDSEC", 0, "EOF")).encode("utf-8")


def block(name: str, *inserts: str, flags: int = 0, path: str = "", content: str = "") -> str:
    inner = "".join(pairs(0, "INSERT", 8, 0, 2, other, 10, 1, 20, 0) for other in inserts)
    return pairs(0, "BLOCK", 2, name, 70, flags, 1, path) + inner + content + pairs(0, "ENDBLK")


POINT = pairs(0, "POINT", 8, 0, 10, 1, 20, 2)
SHOWN = pairs(0, "INSERT", 5, "A1", 8, "GCD", 2, "A", 10, 0, 20, 0)
DOUBLING = "".join(block(f"N{k}", f"N{k + 1}", f"N{k + 1}") for k in range(1, 200)) + block("N200", content=POINT)


@pytest.mark.parametrize(
    ("blocks", "entities", "placed", "issue", "loss"),
    [
        (block("A", content=POINT), SHOWN, 1, "", False),
        ("", SHOWN, 0, "dxf-block-missing", False),
        (block("A", "B", content=POINT) + block("B", "A", content=POINT), SHOWN, 2, "dxf-block-cycle", True),
        (block("A", "A", content=POINT), SHOWN, 2, "dxf-block-cycle", True),
        (block("A", "N1") + DOUBLING, SHOWN, 0, "dxf-block-too-many", True),
        (block("A", content=POINT), SHOWN + pairs(70, 30000, 71, 30000, 44, 1, 45, 1), 0, "dxf-block-too-many", True),
        (block("A", content=POINT), SHOWN + pairs(70, 3, 71, 2, 44, 1, 45, 0), 3, "", False),
        (block("A", content=POINT), SHOWN + pairs(41, 0, 42, 1, 43, 1), 1, "dxf-block-scale", False),
        (block("A", content=POINT), SHOWN + pairs(41, 1, 42, 1, 43, 0), 1, "dxf-block-flat", False),
        (block("A", content=POINT), SHOWN + pairs(41, "1e300"), 1, "dxf-coordinate-not-finite", True),
        (block("A", content=POINT), SHOWN + pairs(50, "nan"), 1, "dxf-coordinate-not-finite", True),
        (block("A", flags=4, path="D:\\a.dwg"), SHOWN, 0, "dxf-xref", True),
        (block("A", flags=4, path="D:\\a.dwg"), "", 0, "dxf-xref", False),
    ],
)
def test_what_cannot_be_placed_is_said(blocks: str, entities: str, placed: int, issue: str, loss: bool) -> None:
    drawing, issues = read_dxf(dxf(blocks, entities), "a.dxf")
    assert drawing is not None
    assert int((drawing.entities.space == PLACED).sum()) == placed
    assert [(i.code, i.loss) for i in issues] == ([(issue, loss)] if issue else [])


def test_ten_thousand_levels_are_followed() -> None:
    blocks = "".join(block(f"N{k}", f"N{k + 1}") for k in range(10000)) + block("N10000", content=POINT)
    drawing, _ = read_dxf(dxf(blocks, SHOWN.replace("\nA\n", "\nN0\n")), "a.dxf")
    assert drawing is not None
    e = drawing.entities
    assert int((e.space == PLACED).sum()) == 10001
    assert shapely.get_coordinates(e.geometry[-1]).tolist() == [[10001, 2]]
    assert len(e.path(len(e) - 1)) == 10002
