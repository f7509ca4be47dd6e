"""One floor, or another area that holds others, and how those fill it: what lies over another, what is left."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.drawings import Areas
from surveycheck.geometry.gaps import gaps as narrow_gaps
from surveycheck.geometry.noise import larger, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlap import overlaps
from surveycheck.geometry.overlay import common, united, without
from surveycheck.geometry.true_area import Arcs
from surveycheck.geometry.within import outside
from surveycheck.model import Feature
from surveycheck.model.columns import Ints, Objects
from surveycheck.rule.defect import Defect

MOST_PART = 0.5
"""A tile that tells another floor, and fills so much of a gap, is the one that the gap misses."""

AROUND = 10.0
"""What lies around a holder is an area, too, so wide (m): a gap along its border is between that and the tiles."""


@dataclass(frozen=True, eq=False)
class FloorGap:
    """A gap, its shape where a whole floor should be tiled, and the numbers of its floor's tiles among ``mine``."""

    defect: Defect
    piece: shapely.Geometry | None
    tiles: Ints

    def is_left_by(self, thing: Feature, mine: Areas) -> bool:
        """Is it a tile of this floor, or does it fill the most part of the gap?"""
        numbers = np.flatnonzero(mine.features.row == thing.row)
        own = [int(n) for n in numbers if mine.features[int(n)] == thing]
        if any(n in self.tiles for n in own):
            return True
        filled = [common(self.piece, mine.polygons[n]).area for n in own if self.piece is not None]
        return self.piece is not None and max(filled, default=0.0) >= MOST_PART * self.piece.area


@dataclass(frozen=True, eq=False)
class TiledFloor:
    """The tiles of one holder: numbers among ``mine``, and of the holder's polygons among ``theirs``."""

    mine: Areas
    theirs: Areas
    tiles: Ints
    holder: Ints
    lost: tuple[Feature, ...] = ()

    @property
    def polygons(self) -> Objects:
        found: Objects = self.mine.polygons[self.tiles]
        return found

    def told(self, limit: float, tolerance: float, narrow: float | None) -> tuple[list[Defect], list[FloorGap]]:
        """What is too much, and what is missing."""
        surplus = [*self.overlapping(limit, tolerance, named=narrow is None)]
        if narrow is not None:
            return surplus, [FloorGap(gap, None, self.tiles) for gap in self.gaps(limit, tolerance, narrow)]
        if not len(self.holder):
            return surplus, []
        return [*surplus, *self.beyond(limit, tolerance)], [*self.uncovered(limit, tolerance)]

    def overlapping(self, limit: float, tolerance: float, named: bool) -> Iterator[Defect]:
        """``named``: the holder stands beside the two, as it does beside what is not covered."""
        holder = (self._holder(),) if named and len(self.holder) else ()
        for found in overlaps(self.polygons, limit, tolerance, Arcs(self.mine.take(self.tiles))):
            one, two = (self.mine.features[int(self.tiles[n])] for n in (found.one, found.two))
            facts = {"overlap": rounded(found.area), "limit": limit}
            yield Defect(one, self.mine.frame.drawn(found.at), facts, (two, *holder), case="overlap")

    @cached_property
    def bordered(self) -> Objects:
        """The tiles, and behind them what lies around their holder."""
        if not len(self.holder):
            return self.polygons
        whole = self._whole()
        return np.append(self.polygons, without(shapely.buffer(shapely.envelope(whole), AROUND), whole))

    def gaps(self, limit: float, tolerance: float, reach: float) -> Iterator[Defect]:
        areas = self.bordered
        for gap in narrow_gaps(areas, limit, tolerance, reach):
            beside_it = [
                self.mine.features[int(self.tiles[n])] if n < len(self.tiles) else self._holder()
                for n in gap.neighbours
            ]
            facts = {"area": rounded(gap.area), "width": rounded(gap.width), "limit": limit}
            yield Defect(beside_it[0], self.mine.frame.drawn(gap.at), facts, (*beside_it[1:], *self.lost), case="gap")

    def uncovered(self, limit: float, tolerance: float) -> Iterator[FloorGap]:
        left = thick(np.array([without(self._whole(), united(self.polygons))], dtype=object), tolerance)
        for piece in left[np.argsort(ranks(left))]:
            if larger(piece.area, limit):
                facts = {"area": rounded(piece.area), "limit": limit}
                spot = self.mine.frame.drawn(spot_in(piece, tolerance))
                defect = Defect(self._holder(), spot, facts, (*self._beside(piece, tolerance), *self.lost), case="gap")
                yield FloorGap(defect, piece, self.tiles)

    def _beside(self, piece: shapely.Geometry, tolerance: float) -> list[Feature]:
        near = np.flatnonzero(shapely.dwithin(self.polygons, piece, tolerance))
        return [self.mine.features[int(self.tiles[n])] for n in near]

    def beyond(self, limit: float, tolerance: float) -> Iterator[Defect]:
        for found in outside(self.polygons, self.theirs.polygons[self.holder], tolerance):
            if larger(found.area, limit):
                tile = self.mine.features[int(self.tiles[found.number])]
                facts = {"area": rounded(found.area), "limit": limit}
                yield Defect(tile, self.mine.frame.drawn(found.at), facts, (self._holder(),), case="outside")

    def _whole(self) -> shapely.Geometry:
        return united(self.theirs.polygons[self.holder])

    def _holder(self) -> Feature:
        first = np.argmin(ranks(self.theirs.polygons[self.holder]))
        return self.theirs.features[int(self.holder[first])]
