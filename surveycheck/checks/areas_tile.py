"""Areas that together should fill the area that holds them: units and function areas of a floor."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np
import shapely

from surveycheck.checks.tiled_floor import FloorGap, TiledFloor
from surveycheck.geometry.drawings import Areas, beside
from surveycheck.geometry.tiled import doubtful
from surveycheck.model.columns import Ints
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.keyed import application
from surveycheck.rule.nested import rings

FEW = 20
"""So many floors with one tile, and a gap, are looked at for a tile that belongs to another floor."""


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
            TiledFloor(mine, theirs, tiles[key], floors.get(key, np.zeros(0, np.int64)), lost.get(key, ()))
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


def _doubted(floors: list[TiledFloor], reach: float) -> list[TiledFloor]:
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


def _misplaced(floors: list[TiledFloor], gaps: list[list[FloorGap]], mine: Areas) -> list[Feature]:
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


def _left(gap: FloorGap, moved: list[Feature], mine: Areas) -> Defect:
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
