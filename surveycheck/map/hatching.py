"""The lines of hatch patterns, cut off at the border of their hatch.

DXF reference, *HATCH*, pattern data: each family of lines has an angle (53), a base point (43, 44), the offset from one
line to the next (45, 46) and dashes (49; negative: a gap, 0: a dot), all as drawn, in the hatch's own plane.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import numpy as np
import shapely

from surveycheck.geometry.curves import starts
from surveycheck.geometry.overlay import mended
from surveycheck.map.seen import FILL, Seen
from surveycheck.map.strings import Strings
from surveycheck.model import Drawing
from surveycheck.model.columns import Floats, Ints
from surveycheck.model.drawing import IN_BLOCK, PLACED

MOST, MOST_ALL = 4_000, 400_000
"""Pieces of line of one hatch, and of all: a hatch with more of them is a tint, and so is what comes behind."""

MOST_HATCHES = 10_000
"""Hatches whose lines are drawn: some 5 s. Those behind are tints."""

HATCHES = ("HATCH", "MPOLYGON")
ANGLE, BASE_X, BASE_Y, OFFSET_X, OFFSET_Y, DASH = PATTERN = 53, 43, 44, 45, 46, 49
SOLID = 1
AFFINE = 1e-6
"""What the corners of a copy may be off by, as a share of its size."""

DOT = 0.05
"""Length of a dot, as a share of the pattern's period."""


@dataclass(frozen=True, eq=False)
class Family:
    """Parallel lines: direction, base point and offset (2,), dashes."""

    along: Floats
    base: Floats
    offset: Floats
    dashes: Floats


def hatching(drawing: Drawing, seen: Seen, origin: Floats) -> tuple[Strings, Ints]:
    """The lines of those hatches whose pattern can be drawn; ``owner`` is the number of the thing. And the numbers of
    those that no line of their pattern crosses: they are empty."""
    e = drawing.entities
    shown = _shown(drawing, seen)
    pieces: list[Floats] = []
    owner: list[int] = []
    empty: list[int] = []
    for row, code, value in islice(_hatches(drawing), MOST_HATCHES):
        if row not in shown or e.flags[row] & SOLID or e.tilted[row]:
            continue
        found = _within(e.geometry[row], families(code, value), MOST_ALL - len(pieces))
        if found is None:
            continue
        empty += [] if found else shown[row]
        for thing in shown[row] if found else ():
            placed = found if seen.row[thing] == row else _moved(found, e.geometry[row], e.geometry[seen.row[thing]])
            if len(pieces) + len(placed) <= MOST_ALL:
                pieces += placed
                owner += [thing] * len(placed)
    counts = np.array([len(piece) for piece in pieces], np.int64)
    points = np.concatenate(pieces) - origin if pieces else np.zeros((0, 2))
    return Strings(points, starts(counts), np.array(owner, np.int64)), np.array(empty, np.int64)


def _shown(drawing: Drawing, seen: Seen) -> dict[int, list[int]]:
    """The things that show each hatch of the file: itself, and where references place it. What is placed bears the
    handle of what it is a copy of."""
    e = drawing.entities
    rows = np.unique(_patterns(drawing)[:, 0].astype(np.int64))
    source = {bytes(e.handle[row]): row for row in rows.tolist() if e.space[row] == IN_BLOCK and e.handle[row]}
    things = seen.of(FILL)
    found: dict[int, list[int]] = {}
    for thing, row in zip(things.tolist(), seen.row[things].tolist(), strict=True):
        own = source.get(bytes(e.handle[row]), -1) if e.space[row] == PLACED else row
        found.setdefault(own, []).append(thing)
    return found


def _moved(pieces: list[Floats], area: shapely.Geometry, placed: shapely.Geometry) -> list[Floats]:
    """The pieces of an area as they lie in a copy of it that an affine map has moved; none where it is no such copy."""
    one, other = shapely.get_coordinates(area), shapely.get_coordinates(placed)
    if one.shape != other.shape or len(one) < 3:
        return []
    middle = one.mean(axis=0)
    known = np.column_stack([one - middle, np.ones(len(one))])
    matrix, *_ = np.linalg.lstsq(known, other, rcond=None)
    size = float(np.ptp(other, axis=0).max())
    if not np.abs(known @ matrix - other).max() <= AFFINE * size:
        return []
    return [(piece - middle) @ matrix[:2] + matrix[2] for piece in pieces]


def _patterns(drawing: Drawing) -> Floats:
    """What is said of hatches in the column ``look``."""
    look = drawing.entities.look
    hatches = drawing.entities.type.take(look[:, 0].astype(np.int64)).where(HATCHES.__contains__)
    return look[hatches & np.isin(look[:, 1], PATTERN)] if len(look) else look


