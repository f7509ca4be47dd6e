"""Lines and rings as their pieces: straight ones, and arcs as arcs."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.frame import Part
from surveycheck.geometry.vertices import STRUNG, vertices_of
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Ints, Objects

STRAIGHT = 1e-7
"""An arc that bends away from its chord by less (m) is straight."""


@dataclass(frozen=True, eq=False)
class Pieces:
    """k pieces of the lines and rings of a part, those of one feature together and in their order.

    ``owner`` (k,) number of the feature; ``first`` and ``last`` (k, 2) in the frame; ``bulge`` (k,) tangent of a
    quarter of the sweep, positive counter-clockwise, 0 for straight ones; ``drawn`` (k,) whether the piece is drawn as
    it is, or a chord of an ellipse or a spline.
    """

    owner: Ints
    first: Floats
    last: Floats
    bulge: Floats
    drawn: Bools

    def take(self, rows: Ints | Bools) -> Pieces:
        return Pieces(self.owner[rows], self.first[rows], self.last[rows], self.bulge[rows], self.drawn[rows])

    def chord(self) -> Floats:
        """Lengths of the chords (k,)."""
        return np.asarray(np.hypot(*(self.last - self.first).T), np.float64)

    def lengths(self) -> Floats:
        """True lengths (k,), of arcs along them."""
        sweep, chord = np.abs(4.0 * np.arctan(self.bulge)), self.chord()
        with np.errstate(all="ignore"):
            return np.where(self.bulge == 0, chord, np.nan_to_num(self.circles()[1]) * sweep)

    def circles(self) -> tuple[Floats, Floats]:
        """Centre (k, 2) and radius (k,) of the arcs; NaN for straight pieces. With the chord c as a complex number and
        the bulge b, the centre lies at its middle + i·c·(1 - b²) / 4b."""
        b = np.where(self.bulge == 0, np.nan, self.bulge)
        span = self.last - self.first
        share = (1.0 - b * b) / (4.0 * b)
        centre = (self.first + self.last) / 2 + share[:, None] * np.column_stack([-span[:, 1], span[:, 0]])
        return centre, np.abs(self.chord() * (1.0 + b * b) / (4.0 * b))

    def headings(self) -> tuple[Floats, Floats]:
        """Directions (k,) in degrees in which each piece begins, and in which it ends: of arcs the tangents."""
        run = self.last - self.first
        chord, half = np.arctan2(run[:, 1], run[:, 0]), 2.0 * np.arctan(self.bulge)
        return np.degrees(chord - half), np.degrees(chord + half)

    def shapes(self) -> Objects:
        """What an index may hold (k,): straight pieces, and boxes that the arcs do not leave."""
        found = shapely.linestrings(np.stack([self.first, self.last], axis=1))
        curved = np.flatnonzero(self.bulge)
        if len(curved):
            low, high = self.take(curved).boxes()
            found[curved] = shapely.box(*low.T, *high.T)
        return np.asarray(found, dtype=object)

    def boxes(self) -> tuple[Floats, Floats]:
        """Lower left and upper right corners (k, 2) of boxes that the pieces do not leave."""
        low, high = _low(self), _high(self)
        curved = np.flatnonzero(self.bulge)
        if len(curved):
            arcs = self.take(curved)
            centre, radius = arcs.circles()
            rise = np.minimum(np.abs(arcs.bulge) * arcs.chord() / 2, 2 * radius)[:, None]
            most = np.abs(arcs.bulge)[:, None] > 1
            low[curved] = np.where(most, centre - radius[:, None], low[curved] - rise)
            high[curved] = np.where(most, centre + radius[:, None], high[curved] + rise)
        return low, high

    def distance(self, points: Floats) -> Floats:
        """Distance (k,) of each of k points (k, 2) to its piece; exact for arcs."""
        run, square = self.last - self.first, self.chord() ** 2
        with np.errstate(all="ignore"):
            share = np.clip(((points - self.first) * run).sum(axis=1) / square, 0.0, 1.0)
        share = np.where(square > 0, share, 0.0)
        away: Floats = np.hypot(*(self.first + share[:, None] * run - points).T)
        curved = np.flatnonzero(self.bulge)
        if len(curved):
            away[curved] = _from_arcs(self.take(curved), points[curved])
        return away


def joined(*several: Pieces) -> Pieces:
    """Pieces one after the other."""
    names = ("owner", "first", "last", "bulge", "drawn")
    return Pieces(*(np.concatenate([getattr(each, name) for each in several]) for name in names))


def _low(pieces: Pieces) -> Floats:
    return np.minimum(pieces.first, pieces.last)


def _high(pieces: Pieces) -> Floats:
    return np.maximum(pieces.first, pieces.last)


def _from_arcs(arcs: Pieces, points: Floats) -> Floats:
    centre, radius = arcs.circles()
    ends = np.minimum(np.hypot(*(points - arcs.first).T), np.hypot(*(points - arcs.last).T))
    ray = points - centre
    within = turned(arcs, points) <= np.abs(4.0 * np.arctan(arcs.bulge))
    return np.asarray(np.where(within, np.minimum(ends, np.abs(np.hypot(*ray.T) - radius)), ends), np.float64)


def turned(arcs: Pieces, points: Floats) -> Floats:
    """Angle (k,) in radians, 0 to 2π, from the start of each arc to a point, as the arc turns."""
    centre, _ = arcs.circles()
    begin, ray = arcs.first - centre, points - centre
    angle = np.arctan2(ray[:, 1], ray[:, 0]) - np.arctan2(begin[:, 1], begin[:, 0])
    return np.asarray(np.mod(np.sign(arcs.bulge) * angle, 2.0 * np.pi), np.float64)


def pieces_of(part: Part) -> Pieces:
    """The pieces of the lines and areas among the features of a part, every ring closed."""
    features, geometry = part.features, part.geometry
    line = shapely.get_dimensions(geometry) >= 1
    upright = np.abs(features.column("extrusion").astype(np.float64)[:, 2:]).ravel() == 1.0
    round_ = line & upright & features.type.where(("ARC", "CIRCLE").__contains__)
    bulged = line & upright & ~round_ & _bulged(features)
    chords = np.flatnonzero(line & ~round_ & ~bulged)
    found = [_chords(part, chords), _bulges(part, np.flatnonzero(bulged)), _arcs(part, np.flatnonzero(round_))]
    owner, first, last, bulge, drawn = (np.concatenate(column) for column in zip(*found, strict=True))
    bulge = np.where(np.abs(bulge) * np.hypot(*(last - first).T) / 2 < STRAIGHT, 0.0, bulge)
    order = np.argsort(owner, kind="stable")
    order = order[(first[order] != last[order]).any(axis=1)]
    return Pieces(owner[order], first[order], last[order], bulge[order], drawn[order])


Columns = tuple[Ints, Floats, Floats, Floats, Bools]


def _bulged(features: Features) -> Bools:
    """Polylines with an arc."""
    if not len(features):
        return np.zeros(0, np.bool_)
    entities = features.drawings[features.source[0]].entities
    before = np.append(0, np.cumsum(entities.bulge != 0))
    some = before[entities.start[features.row + 1]] > before[entities.start[features.row]]
    mask: Bools = some & features.type.where(STRUNG.__contains__)
    return mask


def _chords(part: Part, numbers: Ints) -> Columns:
    strings, owner = shapely.get_parts(part.geometry[numbers], return_index=True)
    area = shapely.get_type_id(strings) == shapely.GeometryType.POLYGON
    rings, ring_owner = shapely.get_rings(strings[area], return_index=True)
    every = np.concatenate([strings[~area], rings])
    owner = np.concatenate([owner[~area], owner[area][ring_owner]])
    points, string = shapely.get_coordinates(every, return_index=True)
    follow = np.flatnonzero(string[1:] == string[:-1])
    number = numbers[owner[string[follow]]]
    drawn = part.features.type.where(STRUNG.__contains__)[number]
    return number, points[follow], points[follow + 1], np.zeros(len(follow)), drawn


def _bulges(part: Part, numbers: Ints) -> Columns:
    features = part.features.take(numbers)
    found = vertices_of(features, part.frame)
    if not len(numbers):
        return _none()
    begins = np.append(True, found.owner[1:] != found.owner[:-1])
    closing = np.append(begins[1:], True)
    following = np.arange(1, len(found.owner) + 1)
    following[closing] = np.flatnonzero(begins)
    closed = shapely.get_dimensions(part.geometry[numbers]) == 2
    keep = ~closing | closed[found.owner]
    mirrored = features.column("extrusion").astype(np.float64)[:, 2] < 0
    bulge = np.where(mirrored[found.owner], -found.bulge, found.bulge)
    xy = found.xyz[:, :2]
    return numbers[found.owner[keep]], xy[keep], xy[following[keep]], bulge[keep], np.ones(int(keep.sum()), np.bool_)


def _arcs(part: Part, numbers: Ints) -> Columns:
    if not len(numbers):
        return _none()
    features, geometry = part.features.take(numbers), part.geometry[numbers]
    sign = np.sign(features.column("extrusion").astype(np.float64)[:, 2])
    angle = features.column("angle").astype(np.float64)
    bulge = sign * np.tan(np.radians(np.mod(angle[:, 1] - angle[:, 0], 360.0)) / 4.0)
    points, owner = shapely.get_coordinates(geometry, return_index=True)
    begin = np.searchsorted(owner, np.arange(len(numbers)))
    first, last = points[begin], points[np.append(begin[1:], len(points)) - 1]
    whole = shapely.get_dimensions(geometry) == 2
    opposite = 2 * vertices_of(features, part.frame).xyz[:, :2] - first
    last, bulge = np.where(whole[:, None], opposite, last), np.where(whole, sign, bulge)
    columns = (numbers, first, last, bulge)
    again = (numbers[whole], last[whole], first[whole], bulge[whole])
    merged = [np.concatenate(pair) for pair in zip(columns, again, strict=True)]
    return (*merged, np.ones(len(merged[0]), np.bool_))  # type: ignore[return-value]


def _none() -> Columns:
    empty = np.zeros((0, 2))
    return np.zeros(0, np.int64), empty, empty, np.zeros(0), np.zeros(0, np.bool_)
