"""Where references put their blocks: affine maps, x ↦ A·x + t, as columns. ``A`` is (n, 3, 3), ``t`` (n, 3)."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import to_world
from surveycheck.model.columns import Bools, Floats, Ints, Rows

SAME = 1e-12
"""Two lengths that differ by less, relative to themselves, are equal: a map of rotations and one scale has errors of
some 1e-16 a step."""


@dataclass(frozen=True, eq=False)
class Maps:
    """n affine maps: ``linear`` (n, 3, 3), ``offset`` (n, 3)."""

    linear: Floats
    offset: Floats

    def __len__(self) -> int:
        return len(self.offset)

    def take(self, rows: Rows) -> Maps:
        return Maps(self.linear[rows], self.offset[rows])

    def after(self, inner: Maps) -> Maps:
        """The maps that do ``inner`` first, one by one."""
        with np.errstate(all="ignore"):
            return Maps(self.linear @ inner.linear, self.linear_of(inner.offset) + self.offset)

    def linear_of(self, vectors: Floats) -> Floats:
        """The images of directions (n, 3), one for each map."""
        moved: Floats = np.einsum("nij,nj->ni", self.linear, vectors)
        return moved

    def moved(self, number: Ints, points: Floats) -> Floats:
        """Points (m, 3) moved by the maps ``number`` (m,)."""
        world = np.empty_like(points)
        with np.errstate(all="ignore"):
            for i in range(3):
                world[:, i] = self.offset[number, i]
                for j in range(3):
                    world[:, i] += self.linear[number, i, j] * points[:, j]
        return world


def extruded(extrusion: Floats) -> Bools:
    """Which extrusions (n, 3) are not that of the world."""
    other: Bools = (extrusion[:, 0] != 0) | (extrusion[:, 1] != 0) | (extrusion[:, 2] != 1)
    return other


def dot(a: Floats, b: Floats) -> Floats:
    """Scalar products of vectors (n, 3). (By columns: a sum along rows of three takes four times as long.)"""
    product: Floats = a[:, 0] * b[:, 0] + a[:, 1] * b[:, 1] + a[:, 2] * b[:, 2]
    return product


def lengths(vectors: Floats) -> Floats:
    """Lengths of vectors (n, 3)."""
    length: Floats = np.sqrt(dot(vectors, vectors))
    return length


def axes(extrusion: Floats) -> Floats:
    """Matrices (n, 3, 3) whose columns are the axes of the object coordinate systems of extrusions (n, 3)."""
    matrices: Floats = np.broadcast_to(np.eye(3), (len(extrusion), 3, 3)).copy()
    other = np.flatnonzero(extruded(extrusion))
    for k, unit in enumerate(np.eye(3) if len(other) else ()):
        matrices[other, :, k] = to_world(np.broadcast_to(unit, (len(other), 3)), extrusion[other])
    return matrices


def turned(degrees: Floats, scale: Floats) -> Floats:
    """Matrices (n, 3, 3) that scale (n, 3) and then turn about z."""
    with np.errstate(all="ignore"):
        angle = np.radians(degrees)
        cos, sin = np.cos(angle), np.sin(angle)
        matrices = np.zeros((len(degrees), 3, 3))
        matrices[:, 0, 0], matrices[:, 0, 1] = cos * scale[:, 0], -sin * scale[:, 1]
        matrices[:, 1, 0], matrices[:, 1, 1] = sin * scale[:, 0], cos * scale[:, 1]
        matrices[:, 2, 2] = scale[:, 2]
    return matrices


def similar(linear: Floats) -> Bools:
    """Which maps (n, 3, 3) take the plane z = 0 to a horizontal plane and circles in it to circles."""
    with np.errstate(all="ignore"):
        u, v = linear[:, :, 0], linear[:, :, 1]
        a, b, c = dot(u, u), dot(v, v), dot(u, v)
        most = np.maximum(a, b)
        flat = np.maximum(np.abs(u[:, 2]), np.abs(v[:, 2])) <= SAME * np.sqrt(most)
        same: Bools = (np.abs(a - b) <= SAME * most) & (np.abs(c) <= SAME * most) & flat
    return same


def stretch(linear: Floats) -> Floats:
    """The greatest factor (n,) by which maps (n, 3, 3) lengthen a direction of the plane z = 0."""
    with np.errstate(all="ignore"):
        u, v = linear[:, :, 0], linear[:, :, 1]
        a, b, c = dot(u, u), dot(v, v), dot(u, v)
        factor: Floats = np.sqrt((a + b) / 2 + np.hypot((a - b) / 2, c))
    return factor
