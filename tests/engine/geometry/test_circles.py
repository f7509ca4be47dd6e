"""Circles in bulk are the arcs that they are one by one."""

from __future__ import annotations

import io

import ezdxf
import numpy as np
import shapely

from surveycheck.geometry.curves import SAGITTA, SYMBOL_SAGITTA, arcs, circles
from surveycheck.model.drawing import MODEL_SPACE, PLACED
from surveycheck.read.dxf import read_dxf


def test_circles_are_full_arcs_bit_for_bit() -> None:
    chance = np.random.default_rng(5)
    centre = chance.uniform(-1e6, 1e6, (400, 3))
    radius = np.concatenate([[0.0, 0.125, 0.125], chance.uniform(0, 200, 197), 10 ** chance.uniform(-9, 14, 200)])
    one_by_one, in_bulk = arcs(centre, radius, np.tile((0.0, 360.0), (400, 1))), circles(centre, radius)
    assert in_bulk.start.tolist() == one_by_one.start.tolist()
    assert in_bulk.points.tobytes() == one_by_one.points.tobytes()


def test_no_circles() -> None:
    assert circles(np.zeros((0, 3)), np.zeros(0)).start.tolist() == [0]


def test_circles_of_a_block_are_drawn_a_little_coarser_where_they_are_put() -> None:
    drawing, _ = read_dxf(made_dxf(), "a.dxf")
    assert drawing is not None
    e = drawing.entities
    for space, sagitta in ((MODEL_SPACE, SAGITTA), (PLACED, SYMBOL_SAGITTA)):
        (row,) = np.flatnonzero((e.space == space) & e.type.where("CIRCLE".__eq__))
        ring = shapely.get_coordinates(e.geometry[row])
        short = e.radius[row] - np.hypot(*((ring[1:] + ring[:-1]) / 2 - e.xyz[e.start[row], :2]).T)
        assert sagitta / 2 < short.max() <= sagitta * 1.001


def made_dxf() -> bytes:
    document = ezdxf.new("R2000")
    document.blocks.new("GC200").add_circle((0, 0), 0.5)
    document.modelspace().add_blockref("GC200", (10, 20))
    document.modelspace().add_circle((30, 20), 0.5)
    stream = io.StringIO()
    document.write(stream)
    return stream.getvalue().encode("gbk")
