"""LandXML: the pieces of a CoordGeom put together to the rings of a Parcel and the lines of a PlanFeature."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from surveycheck.geometry.rows import Vertex
from surveycheck.read.landxml_pieces import Piece

JOIN = 0.002
"""Ends no farther apart than this (m) are one vertex: a point rounded to the millimetre at two places of a file may
differ by 1.4 mm. The pieces themselves keep what is written; whether they meet is the question of a rule."""

CLOSES = 0.1
"""A Parcel whose last piece ends no farther than this (m) from its beginning is an area; beyond, it stays a line."""


@dataclass(eq=False)
class Run:
    """Pieces one after the other: n vertices and the bulges of the n - 1 segments; ``pieces`` are their numbers."""

    vertices: list[Vertex] = field(default_factory=list)
    bulges: list[float] = field(default_factory=list)
    pieces: list[int] = field(default_factory=list)

    @property
    def gap(self) -> float:
        """From the last vertex to the first, in plan."""
        return math.dist(self.vertices[-1][:2], self.vertices[0][:2])

    def is_ring(self, join: float) -> bool:
        return len(self.vertices) > 2 and self.gap <= join

    def add(self, piece: Piece, number: int) -> None:
        """The piece begins where the run ends; where it does not, a straight segment leads there."""
        if not self.vertices:
            self.vertices.append(piece.points[0])
        self.vertices.extend(piece.points[1:])
        self.bulges.extend(piece.bulges)
        self.pieces.append(number)

    def jump(self, place: Vertex) -> None:
        self.vertices.append(place)
        self.bulges.append(0.0)

    def closed(self, join: float) -> Run:
        """The same as a ring: as many bulges as vertices, the last vertex left out where it is the first."""
        if self.is_ring(join):
            return Run(self.vertices[:-1], self.bulges, self.pieces)
        return Run(self.vertices, [*self.bulges, 0.0], self.pieces)


def runs_of(pieces: Sequence[Piece], join: float, ring: bool) -> list[Run]:
    """The runs of a CoordGeom. Of a ``ring`` a new one begins only where the one before has come back to its start; of
    lines, wherever the pieces do not meet. ``join`` is in units of the file."""
    runs = [Run()]
    for number, piece in enumerate(pieces):
        run = runs[-1]
        if run.vertices and math.dist(run.vertices[-1][:2], piece.points[0][:2]) > join:
            if not ring or run.is_ring(join):
                runs.append(Run())
            else:
                run.jump(piece.points[0])
        runs[-1].add(piece, number)
    return [run for run in runs if run.vertices]
