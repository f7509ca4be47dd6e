"""Areas that together should fill the area that holds them: units and function areas of a floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.drawings import Areas, beside
from surveycheck.geometry.gaps import gaps
from surveycheck.geometry.noise import larger, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlap import overlaps
from surveycheck.geometry.overlay import united, without
from surveycheck.geometry.true_area import Arcs
from surveycheck.geometry.within import outside
from surveycheck.model.columns import Ints, Objects
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.keyed import application
from surveycheck.rule.nested import rings

AROUND = 10.0
"""What lies around a holder is an area, too, so wide (m): a gap along its border is between that and the tiles."""


@check
def areas_tile(
    inputs: Inputs, *, limit: Limit, tolerance: Limit, belongs: tuple[float, ...], reach: Limit | None = None
) -> Iterator[Defect]:
    """``belongs``: the items of the extended data of tiles and of the further selection ``holders`` that tell which
    tiles belong to which holder; floors are drawn one above the other. Yields, for tiles of one holder, what is larger
    than ``limit`` (m²) and thicker than ``tolerance`` (m): overlaps of two (case ``overlap``); with ``reach`` (m)
    narrower gaps between them and along the holder's border (case ``gap``), for wider room may be nobody's; without it
    all that no tile covers (case ``gap``), and what lies outside (case ``outside``). Tiles without that item, and
    holders without tiles, are not judged; tiles whose holder is not drawn are held against each other only. Beside a
    gap stand the tiles of its holder that have no shape, as one of their coordinates is no number."""
    holders = inputs.other("holders").features
    lost = _lost(inputs, int(belongs[0]))
    for mine, theirs in beside(inputs.features, holders, inputs.settings, rings(inputs)):
        metres = mine.frame.metres
        narrow = None if reach is None else reach.of(metres)
        tiles, floors = (_by_key(inputs, a, int(i)) for a, i in zip((mine, theirs), belongs, strict=True))
        for key in sorted(tiles):
            floor = _Floor(mine, theirs, tiles[key], floors.get(key, np.zeros(0, np.int64)), lost.get(key, ()))
            yield from floor.overlapping(limit.value, tolerance.of(metres), named=narrow is None)
            if narrow is not None:
                yield from floor.gaps(limit.value, tolerance.of(metres), narrow)
            elif len(floor.holder):
                yield from floor.uncovered(limit.value, tolerance.of(metres))
                yield from floor.beyond(limit.value, tolerance.of(metres))


def _lost(inputs: Inputs, item: int) -> dict[str, tuple[Feature, ...]]:
    """Tiles without a shape, by what they belong to."""
    tiles = inputs.features.take(shapely.is_missing(inputs.features.geometry))
    found: dict[str, tuple[Feature, ...]] = {}
    for number, key in enumerate(tiles.xdata(application(inputs), item)):
        found[str(key).strip()] = (*found.get(str(key).strip(), ()), tiles[number])
    return found


def _by_key(inputs: Inputs, areas: Areas, item: int) -> dict[str, Ints]:
    keys = np.array([str(k).strip() for k in areas.features.xdata(application(inputs), item)], dtype=object)
    if not len(keys):  # no holder is drawn at all
        return {}
    order = np.argsort(keys, kind="stable")
    names, first = np.unique(keys[order].astype(str), return_index=True)
    return {str(n): rows for n, rows in zip(names, np.split(order, first[1:]), strict=True) if n and len(rows)}


@dataclass(frozen=True, eq=False)
class _Floor:
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

    def overlapping(self, limit: float, tolerance: float, named: bool) -> Iterator[Defect]:
        """``named``: the holder stands beside the two, as it does beside what is not covered."""
        holder = (self._holder(),) if named and len(self.holder) else ()
        for found in overlaps(self.polygons, limit, tolerance, Arcs(self.mine.take(self.tiles))):
            one, two = (self.mine.features[int(self.tiles[n])] for n in (found.one, found.two))
            facts = {"overlap": rounded(found.area), "limit": limit}
            yield Defect(one, self.mine.frame.drawn(found.at), facts, (two, *holder), case="overlap")

    def gaps(self, limit: float, tolerance: float, reach: float) -> Iterator[Defect]:
        areas = self.polygons
        if len(self.holder):
            around = without(shapely.buffer(shapely.envelope(self._whole()), AROUND), self._whole())
            areas = np.append(areas, around)
        for gap in gaps(areas, limit, tolerance, reach):
            beside_it = [
                self.mine.features[int(self.tiles[n])] if n < len(self.tiles) else self._holder()
                for n in gap.neighbours
            ]
            facts = {"area": rounded(gap.area), "width": rounded(gap.width), "limit": limit}
            yield Defect(beside_it[0], self.mine.frame.drawn(gap.at), facts, (*beside_it[1:], *self.lost), case="gap")

    def uncovered(self, limit: float, tolerance: float) -> Iterator[Defect]:
        left = thick(np.array([without(self._whole(), united(self.polygons))], dtype=object), tolerance)
        for piece in left[np.argsort(ranks(left))]:
            if larger(piece.area, limit):
                facts = {"area": rounded(piece.area), "limit": limit}
                spot = self.mine.frame.drawn(spot_in(piece, tolerance))
                yield Defect(self._holder(), spot, facts, self.lost, case="gap")

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
