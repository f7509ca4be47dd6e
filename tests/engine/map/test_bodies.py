"""Edges of regions and solids stand on the map; where they cannot be told, the body is counted as not shown."""

from __future__ import annotations

from contextlib import suppress
from random import Random

import ezdxf
import numpy as np
import pytest
from ezdxf.acis.api import body_from_mesh, export_dxf
from ezdxf.render.forms import cube

from surveycheck import read_deliverable
from surveycheck.map.made import sheet_of
from surveycheck.read.acis import Unknown, edges_of, nodes_of
from surveycheck.read.acis_binary import nodes_of_binary

HEAD = {
    106: "106 9 1 0",
    400: "400 9 1 0\n@9 AutoCAD 9 @7 ACIS 17 @9 Mon Jan 1\n1 9.9e-07 1e-10",
    700: "700 0 1 0\n@9 AutoCAD 9 @7 ACIS 17 @9 Mon Jan 1\n1 9.9e-07 1e-10",
}
CORNERS = [(0, 0), (8, 0), (8, 5), (0, 5)]


def sat(curve, corners, version=400, transform="", sense="forward"):
    """A region with one edge from each corner to the next one, each along ``curve``."""
    many, lead = len(corners), "$-1 -1 $-1" if version >= 700 else "$-1"
    points = [f"point {lead} {x} {y} 0" for x, y in corners]
    vertices = [f"vertex {lead} $-1 ${number}" for number in range(many)]
    curves = [f"{curve.replace('@', lead)}"] * many
    edges = [
        f"edge {lead} ${many + number} ${many + (number + 1) % many} $-1 ${2 * many + number} {sense}"
        for number in range(many)
    ]
    moved = [f"transform {lead} {transform} no_rotate no_reflect no_shear"] if transform else []
    return "\n".join([HEAD[version], *(f"{one} #" for one in (*points, *vertices, *curves, *edges, *moved)), "End"])


STRAIGHT = "straight-curve @ 0 0 0 1 0 0 I I"
ROUND = "ellipse-curve @ 4 0 0 0 0 1 4 0 0 0.5 I I"


def drawn(text):
    return edges_of(nodes_of(text))


@pytest.mark.parametrize("version", HEAD)
def test_straight_edges_lead_from_vertex_to_vertex(version):
    edges = drawn(sat(STRAIGHT, CORNERS, version))
    assert edges[:, 0].tolist() == [list(map(float, one)) for one in CORNERS]
    assert edges[:, 1].tolist() == [list(map(float, one)) for one in (*CORNERS[1:], CORNERS[0])]


@pytest.mark.parametrize("version", [400, 700])
def test_a_body_stands_where_its_transform_puts_it(version):
    edges = drawn(sat(STRAIGHT, CORNERS, version, transform="0 1 0 -1 0 0 0 0 1 100 200 0 2"))
    assert edges[0].tolist() == [[100, 200], [100, 216]]


@pytest.mark.parametrize(("sense", "south"), [("forward", False), ("reversed", True), ("1", True)])
def test_an_arc_runs_about_its_normal(sense, south):
    points = drawn(sat(ROUND, [(8, 0), (0, 0)], sense=sense))[:32].reshape(-1, 2)
    assert points[:, 1].min() == pytest.approx(-2.0 if south else 0.0, abs=1e-9)
    assert points[:, 1].max() == pytest.approx(0.0 if south else 2.0, abs=1e-9)


def test_an_edge_that_ends_where_it_begins_is_whole():
    (west, south), (east, north) = (f(drawn(sat(ROUND, [(8, 0)])).reshape(-1, 2), axis=0) for f in (np.min, np.max))
    assert (west, south, east, north) == pytest.approx((0, -2, 8, 2))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no head",
        sat("intcurve-curve @ forward { exactcur nubs 3 }", CORNERS),
        sat("ellipse-curve @ 4 0 0 0 0 1 0 0 0 1 I I", CORNERS),
        sat(STRAIGHT, CORNERS).replace("point $-1 8 0 0", "point $-1 8"),
        sat(STRAIGHT, CORNERS).replace("point $-1 8 0 0", "point $-1 1e999 0 0"),
        sat(STRAIGHT, CORNERS).replace("vertex $-1 $-1 $0", "vertex $-1 $-1 $99"),
        sat(STRAIGHT, CORNERS, transform="1 0 0"),
    ],
)
def test_what_cannot_be_told_is_not_drawn_in_part(text):
    with pytest.raises(Unknown):
        drawn(text)


def test_a_region_is_read_from_the_file(sheet):
    def draw(space, _):
        space.add_region().sat = sat(STRAIGHT, CORNERS).split("\n")
        space.add_region().sat = sat("intcurve-curve @ forward", CORNERS).split("\n")

    made = sheet(draw)
    assert made.elsewhere == {"paper": 0, "REGION": 1}
    assert [made.labels["type"][thing] for thing in range(len(made))] == ["REGION"]
    assert made.whole[2:] == pytest.approx((made.whole[0] + 8, made.whole[1] + 5))


@pytest.mark.parametrize(("version", "spoilt"), [("R2018", False), ("R2018", True), ("R2000", False)])
def test_a_solid_is_read_from_text_and_from_binary_data(tmp_path, version, spoilt):
    document = ezdxf.new(version)
    solid = document.modelspace().add_3dsolid()
    export_dxf(solid, [body_from_mesh(cube().scale_uniform(10).translate(100, 200))])
    document.saveas(tmp_path / "a.dxf")
    if spoilt:
        text = (tmp_path / "a.dxf").read_text(encoding="utf-8")
        (tmp_path / "a.dxf").write_text(text.replace("\n310\n", "\n310\n00", 1), encoding="utf-8")
    made = sheet_of(read_deliverable(tmp_path / "a.dxf").drawings[0])
    assert made.elsewhere.get("3DSOLID", 0) == spoilt
    if not spoilt:
        assert np.array(made.whole) + np.tile(made.origin, 2) == pytest.approx([95, 195, 105, 205])


def test_damaged_binary_data_come_to_an_end():
    document = ezdxf.new("R2018")
    solid = document.modelspace().add_3dsolid()
    export_dxf(solid, [body_from_mesh(cube())])
    data, chance = bytes(solid.sab), Random(4)
    for _ in range(150):
        spoilt = bytearray(data)
        for _ in range(3):
            spoilt[chance.randrange(len(data))] = chance.choice((0, 4, 9, 12, 255, chance.randrange(256)))
        with suppress(Unknown):
            edges_of(nodes_of_binary(bytes(spoilt[: chance.randrange(200, len(data) + 1)])))
    with pytest.raises(Unknown):
        nodes_of_binary(data[:60] + bytes([9]) + b"\xf0\xff\xff\xff")
