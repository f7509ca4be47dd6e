"""Edges of hatches that are arcs of ellipses or splines, as chords within ``SAGITTA`` of the true curve.

DXF reference, *Boundary Path Data*: edge types 3 (elliptic arc) and 4 (spline). What the numbers of an edge make no
curve of is left out; the hatch then says so (``dxf-hatch-edge``).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from surveycheck.geometry.beziers import as_chords
from surveycheck.geometry.curves import Strings, starts
from surveycheck.geometry.ellipses import ellipses
from surveycheck.geometry.splines import Splines, faults
from surveycheck.model.columns import Floats
from surveycheck.read.dxf_fit import through
from surveycheck.read.dxf_splines import CUBIC

PERIODIC = 74


@dataclass(frozen=True, eq=False)
class Groups:
    """The groups of one edge: codes (n,) and numbers (n,), in their order."""

    code: NDArray[np.int16]
    value: Floats

    def all(self, code: int) -> Floats:
        found: Floats = self.value[self.code == code]
        return found

    def first(self, code: int, default: float = np.nan) -> float:
        found = self.all(code)
        return float(found[0]) if len(found) else default

    def points(self, code: int) -> Floats:
        """Points (m, 3) of x in ``code`` and y in ``code + 10``; none where the two do not match."""
        x, y = self.all(code), self.all(code + 10)
        return np.column_stack([x, y, np.zeros(len(x))]) if len(x) == len(y) else np.zeros((0, 3))


Edge = tuple[int, Groups]
Drawn = tuple[int, Floats]
"""The number of an edge and its points (m, 3)."""


def ellipse_edges(edges: Sequence[Edge]) -> Iterator[Drawn]:
    """Centre 10, 20; end of the major axis from it 11, 21; ratio 40; angles 50 and 51 in degrees, as they are seen from
    the centre, counted clockwise where 73 is 0. Equal angles are a full ellipse."""
    values = np.array([[of.first(code) for code in (10, 20, 11, 21, 40, 50, 51)] for _, of in edges]).reshape(-1, 7)
    sound = np.isfinite(values).all(axis=1) & (values[:, 4] != 0) & (values[:, 2:4] != 0).any(axis=1)
    centre, major, ratio, angle = np.split(values[sound], (2, 4, 5), axis=1)
    chosen = [edge for edge, fine in zip(edges, sound, strict=True) if fine]
    sense = np.array([-1.0 if of.first(73, 1.0) == 0 else 1.0 for _, of in chosen])[:, None]
    seen = np.radians(angle)
    parameter = np.degrees(np.arctan2(np.sin(seen) / ratio, np.cos(seen)))
    minor = np.column_stack([-major[:, 1], major[:, 0]]) * ratio * sense
    with np.errstate(over="ignore", invalid="ignore"):
        strings = ellipses(centre, major, minor, parameter)
    yield from _numbered([number for number, _ in chosen], strings)


def spline_edges(edges: Sequence[Edge]) -> Iterator[Drawn]:
    """Degree 94, periodic 74, knots 40, control points 10 and 20, weights 42; without control points the fit points 11
    and 21, with the tangents 12, 22 and 13, 23."""
    read = [(number, found) for number, of in edges if (found := _control(of)) is not None]
    numbers = np.array([number for number, _ in read], np.int64)
    xyz, weight, knot = (_joined([parts[k] for _, parts in read], k) for k in range(3))
    start, kstart = (starts(np.array([len(parts[k]) for _, parts in read], np.int64)) for k in (0, 2))
    splines = Splines(xyz, weight, start[:-1], np.diff(start), knot, kstart[:-1], np.diff(kstart))
    sound = np.flatnonzero(faults(splines) == 0)
    periodic = {number for number, of in edges if of.first(PERIODIC, 0.0) == 1}
    closed = np.array([int(number) in periodic for number in numbers[sound]], np.bool_)
    for mine, strings in as_chords(splines.take(sound), closed):
        yield from _numbered(numbers[sound[mine]].tolist(), strings)


def _control(of: Groups) -> tuple[Floats, Floats, Floats] | None:
    """Control points (m, 3), weights (m,) and knots of an edge; ``None`` where they contradict each other."""
    xyz, weight, knot = of.points(10), of.all(42), of.all(40)
    if not len(of.all(10)):
        return _fitted(of)
    degree = of.first(94, CUBIC)
    fits = len(knot) == len(xyz) + degree + 1 and len(weight) in (0, len(xyz))
    if not fits or not len(xyz) or not np.isfinite(xyz).all():
        return None
    return xyz, weight if len(weight) else np.ones(len(xyz)), knot


def _fitted(of: Groups) -> tuple[Floats, Floats, Floats] | None:
    """The same of the curve through fit points."""
    points = of.points(11)
    ends = [found[0] if len(found := of.points(code)) else np.full(3, np.nan) for code in (12, 13)]
    whole, curves = through(points, np.array([0, len(points)]), np.array([ends]))
    return (curves.control, np.ones(len(curves.control)), curves.knot) if len(whole) else None


def _joined(parts: list[Floats], k: int) -> Floats:
    return np.concatenate(parts) if parts else np.zeros((0, 3) if k == 0 else 0)


def _numbered(numbers: Sequence[int], strings: Strings) -> Iterator[Drawn]:
    points = np.column_stack([strings.points[:, :2], np.zeros(len(strings.points))])
    yield from zip(numbers, np.split(points, strings.start[1:-1]), strict=True) if len(numbers) else ()
