"""Areas that together should fill the area that holds them: units and function areas of a floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import shapely

from surveycheck.geometry.areas import spot_in, thick
from surveycheck.geometry.drawings import Areas, beside
from surveycheck.geometry.gaps import gaps as narrow_gaps
from surveycheck.geometry.noise import larger, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.overlap import overlaps
from surveycheck.geometry.overlay import common, united, without
from surveycheck.geometry.tiled import doubtful
from surveycheck.geometry.true_area import Arcs
from surveycheck.geometry.within import outside
from surveycheck.model.columns import Ints, Objects
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.keyed import application
from surveycheck.rule.nested import rings

MOST_PART = 0.5
"""A tile that tells another floor, and fills so much of a gap, is the one that the gap misses."""

FEW = 20
"""So many floors with one tile, and a gap, are looked at for a tile that belongs to another floor."""

AROUND = 10.0
"""What lies around a holder is an area, too, so wide (m): a gap along its border is between that and the tiles."""


@check
def areas_tile(
    inputs: Inputs,
    *,
    limit: Limit,
    tolerance: Limit,
    belongs: tuple[float, ...],
    reach: Limit | None = None,
    strict: bool = False,
) -> Iterator[Defect]:
    """``belongs``: the items of the extended data of tiles and of the further selection ``holders`` that tell which
    tiles belong to which holder; floors are drawn one above the other. Yields, for tiles of one holder, what is larger
    than ``limit`` (m²) and thicker than ``tolerance`` (m): overlaps of two (case ``overlap``); with ``reach`` (m)
    narrower gaps between them and along the holder's border (case ``gap``), for wider room may be nobody's; without it
    all that no tile covers (case ``gap``), and what lies outside (case ``outside``). Tiles without that item, and
    holders without tiles, are not judged; tiles whose holder is not drawn are held against each other only; with
    ``strict`` both are wrong where holders are drawn (case ``astray``). Beside a gap stand the tiles around it and
    those of its holder that have no shape, as one of their coordinates is no number; the tile that was moved away from
    it, or tells another holder, comes first."""
    holders = inputs.other("holders").features
    lost = _lost(inputs, int(belongs[0]))
    for mine, theirs in beside(inputs.features, holders, inputs.settings, rings(inputs)):
        metres = mine.frame.metres
        narrow = None if reach is None else reach.of(metres)
        tiles, floors = (_by_key(inputs, a, int(i)) for a, i in zip((mine, theirs), belongs, strict=True))
        every = [
            _Floor(mine, theirs, tiles[key], floors.get(key, np.zeros(0, np.int64)), lost.get(key, ()))
            for key in sorted(tiles)
        ]
        doubted = every if narrow is None else _doubted(every, narrow)
        told = [floor.told(limit.value, tolerance.of(metres), narrow) for floor in doubted]
        astray = [*_astray(mine, tiles, floors)] if strict and floors else []
        yield from astray
        moved = [
            thing
            for surplus in (*(surplus for surplus, _ in told), *([d] for d in astray))
            for thing in _in_common(surplus)
        ]
        moved += _misplaced(doubted, [gaps for _, gaps in told], mine)
        for surplus, gaps in told:
            yield from surplus
            yield from (_left(gap, moved if gap.piece is not None else _in_common(surplus), mine) for gap in gaps)


def _doubted(floors: list[_Floor], reach: float) -> list[_Floor]:
    """Those that must be looked at one by one."""
    doubts = doubtful([floor.bordered for floor in floors], [len(floor.tiles) for floor in floors], reach)
    return [floor for floor, doubt in zip(floors, doubts, strict=True) if doubt]


def _astray(mine: Areas, tiles: dict[str, Ints], holders: dict[str, Ints]) -> Iterator[Defect]:
    """Tiles that tell no holder, or one that is not drawn."""
    known = {int(n): key for key, numbers in tiles.items() for n in numbers}
    for number in range(len(mine.features)):
        if known.get(number, "") not in holders:
            spot = shapely.point_on_surface(mine.polygons[number])
            facts = {"value": known.get(number, ""), "key": known.get(number, "")}
            yield Defect(mine.features[number], mine.frame.drawn(np.array([spot.x, spot.y])), facts, case="astray")


def _misplaced(floors: list[_Floor], gaps: list[list[_Gap]], mine: Areas) -> list[Feature]:
    """The only tile of a floor most of which is nobody's, where it fills a gap of another floor. Of many such floors
    none is odd."""
    alone = [n for n, f in enumerate(floors) if len(f.tiles) == 1 and any(g.piece is not None for g in gaps[n])]
    found = []
    for number in alone if len(alone) <= FEW else ():
        tile = mine.features[int(floors[number].tiles[0])]
        others = [gap for own in (*gaps[:number], *gaps[number + 1 :]) for gap in own]
        found += [tile] if any(gap.is_left_by(tile, mine) for gap in others) else []
    return found


def _in_common(surplus: list[Defect]) -> list[Feature]:
    """What all overlaps of a floor, and all that lies outside it, touch: the tile that was moved. Of two tiles that
    overlap, and nothing else, each may be."""
    touched = [[thing for thing in (d.where, *d.others) if isinstance(thing, Feature)] for d in surplus]
    return [thing for thing in touched[0] if all(thing in own for own in touched)] if touched else []


def _left(gap: _Gap, moved: list[Feature], mine: Areas) -> Defect:
    """The gap at the tile that was moved away from it (its own floor's, or one that lies in it and tells
    another floor), if there is one."""
    own = [thing for thing in moved if gap.is_left_by(thing, mine)]
    if not own:
        return gap.defect
    others = (gap.defect.where, *own[1:], *gap.defect.others)
    return replace(gap.defect, where=own[0], others=tuple(thing for thing in others if thing != own[0]))


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
class _Gap:
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

    def told(self, limit: float, tolerance: float, narrow: float | None) -> tuple[list[Defect], list[_Gap]]:
        """What is too much, and what is missing."""
        surplus = [*self.overlapping(limit, tolerance, named=narrow is None)]
        if narrow is not None:
            return surplus, [_Gap(gap, None, self.tiles) for gap in self.gaps(limit, tolerance, narrow)]
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

    def uncovered(self, limit: float, tolerance: float) -> Iterator[_Gap]:
        left = thick(np.array([without(self._whole(), united(self.polygons))], dtype=object), tolerance)
        for piece in left[np.argsort(ranks(left))]:
            if larger(piece.area, limit):
                facts = {"area": rounded(piece.area), "limit": limit}
                spot = self.mine.frame.drawn(spot_in(piece, tolerance))
                defect = Defect(self._holder(), spot, facts, (*self._beside(piece, tolerance), *self.lost), case="gap")
                yield _Gap(defect, piece, self.tiles)

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
