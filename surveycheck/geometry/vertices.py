"""Vertices as drawn: of polylines and lines, before arcs become chords."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import ranges, to_world
from surveycheck.geometry.frame import Frame
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Ints

STRUNG = ("LINE", "LWPOLYLINE", "POLYLINE")
"""DXF types whose vertices are the ends of their segments."""


@dataclass(frozen=True, eq=False)
class Vertices:
    """Vertices of the features of one drawing, feature after feature.

    ``owner`` (m,) is the number of the feature, ascending; ``xyz`` (m, 3) in the frame, in metres; ``bulge`` (m,) of
    the segment that begins at the vertex.
    """

    owner: Ints
    xyz: Floats
    bulge: Floats


@dataclass(frozen=True, eq=False)
class Segments:
    """Straight or bulged segments: ``owner`` (k,), ``first`` and ``last`` (k, 3), ``curved`` (k,)."""

    owner: Ints
    first: Floats
    last: Floats
    curved: Bools

    def lengths(self) -> Floats:
        """Distances of the ends in space, (k,)."""
        return np.asarray(np.linalg.norm(self.last - self.first, axis=1), np.float64)


def vertices_of(features: Features, frame: Frame) -> Vertices:
    """The vertices of features of one drawing, in world coordinates moved into ``frame``."""
    if not len(features):
        return Vertices(np.zeros(0, np.int64), np.zeros((0, 3)), np.zeros(0))
    entities = features.drawings[features.source[0]].entities
    first = entities.start[features.row]
    owner, place = ranges(entities.start[features.row + 1] - first)
    rows = first[owner] + place
    xyz = entities.xyz[rows]
    tilted = entities.tilted[features.row]
    if tilted.any():
        turned = tilted[owner]
        xyz[turned] = to_world(xyz[turned], entities.extrusion[features.row][owner[turned]])
    flat = frame.points(xyz[:, :2])
    return Vertices(owner, np.column_stack([flat, xyz[:, 2] * frame.metres]), entities.bulge[rows])


def segments_of(features: Features, frame: Frame) -> Segments:
    """The segments of the lines and polylines among features of one drawing, the closing one included."""
    found = vertices_of(features, frame)
    kept = features.type.where(STRUNG.__contains__)[found.owner] if len(features) else np.zeros(0, np.bool_)
    owner, xyz, bulge = found.owner[kept], found.xyz[kept], found.bulge[kept]
    if not len(owner):
        return Segments(owner, xyz, xyz, np.zeros(0, np.bool_))
    begins = np.append(True, owner[1:] != owner[:-1])
    following = np.arange(1, len(owner) + 1)
    following[np.append(begins[1:], True)] = np.flatnonzero(begins)
    closing = np.append(begins[1:], True)
    flag = features.type.where(("LWPOLYLINE", "POLYLINE").__contains__) & (
        (features.column("flags").astype(int) & 1) == 1
    )
    already = (xyz == xyz[following]).all(axis=1)
    keep = ~closing | (flag[owner] & ~already)
    return Segments(owner[keep], xyz[keep], xyz[following[keep]], bulge[keep] != 0)


NEVER_SHORT = 1e-5
"""What is longer than a reach by this much, in metres, is so in a frame, too, where coordinates are rounded."""


def may_be_short(features: Features, frame: Frame, reach: float) -> Bools:
    """Lines and polylines (n,) among features of one drawing that may have a segment no longer than ``reach`` (m): all
    that have one, and a few besides. Only those need be measured."""
    strung = features.type.where(STRUNG.__contains__)
    if not strung.any():
        return strung
    entities, row = features[0].drawing.entities, features.row
    near = np.zeros(len(entities), np.bool_)
    near[_rows_with_near(entities.xyz, entities.start, (reach + NEVER_SHORT) / frame.metres)] = True
    closed = np.flatnonzero(strung & (entities.start[row + 1] > entities.start[row]) & entities.closed()[row])
    ends = entities.xyz[entities.start[row[closed]]], entities.xyz[entities.start[row[closed] + 1] - 1]
    near[row[closed[_near(*ends, (reach + NEVER_SHORT) / frame.metres)]]] = True
    mask: Bools = strung & (near[row] | entities.tilted[row])
    return mask


def _rows_with_near(xyz: Floats, start: Ints, reach: float) -> Ints:
    """Rows of a drawing with two vertices in a row no farther than ``reach`` from each other, along each axis."""
    found = np.flatnonzero(_near(xyz[:-1, :1], xyz[1:, :1], reach))
    found = found[_near(xyz[found], xyz[found + 1], reach)]
    row = np.searchsorted(start, found, side="right") - 1
    return np.asarray(row[found + 1 < start[row + 1]], np.int64)


def _near(one: Floats, two: Floats, reach: float) -> Bools:
    with np.errstate(invalid="ignore"):
        near: Bools = np.abs(two - one) <= reach + 1e-15 * np.abs(two)
    return np.asarray(near.all(axis=1), np.bool_)
