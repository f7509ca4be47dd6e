"""Point strings of what is drawn with a pen or filled, near a local origin."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.affine import extruded
from surveycheck.geometry.curves import leads, ranges, starts
from surveycheck.model.columns import Bools, Floats, Ints, Objects
from surveycheck.model.drawing import Entities

ROUND = ("CIRCLE", "ARC")
FEW_CHORDS = 64
"""Chords of a circle that looks round: at a radius of 300 pixels they are off by a third of one."""


@dataclass(frozen=True, eq=False)
class Strings:
    """s strings: string i has ``points[start[i]:start[i+1]]``, (m, 2), and belongs to ``owner[i]``. Rings end where
    they begin."""

    points: Floats
    start: Ints
    owner: Ints

    def __len__(self) -> int:
        return len(self.owner)

    def take(self, strings: Ints) -> Strings:
        """Some of the strings, in that order."""
        counts = np.diff(self.start)[strings]
        run, k = ranges(counts)
        return Strings(self.points[self.start[strings][run] + k], starts(counts), self.owner[strings])

    def boxes(self) -> Floats:
        """The boxes (s, 4) around them."""
        begin = self.start[:-1]
        if not len(begin):
            return np.zeros((0, 4))
        low, high = np.minimum.reduceat(self.points, begin), np.maximum.reduceat(self.points, begin)
        return np.concatenate([low, high], axis=1)


def strokes(geometry: Objects, origin: Floats) -> Strings:
    """Lines, and the borders of areas."""
    parts, owner = shapely.get_parts(geometry, return_index=True)
    area = shapely.get_dimensions(parts) == 2
    if area.any():
        rings, ring_owner = shapely.get_rings(parts[area], return_index=True)
        lines = np.concatenate([parts[~area], rings])
        owner = np.concatenate([owner[~area], owner[area][ring_owner]])
        order = np.argsort(owner, kind="stable")
        parts, owner = lines[order], owner[order]
    return _strung(parts, owner, origin)


def fine_circles(strings: Strings, e: Entities, row: Ints, origin: Floats, cut: Bools) -> Strings:
    """Small circles and arcs, which the readers give few chords, with enough to look round at any scale. ``row`` by
    owner; rows that are ``cut`` (n,) are no whole circles."""
    fine = e.type.take(row).where(ROUND.__contains__) & ~extruded(e.extrusion[row]) & ~cut[row]
    counts = np.diff(strings.start)
    mine = np.flatnonzero(fine[strings.owner] & (counts <= FEW_CHORDS))
    if not len(mine):
        return strings
    own = row[strings.owner[mine]]
    angle = np.where(e.type.take(own).where("CIRCLE".__eq__)[:, None], (0.0, 360.0), e.angle[own])
    sweep = np.mod(angle[:, 1] - angle[:, 0], 360.0)
    sweep = np.where(sweep == 0, 360.0, sweep)
    t = np.radians(angle[:, :1] + sweep[:, None] * np.linspace(0.0, 1.0, FEW_CHORDS + 1))
    centre, radius = e.xyz[e.start[own], :2] - origin, e.radius[own]
    points = centre[:, None, :] + radius[:, None, None] * np.stack([np.cos(t), np.sin(t)], axis=2)
    rest = strings.take(np.flatnonzero(~(fine[strings.owner] & (counts <= FEW_CHORDS))))
    round_ = Strings(points.reshape(-1, 2), starts(np.full(len(mine), FEW_CHORDS + 1)), strings.owner[mine])
    return joined([rest, round_])


def fills(geometry: Objects, origin: Floats) -> Strings:
    """The rings of areas, shells anticlockwise and holes clockwise: filled by winding number they are the areas, and
    where areas lie upon each other their union."""
    parts, owner = shapely.get_parts(shapely.orient_polygons(geometry), return_index=True)
    rings, part = shapely.get_rings(parts, return_index=True)
    return _strung(rings, owner[part], origin)


def _strung(lines: Objects, owner: Ints, origin: Floats) -> Strings:
    points, line = shapely.get_coordinates(lines, return_index=True)
    points -= origin
    counts = np.bincount(line, minlength=len(lines)) if len(line) else np.zeros(len(lines), np.int64)
    some = counts > 0
    return Strings(points, starts(counts[some]), owner[some].astype(np.int64))


def joined(several: list[Strings]) -> Strings:
    """Strings one behind the other."""
    offsets = np.cumsum([0, *(len(s.points) for s in several)])
    start = [s.start[:-1] + offset for s, offset in zip(several, offsets[:-1], strict=True)]
    points = np.concatenate([s.points for s in several]) if several else np.zeros((0, 2))
    owner = np.concatenate([s.owner for s in several]) if several else np.zeros(0, np.int64)
    return Strings(points, np.concatenate([*start, offsets[-1:]]).astype(np.int64), owner)


def thinned(strings: Strings, group: Ints, step: float) -> Strings:
    """The strings as they look where ``step`` is less than a pixel: of points in one cell of that size that follow each
    other the first, of strings of one ``group`` (m,: by owner) that are within one cell a dash that a pen shows."""
    cell = np.floor(strings.points / step).astype(np.int64)
    begin, end = strings.start[:-1], strings.start[1:] - 1
    keep = np.ones(len(cell), np.bool_)
    keep[1:] = (cell[1:] != cell[:-1]).any(axis=1)
    keep[begin] = True
    count = np.add.reduceat(keep.astype(np.int64), begin) if len(begin) else np.zeros(0, np.int64)
    dash = np.flatnonzero(count == 1)
    keep[end] = True
    dash = dash[_first_of_each(group[strings.owner[dash]], cell[begin[dash]])]
    wanted = count > 1
    wanted[dash] = True
    keep &= np.repeat(wanted, np.diff(strings.start))
    count = np.add.reduceat(keep.astype(np.int64), begin)[wanted] if len(begin) else count
    thin = Strings(strings.points[keep], starts(count), strings.owner[wanted])
    _as_dashes(thin, np.searchsorted(np.flatnonzero(wanted), dash), step)
    return thin


def _first_of_each(group: Ints, cell: Ints) -> Ints:
    order = np.lexsort((cell[:, 1], cell[:, 0], group))
    same = ~(leads(group[order]) | leads(cell[order, 0]) | leads(cell[order, 1]))
    return np.sort(order[~same])


def _as_dashes(thin: Strings, numbers: Ints, step: float) -> None:
    """What is within a cell ends a little east of where it begins."""
    last = thin.start[numbers + 1] - 1
    first = thin.start[numbers]
    thin.points[last] = thin.points[first] + np.array([step / 4, 0.0])
