"""Lines that form a network: what each end meets, and what lies just beside it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from surveycheck.geometry.copied import copied
from surveycheck.geometry.frame import Frame, Part, parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.pieces import Pieces, pieces_of
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Ints, Objects

LOOP = 3.0
"""An end may come back to its own line, but not within so many times the reach along it: there it only bends."""


@dataclass(frozen=True, eq=False)
class Network:
    """The lines and rings (n,) of one network; rings are closed LineStrings. ``part`` holds the features."""

    part: Part
    lines: Objects

    def take(self, rows: Bools) -> Network:
        """Some of the lines."""
        part = Part(self.part.features.take(rows), self.part.frame, self.part.geometry[rows])
        return Network(part, self.lines[rows])

    @cached_property
    def pieces(self) -> Pieces:
        return pieces_of(self.part)

    def of(self, line: int) -> Pieces:
        """The pieces of one line."""
        return self.pieces.take(np.arange(*np.searchsorted(self.pieces.owner, [line, line + 1])))

    @cached_property
    def tree(self) -> shapely.STRtree:
        """Index of the pieces."""
        return shapely.STRtree(self.pieces.shapes())

    @cached_property
    def ring(self) -> Bools:
        """Which lines end where they begin, exactly (n,)."""
        mask: Bools = shapely.is_closed(self.lines)
        return mask

    @cached_property
    def length(self) -> Floats:
        return np.asarray(shapely.length(self.lines), np.float64)

    @cached_property
    def ends(self) -> tuple[Ints, Floats]:
        """The line (e,) and place (e, 2) of each end of the lines that are no rings: first ends, then last ends."""
        line = np.flatnonzero(~self.ring)
        points = [shapely.get_point(self.lines[line], k) for k in (0, -1)]
        return np.concatenate([line, line]), shapely.get_coordinates(np.concatenate(points))

    @cached_property
    def headings(self) -> Floats:
        """Direction (e,) in degrees in which the line leaves each of the ends, as an arc where it is one."""
        line, _ = self.ends
        half = len(line) // 2
        begin, end = self.pieces.headings()
        return np.concatenate([begin[self._begin[line[:half]]], end[self._begin[line[half:] + 1] - 1] + 180.0])

    def beside(self, points: Floats, owner: Ints, reach: float) -> tuple[Ints, Ints, Floats]:
        """What lies no farther than ``reach`` from points (p, 2), each an end of the line ``owner``: number of the
        point, number of the piece, and their distance. Of the end's own line only what comes back to it."""
        point, piece = near_pairs(self.tree, shapely.points(points), "dwithin", reach)
        away = self.pieces.take(piece).distance(points[point])
        keep = away <= reach
        own = self.pieces.owner[piece] == owner[point]
        keep &= ~own | self._comes_back(points[point], owner[point], piece, LOOP * reach)
        return point[keep], piece[keep], away[keep]

    def _comes_back(self, points: Floats, owner: Ints, piece: Ints, apart: float) -> Bools:
        """Is the nearer end of the piece farther than ``apart`` from the point, along the line?"""
        along = np.cumsum(self._run) - self._run
        begin = along[piece] - along[self._begin[owner]]
        end = begin + self._run[piece]
        total = along[self._begin[owner]] + 0.0
        total = (along + self._run)[self._begin[owner + 1] - 1] - total
        first = (points == self.pieces.first[self._begin[owner]]).all(axis=1)
        mask: Bools = np.where(first, begin, total - end) > apart
        return mask

    @cached_property
    def _begin(self) -> Ints:
        """Where the pieces of each line begin (n + 1,)."""
        return np.asarray(np.searchsorted(self.pieces.owner, np.arange(len(self.lines) + 1)), np.int64)

    @cached_property
    def _run(self) -> Floats:
        """Length of each piece along it, of arcs at least the chord."""
        return self.pieces.chord()


def networks_of(
    features: Features, keys: Ints, settings: Mapping[str, object], tolerance: Callable[[float], float]
) -> Iterator[Network]:
    """The networks of each drawing: the lines and areas among features (n,) with the same key (n,), in local frames.
    Without length, or with holes, they are left out, and so are copies of another. A closed polyline of two points,
    which goes there and back, is the line there. ``tolerance`` (m) hangs on the metres per drawing unit."""
    application = str(settings.get("xdata_application", "SOUTH"))
    for key in np.unique(keys):
        for part in parts(features.take(keys == key), settings):
            network = _network(part)
            if len(network.lines):
                metres = part.frame.metres
                twice = copied(network.part.features, network.lines, application, metres, tolerance(metres))
                yield network.take(~twice) if twice.any() else network


def _network(part: Part) -> Network:
    """Its lines and areas."""
    geometry = part.geometry.copy()
    back = there_and_back(geometry)
    geometry[back] = [_there(shapely.get_coordinates(line)) for line in geometry[back]]
    kind = shapely.get_type_id(geometry)
    area = (kind == shapely.GeometryType.POLYGON) & (shapely.get_num_interior_rings(geometry) <= 0)
    keep = ((kind == shapely.GeometryType.LINESTRING) | area) & (shapely.length(geometry) > 0)
    lines = geometry[keep].copy()
    lines[area[keep]] = shapely.get_exterior_ring(geometry[keep & area])
    lines[area[keep]] = _as_lines(lines[area[keep]])
    return Network(Part(part.features.take(keep), part.frame, geometry[keep]), lines)


def there_and_back(geometry: Objects) -> Bools:
    """Lines (n,) that end where they begin: closed polylines of two points. Whatever else is closed is an area."""
    mask: Bools = (shapely.get_type_id(geometry) == shapely.GeometryType.LINESTRING) & shapely.is_closed(geometry)
    return mask


def _there(points: Floats) -> shapely.Geometry:
    """The line from the first point to the one farthest from it."""
    return shapely.linestrings([points[0], points[np.argmax(np.hypot(*(points - points[0]).T))]])


def _as_lines(rings: Objects) -> Objects:
    points, ring = shapely.get_coordinates(rings, return_index=True)
    return np.asarray(shapely.linestrings(points, indices=ring), dtype=object)


def near_places(points: Floats, places: Objects, frame: Frame, reach: float) -> Bools:
    """Which of points (p, 2) of a frame have one of ``places`` (Points as drawn, None allowed) within ``reach`` (m)."""
    found = np.zeros(len(points), np.bool_)
    places = frame.local(places[~shapely.is_missing(places)])
    if len(points) and len(places):
        found[near_pairs(shapely.STRtree(places), shapely.points(points), "dwithin", reach)[0]] = True
    return found