def _hatches(drawing: Drawing) -> Iterator[tuple[int, Ints, Floats]]:
    """Row, codes and values of each hatch."""
    pattern = _patterns(drawing)
    row = pattern[:, 0].astype(np.int64)
    for part in np.split(np.arange(len(row)), np.flatnonzero(np.diff(row)) + 1) if len(row) else ():
        yield int(row[part[0]]), pattern[part, 1].astype(np.int64), pattern[part, 2]


def families(code: Ints, value: Floats) -> list[Family]:
    """The families of one hatch; those that say no offset, or numbers that are none, are left out."""
    found = []
    for part in np.split(np.arange(len(code)), np.flatnonzero(code == ANGLE)):
        told = dict(zip(code[part].tolist(), value[part].tolist(), strict=True))
        dashes = value[part][code[part] == DASH]
        turn = np.radians(told.get(ANGLE, np.nan))
        base = np.array([told.get(BASE_X, 0.0), told.get(BASE_Y, 0.0)])
        offset = np.array([told.get(OFFSET_X, 0.0), told.get(OFFSET_Y, 0.0)])
        along = np.array([np.cos(turn), np.sin(turn)])
        if np.isfinite([turn, *base, *offset, *dashes]).all() and _apart(along, offset) > 0:
            found.append(Family(along, base, offset, dashes))
    return found


def _apart(along: Floats, offset: Floats) -> float:
    """The distance from one line to the next."""
    return float(abs(offset[1] * along[0] - offset[0] * along[1]))


def _within(area: shapely.Geometry, made: list[Family], most: int) -> list[Floats] | None:
    """The pieces of all families within an area; None where they are not known, or too many."""
    if area is None or shapely.is_empty(area) or not made:
        return None
    ends: list[Floats] = []
    for family in made:
        found = _segments(family, shapely.get_coordinates(area), min(MOST, most) - sum(len(end) for end in ends))
        if found is None:
            return None
        ends.append(found)
    lines = shapely.linestrings(np.concatenate(ends))
    valid = area if shapely.is_valid(area) else mended(area)
    parts = shapely.get_parts(shapely.intersection(lines, valid))
    parts = shapely.get_parts(parts)
    parts = parts[shapely.get_type_id(parts) == shapely.GeometryType.LINESTRING]
    if len(parts) > most:
        return None
    points, number = shapely.get_coordinates(parts, return_index=True)
    return np.split(points, np.flatnonzero(np.diff(number)) + 1) if len(points) else []


def _segments(family: Family, corners: Floats, most: int) -> Floats | None:
    """Pieces (k, 2, 2) over the box of an area, in the direction of the lines; None where they are too many."""
    along, across = family.along, np.array([-family.along[1], family.along[0]])
    step = float(family.offset @ across)
    deep = (corners - family.base) @ across / step
    first, last = np.ceil(deep.min()), np.floor(deep.max())
    if not 0 <= last - first < most:
        return np.zeros((0, 2, 2)) if last < first else None
    k = np.arange(first, last + 1)
    reach = (corners - family.base) @ along
    begin, end = np.full(len(k), reach.min()), np.full(len(k), reach.max())
    line, low, high = _dashed(family, k, begin, end, most)
    if line is None:
        return None
    foot = family.base + k[line][:, None] * family.offset
    shift = k[line] * float(family.offset @ along)
    low, high = low - shift, high - shift
    return np.stack([foot + low[:, None] * along, foot + high[:, None] * along], axis=1)


def _dashed(family: Family, k: Floats, begin: Floats, end: Floats, most: int) -> tuple[Ints | None, Floats, Floats]:
    """Which line each dash is of, and where along it begins and ends, from the foot of the first line's base."""
    dashes = family.dashes
    period = float(np.abs(dashes).sum())
    if not period > 0:
        return np.arange(len(k)), begin, end
    shift = k * float(family.offset @ family.along)
    first = np.floor((begin - shift) / period)
    count = np.ceil((end - shift) / period) - first
    drawn = np.flatnonzero(dashes >= 0)
    if not (count.sum() * max(1, len(drawn)) < most):
        return None, begin, end
    counts = count.astype(np.int64)
    line = np.repeat(np.arange(len(k)), counts)
    turn = np.arange(len(line)) - np.repeat(np.cumsum(counts) - counts, counts)
    origin = shift[line] + (first[line] + turn) * period
    ahead = np.concatenate([[0.0], np.cumsum(np.abs(dashes))])[drawn]
    size = np.where(dashes[drawn] > 0, dashes[drawn], DOT * period)
    low = (origin[:, None] + ahead).ravel()
    return np.repeat(line, len(drawn)), low, low + np.tile(size, len(line))
