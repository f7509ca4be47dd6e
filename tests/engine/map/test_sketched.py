"""Endless lines and meshes, which no rule looks at, stand on the map as in a CAD viewer."""

from __future__ import annotations

import numpy as np
import pytest


def strings(sheet, kind):
    """The point strings of the things of a type, in drawing coordinates."""
    things = np.array([k for k in range(len(sheet)) if sheet.labels["type"][k] == kind], np.int64)
    return [string + sheet.origin for string in sheet.strings(things)[0]]


def frame(space, size=100.0):
    space.add_lwpolyline([(0, 0), (size, 0), (size, size), (0, size)], close=True)


def test_endless_lines_pass_the_edge_of_the_drawing_and_do_not_make_it_larger(sheet):
    def draw(space, _):
        frame(space)
        space.add_xline((50, 20), (2, 0))
        space.add_ray((10, 10), (0, 1))

    found = sheet(draw)
    (xline,), (ray,) = strings(found, "XLINE"), strings(found, "RAY")
    assert xline[:, 1] == pytest.approx([20, 20])
    assert xline[0, 0] < -200
    assert xline[-1, 0] > 300
    assert ray[0] == pytest.approx((10, 10))
    assert ray[-1, 1] > 300
    assert np.add(found.extent[:2], found.origin) == pytest.approx((0, 0))
    assert np.add(found.extent[2:], found.origin) == pytest.approx((100, 100))
    assert set(found.elsewhere) == {"paper"}


def test_an_endless_line_of_a_block_stands_where_the_reference_has_put_it(sheet):
    def draw(space, document):
        frame(space)
        document.blocks.new("axis").add_xline((0, 0), (1, 0))
        space.add_blockref("axis", (30, 40), {"rotation": 90})

    (xline,) = strings(sheet(draw), "XLINE")
    assert xline[:, 0] == pytest.approx([30, 30])


def test_a_drawing_of_endless_lines_alone_has_a_map(sheet):
    found = sheet(lambda space, _: space.add_xline((5, 5), (1, 1)))
    assert len(strings(found, "XLINE")) == 1


@pytest.mark.parametrize(("closed", "edges"), [(False, 10), (True, 12)])
def test_grids_have_their_edges(sheet, closed, edges):
    def draw(space, _):
        rows, columns = (4, 2) if closed else (2, 4)
        mesh = space.add_polymesh((rows, columns))
        for i in range(rows):
            for j in range(columns):
                mesh.set_mesh_vertex((i, j), (10.0 * i, 10.0 * j + i, 0))
        if closed:
            mesh.m_close(True)

    assert len(strings(sheet(draw), "POLYLINE")) == edges


def test_faces_have_the_edges_that_are_seen(sheet):
    def draw(space, _):
        space.add_polyface().append_faces([[(0, 0), (10, 0), (10, 10)], [(20, 0), (30, 0), (30, 10), (20, 10)]])
        hidden = space.add_polyface()
        hidden.append_face([(50, 0), (60, 0), (60, 10)])
        face = next(v for v in hidden.vertices if v.is_face_record)
        face.dxf.vtx0 = -face.dxf.vtx0

    found = sheet(draw)
    assert len(strings(found, "POLYLINE")) == 3 + 4 + 2
    assert set(found.elsewhere) == {"paper"}


def test_a_mesh_has_each_edge_once(sheet):
    def draw(space, _):
        with space.add_mesh().edit_data() as data:
            data.vertices = [(0, 0, 0), (10, 0, 0), (10, 10, 0), (0, 10, 0)]
            data.faces = [(0, 1, 2), (0, 2, 3)]

    ends = strings(sheet(draw), "MESH")
    assert len(ends) == 5
    assert {tuple(map(tuple, np.round(end).tolist())) for end in ends} >= {((0.0, 0.0), (10.0, 10.0))}


def test_numbers_that_are_none_draw_nothing(sheet):
    def draw(space, _):
        frame(space)
        space.add_xline((float("nan"), 0), (1, 0))
        with space.add_mesh().edit_data() as data:
            data.vertices, data.faces = [(0, 0, 0), (1, 0, 0)], [(0, 1, 7)]

    assert not strings(sheet(draw), "XLINE")


def test_faces_whose_edges_are_all_hidden_are_not_missing(sheet):
    def draw(space, _):
        frame(space)
        space.add_3dface([(0, 0), (1, 0), (1, 1), (0, 1)], {"invisible_edges": 15})

    assert set(sheet(draw).elsewhere) == {"paper"}
