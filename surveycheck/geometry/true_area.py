"""True areas of what areas with arcs have in common: overlays are made of chords, and lack a segment at each."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np
import shapely

from surveycheck.geometry.curves import SAGITTA
from surveycheck.geometry.drawings import Areas
from surveycheck.geometry.frame import Part, part_of
from surveycheck.geometry.pieces import Pieces, joined, pieces_of, turned
from surveycheck.model.columns import Bools, Floats, Ints, Objects


@dataclass(frozen=True, eq=False)
class Arcs:
    """The arcs on the borders of ``areas``: asked for only where a verdict or a number hangs on them."""

    areas: Areas

    @property
    def metres(self) -> float:
        return self.areas.frame.metres

    def of(self, numbers: Ints) -> Pieces:
        """Those of some of the areas; ``owner`` is the number of the area, ascending."""
        features, owner = self.areas.drawn()
        mine = np.flatnonzero(np.isin(owner, numbers))
        features = features.take(mine)
        pieces = pieces_of(Part(features, self.areas.frame, part_of(features, self.areas.frame).geometry))
        arcs = np.flatnonzero(pieces.bulge)
        found = pieces.take(arcs[np.argsort(owner[mine[pieces.owner[arcs]]], kind="stable")])
        return replace(found, owner=owner[mine[found.owner]])


def true_areas(pieces: Objects, pairs: Ints, one: Arcs, two: Arcs, most: Bools) -> Floats:
    """Areas (n,) of polygons that an area of ``one`` and an area of ``two`` share, ``pairs`` (n, 2): along the arcs for
    those of ``most`` (n,), along the chords for the rest."""
    sizes = np.asarray(shapely.area(pieces), np.float64)
    rows = np.flatnonzero(most)
    mine, theirs = (arcs.of(np.unique(pairs[rows, k])) for k, arcs in enumerate((one, two)))
    curved = np.isin(pairs[rows, 0], mine.owner) | np.isin(pairs[rows, 1], theirs.owner)
    for n in rows[curved].tolist():
        both = [
            arcs.take(np.arange(*np.searchsorted(arcs.owner, [number, number + 1])))
            for arcs, number in zip((mine, theirs), pairs[n], strict=True)
        ]
        sizes[n] = with_segments(pieces[n], joined(*both), one.metres)
    return sizes


def most_lost(pieces: Objects, metres: float = 1.0) -> Floats:
    """So much at most (m²) the chords take from, or add to, each of the areas (n,): two thirds of ``SAGITTA`` along all
    of their border."""
    return np.asarray(2.0 / 3.0 * SAGITTA * metres * shapely.length(pieces), np.float64)


def with_segments(piece: shapely.Geometry, arcs: Pieces, metres: float = 1.0) -> float:
    """The area (m²) of a polygon whose edges along arcs are chords, as if they were the arcs themselves: at each of
    them R² (w - sin w) / 2 more, or less where the arc bends inwards; w is the angle that the chord takes up."""
    size = float(shapely.area(piece))
    for number, ring in enumerate(shapely.get_rings(piece)):
        points = shapely.get_coordinates(ring)
        if shapely.is_ccw(ring) != (number == 0):
            points = points[::-1]
        size += _segments(points[:-1], points[1:], arcs, 1.5 * SAGITTA * metres)
    return size


def _segments(first: Floats, last: Floats, arcs: Pieces, slack: float) -> float:
    """What the segments at edges (m, 2), the inside on their left, add to the area."""
    if not len(arcs.owner):
        return 0.0
    centre, radius = arcs.circles()
    edge, arc = np.divmod(np.arange(len(first) * len(radius)), len(radius))
    own = arcs.take(arc)
    on: Bools = np.ones(len(edge), np.bool_)
    for place in (first[edge], last[edge], (first[edge] + last[edge]) / 2):
        on &= np.abs(np.hypot(*(place - centre[arc]).T) - radius[arc]) <= slack
    on &= turned(own, (first[edge] + last[edge]) / 2) <= np.abs(4.0 * np.arctan(own.bulge)) + 1e-9
    hits = np.flatnonzero(on)
    hits = hits[np.append(True, edge[hits][1:] != edge[hits][:-1])] if len(hits) else hits
    a, b, c, r = first[edge[hits]], last[edge[hits]], centre[arc[hits]], radius[arc[hits]]
    angle = 2.0 * np.arcsin(np.clip(np.hypot(*(b - a).T) / (2.0 * r), 0.0, 1.0))
    side = np.sign((b - a)[:, 0] * (c - a)[:, 1] - (b - a)[:, 1] * (c - a)[:, 0])
    return float(np.sum(side * r * r * (angle - np.sin(angle)) / 2.0))
