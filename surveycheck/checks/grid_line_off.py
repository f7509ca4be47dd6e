"""Ticks, crosses and inner frames of sheets that do not stand on the grid."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.drawings import placeless
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.sheet import Sheet, rectangles, sheet_of
from surveycheck.geometry.title_blocks import FEWEST as FEWEST_SHEETS
from surveycheck.geometry.title_blocks import moved_lines, tables_of
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.rule import Defect, Fact, Inputs, Limit, NothingToCheck, check
from surveycheck.rule.paths import matches

FEWEST = 8
"""So many lines of one length and direction, and of these such a share, stand on the grid: then it is drawn by them."""
SHARE = 0.8

SHORT = 0.25
"""Ticks and crosses are shorter than this part of the grid: longer lines may be those of a table."""

SAME = 0.001
"""Metres: sums of margins that are the same."""

ENDS = 3
"""So many ticks begin on one side of the frame."""


@dataclass(frozen=True, eq=False)
class _Marks:
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


@check
def grid_line_off(
    inputs: Inputs, *, frames: tuple[str, ...], grid: float, limit: Limit, tables: float = 0.0
) -> Iterator[Defect]:
    """Yields each short line on the layers ``frames`` that does not stand on the grid (``grid``, m on paper, at the one
    scale that the sheet states) to ``limit`` (m), where at least ``FEWEST`` lines of its length and direction do, and
    ``SHARE`` of them: of ticks the coordinate that they mark, of crosses both. Case ``frame``: the inner frame does not
    run where the ticks of its side begin; where all ticks begin equally far inside of it, it is another frame, and the
    inner one is not drawn (case ``lost``; what of the frame has no shape is a witness). Case ``outer``: the frame
    around the inner one is as wide on both axes, and not in its middle. Case ``table``: a table beside the frame, or a
    line of it, stands elsewhere than on all other sheets, by more than ``tables`` (m on paper); case ``line``: it lacks
    a line that it has on all others. Tables and other lines have lengths of their own, and their lines stand
    anywhere: they are not taken for a grid. Raises ``NothingToCheck`` where no sheet has one, nor tables to compare."""
    allowed = limit.value + LENGTH_NOISE
    sheets = [sheet_of(d, lambda name: any(matches(p, name) for p in frames)) for d in inputs.model.drawings]
    beside = tables_of(sheets) if tables else []
    judged = len(beside) > FEWEST_SHEETS
    for table, away in moved_lines(beside, tables):
        facts: dict[str, Fact] = {} if away is None else {"distance": rounded(away)}
        yield Defect(table, facts=facts, case="line" if away is None else "table")
    for sheet in sheets:
        if sheet.neat is None or not sheet.scale:
            continue
        step = grid * sheet.scale
        lost = _inner_lost(sheet, [*_marks(sheet, step)], step, allowed)
        yield from lost or _outer(sheet, sheet.neat, allowed, limit)
        for marks in _marks(sheet, step):
            off = _off(marks.across, step)
            if not _most(off <= allowed):
                continue
            judged = True
            both = _most(_off(marks.middle, step) <= allowed)
            off = np.maximum(off, _off(marks.middle, step)) if both else off
            for number in np.flatnonzero(off > allowed).tolist():
                told: dict[str, Fact] = {"distance": rounded(off[number]), "limit": limit.value}
                yield Defect(sheet.frame[int(marks.number[number])], facts=told)
            if not both and not lost:
                yield from _frame(sheet, marks, allowed, limit)
    if not judged:
        raise NothingToCheck


def _outer(sheet: Sheet, neat: Floats, allowed: float, limit: Limit) -> Iterator[Defect]:
    """The smallest rectangle around the inner frame, moved: both margins of one axis are together as wide as those of
    the other. A margin for binding makes them differ."""
    boxes = rectangles(sheet.frame.geometry)
    margins = np.column_stack([neat[:2] - boxes[:, :2], boxes[:, 2:] - neat[2:]])
    around = np.flatnonzero((margins > -limit.value).all(axis=1) & (margins.sum(axis=1) > 4 * limit.value))
    if not len(around):
        return
    number = around[np.argmin(margins[around].sum(axis=1))]
    west, south, east, north = margins[number].tolist()
    off = max(abs(east - west), abs(north - south)) / 2
    if abs(west + east - south - north) <= 2 * LENGTH_NOISE + SAME and off > allowed:
        bounds = shapely.bounds(sheet.frame.geometry)
        own = np.flatnonzero((np.abs(bounds - boxes[number]) <= LENGTH_NOISE).all(axis=1))
        if len(own):
            yield Defect(sheet.frame[int(own[0])], facts={"distance": rounded(off), "limit": limit.value}, case="outer")


def _marks(sheet: Sheet, step: float) -> Iterator[_Marks]:
    """Short lines along the axes, by their axis and length in millimetres."""
    geometry = sheet.frame.geometry
    lines = np.flatnonzero(~shapely.is_missing(geometry) & (shapely.get_num_points(geometry) == 2))
    ends = shapely.get_coordinates(geometry[lines]).reshape(-1, 2, 2)
    low, high = ends.min(axis=1), ends.max(axis=1)
    size = np.round(high - low, 3)
    for axis in (0, 1):
        along = (size[:, 1 - axis] == 0) & (size[:, axis] > 0) & (size[:, axis] <= SHORT * step)
        for length in np.unique(size[along, axis]).tolist():
            mine = np.flatnonzero(along & (size[:, axis] == length))
            yield _Marks(axis, lines[mine], low[mine, 1 - axis], low[mine, axis], high[mine, axis])


def _off(at: Floats, step: float) -> Floats:
    """How far coordinates are from the nearest line of the grid."""
    found: Floats = np.abs((at + step / 2) % step - step / 2)
    return found


def _most(right: Bools) -> bool:
    there = int(np.count_nonzero(right))
    return there >= FEWEST and there >= SHARE * len(right)


def _inner_lost(sheet: Sheet, marks: list[_Marks], step: float, allowed: float) -> list[Defect]:
    """The ticks of all four sides begin equally far inside of what was taken for the inner frame."""
    assert sheet.neat is not None
    grid = [m for m in marks if _most(_off(m.across, step) <= allowed) and not _most(_off(m.middle, step) <= allowed)]
    away = np.array(
        [(m.low.min() - sheet.neat[m.axis], sheet.neat[m.axis + 2] - m.high.max()) for m in grid], float
    ).reshape(-1)
    if {m.axis for m in grid} != {0, 1} or away.min() <= allowed or np.ptp(away) > 2 * allowed:
        return []
    own = np.flatnonzero((np.abs(shapely.bounds(sheet.frame.geometry) - sheet.neat) <= LENGTH_NOISE).all(axis=1))
    where = sheet.frame[int(own[0])] if len(own) else sheet.frame[int(grid[0].number[0])]
    return [Defect(where, facts={"distance": rounded(float(away[0]))}, others=placeless(sheet.frame), case="lost")]


def _frame(sheet: Sheet, marks: _Marks, allowed: float, limit: Limit) -> Iterator[Defect]:
    """The inner frame beside the outermost ends of ticks, all of which begin at the one or at the other."""
    assert sheet.neat is not None
    first, last = float(marks.low.min()), float(marks.high.max())
    at_first, at_last = np.abs(marks.low - first) <= allowed, np.abs(marks.high - last) <= allowed
    if not (at_first | at_last).all() or min(np.count_nonzero(at_first), np.count_nonzero(at_last)) < ENDS:
        return
    away = max(abs(first - sheet.neat[marks.axis]), abs(last - sheet.neat[marks.axis + 2]))
    if away > allowed:
        bounds = shapely.bounds(sheet.frame.geometry)
        own = np.flatnonzero((np.abs(bounds - sheet.neat) <= LENGTH_NOISE).all(axis=1))
        where = sheet.frame[int(own[0])] if len(own) else sheet.frame[int(marks.number[0])]
        yield Defect(where, facts={"distance": rounded(away), "limit": limit.value}, case="frame")
