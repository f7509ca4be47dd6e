"""Ticks and crosses of the grid of a sheet: short lines of one length along an axis."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.drawings import placeless
from surveycheck.geometry.sheet import Sheet
from surveycheck.model import Drawing, Feature
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, TEXT

FEWEST = 8
"""So many lines of one length and direction, and of these such a share, stand on the grid: then it is drawn by them."""
SHARE = 0.8

WITHIN = 0.001
"""Metres: rounding of where a line begins and ends."""

MOST_SPOILT = 8
"""Of more things at one place none says what is missing there."""

BOTH = 3
"""So many ticks with one opposite show that each has one."""

SHORT = 0.25
"""Ticks and crosses are shorter than this part of the grid: longer lines may be those of a table."""


@dataclass(frozen=True, eq=False)
class Marks:
    """Lines of one length along one axis. ``number`` (n,) in the frame's features, ``across`` (n,) their coordinate,
    ``low`` and ``high`` (n,) where they begin and end along the axis ``axis`` (0 east, 1 north)."""

    axis: int
    number: Ints
    across: Floats
    low: Floats
    high: Floats

    @property
    def middle(self) -> Floats:
        found: Floats = (self.low + self.high) / 2
        return found

    @property
    def reach(self) -> float:
        """How long they are."""
        return float(np.median(self.high - self.low))

    def places(self, step: float) -> list[tuple[int, int]]:
        """Where they stand, in steps of the grid: east, north."""
        across, middle = (np.round(at / step).astype(np.int64).tolist() for at in (self.across, self.middle))
        return [*(zip(middle, across, strict=True) if self.axis == 0 else zip(across, middle, strict=True))]

    def is_grid(self, step: float, allowed: float) -> bool:
        """Do most of them mark a line of the grid?"""
        return most_on(off_grid(self.across, step) <= allowed)

    def is_crosses(self, step: float, allowed: float) -> bool:
        """Are they halves of crosses: on the grid along their own axis as well?"""
        return most_on(off_grid(self.middle, step) <= allowed)


def marks_on(sheet: Sheet, step: float) -> Iterator[Marks]:
    """Short lines along the axes, by their axis and length in millimetres."""
    geometry = sheet.frame.geometry
    lines = np.flatnonzero(shapely.get_type_id(geometry) == shapely.GeometryType.LINESTRING)
    low, high = np.hsplit(shapely.bounds(geometry[lines]), 2)
    size = np.round(high - low, 3)
    for axis in (0, 1):
        along = (size[:, 1 - axis] == 0) & (size[:, axis] > 0) & (size[:, axis] <= SHORT * step)
        for length in np.unique(size[along, axis]).tolist():
            mine = np.flatnonzero(along & (size[:, axis] == length))
            yield Marks(axis, lines[mine], low[mine, 1 - axis], low[mine, axis], high[mine, axis])


def off_grid(at: Floats, step: float) -> Floats:
    """How far coordinates are from the nearest line of the grid."""
    found: Floats = np.abs((at + step / 2) % step - step / 2)
    return found


def most_on(right: Bools) -> bool:
    there = int(np.count_nonzero(right))
    return there >= FEWEST and there >= SHARE * len(right)


def without_other_half(every: Sequence[Marks], step: float, allowed: float) -> Iterator[int]:
    """The numbers of halves of crosses that stand alone, where most of their length have the other half."""
    crosses = [marks for marks in every if marks.is_crosses(step, allowed)]
    for one in crosses:
        for two in crosses:
            if one.axis != two.axis and abs(one.reach - two.reach) <= allowed:
                theirs = set(two.places(step))
                there = np.array([place in theirs for place in one.places(step)], np.bool_)
                if most_on(there):
                    yield from one.number[~there].tolist()


def without_opposite(marks: Marks, neat: Floats, allowed: float) -> tuple[float, float] | None:
    """Where the one tick is missing (east, north) that the opposite side of the inner frame ``neat`` has, when all
    others, ``BOTH`` at least, stand at both sides; None otherwise."""
    low, high = (neat[marks.axis], neat[marks.axis + 2])
    sides = [
        {round(float(at), 3) for at in marks.across[np.abs(ends - edge) <= allowed]}
        for ends, edge in ((marks.low, low), (marks.high, high))
    ]
    lone = sides[0] ^ sides[1]
    if len(lone) != 1 or len(sides[0] & sides[1]) < BOTH:
        return None
    across = lone.pop()
    edge = float(low if across in sides[1] else high)
    return (edge, across) if marks.axis == 0 else (across, edge)


def for_other_half(sheet: Sheet, number: int) -> tuple[Feature, ...]:
    """What may be the missing half of the cross of which the line ``number`` is the other one."""
    west, south, east, north = shapely.bounds(sheet.frame.geometry[number])
    return spoilt(sheet, ((west + east) / 2, (south + north) / 2), max(east - west, north - south) / 2)


def spoilt(sheet: Sheet, at: tuple[float, float], reach: float) -> tuple[Feature, ...]:
    """What may be the line that is missing at a place (m), ``reach`` (m) long to each side: what lies there on another
    layer or in another space, or has shrunk there, what of the frame lies farther from the sheet than it is long, and
    what of it has no shape."""
    assert sheet.neat is not None
    drawing = sheet.frame.drawings[0]
    box, own = shapely.bounds(drawing.entities.geometry), sheet.frame.row
    there = (np.abs(box.reshape(-1, 2, 2) - at).max(axis=(1, 2)) <= reach + WITHIN) & (
        drawing.entities.space != IN_BLOCK
    )
    there[own] &= (box[own, 2:] - box[own, :2]).max(axis=1) <= WITHIN
    low, high = sheet.neat[:2], sheet.neat[2:]
    beyond = np.maximum(low - box[own, 2:], box[own, :2] - high).max(axis=1)
    there[own] |= beyond > np.hypot(*(high - low))
    found = tuple(Feature(drawing, int(row)) for row in np.flatnonzero(there)[:MOST_SPOILT])
    return (*found, *placeless(sheet.frame))


def strangers(drawing: Drawing, box: Floats, whole: bool = False) -> tuple[Feature, ...]:
    """What lies in a box (4,) on another layer than most of it, or in paper space: a line of the frame that lost its
    layer. ``whole``: what fills the box, on any layer."""
    entities = drawing.entities
    bounds = shapely.bounds(entities.geometry)
    over = np.maximum(box[:2] - bounds[:, :2], bounds[:, 2:] - box[2:]).max(axis=1)
    there = (np.abs(bounds - box).max(axis=1) if whole else over) <= WITHIN
    rows = np.flatnonzero(there & (entities.space != IN_BLOCK) & (entities.shape != TEXT))
    layers, counts = np.unique(entities.layer.codes[rows], return_counts=True)
    usual = layers[np.argmax(counts)] if len(rows) and not whole else -1
    apart = rows[(entities.layer.codes[rows] != usual) | (entities.space[rows] != MODEL_SPACE)]
    return tuple(Feature(drawing, int(row)) for row in apart[:MOST_SPOILT])
