"""Ticks, crosses and inner frames of sheets that do not stand on the grid."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from surveycheck.geometry.drawings import placeless
from surveycheck.geometry.grid_marks import (
    Marks,
    for_other_half,
    marks_on,
    off_grid,
    spoilt,
    strangers,
    without_opposite,
    without_other_half,
)
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.sheet import Sheet, rectangles, sheet_of
from surveycheck.geometry.sheet_labels import numbers_on
from surveycheck.geometry.title_blocks import FEWEST as FEWEST_SHEETS
from surveycheck.geometry.title_blocks import moved_lines, tables_of
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Inputs, Limit, NothingToCheck, Place, check
from surveycheck.rule.paths import matches

SAME = 0.001
"""Metres: sums of margins that are the same."""

MARGIN = 0.25
"""The outer frame is no larger than by such a part of the inner one."""

ENDS = 3
"""So many ticks begin on one side of the frame."""


@check
def grid_line_off(
    inputs: Inputs, *, frames: tuple[str, ...], grid: float, limit: Limit, tables: float = 0.0
) -> Iterator[Defect]:
    """Yields each short line on the layers ``frames`` that does not stand on the grid (``grid``, m on paper, at the one
    scale that the sheet states) to ``limit`` (m), where enough lines of its length and direction do
    (``geometry/grid_marks.py``): of ticks the coordinate that they mark, of crosses both. Case ``gone``: the other half
    of a cross is missing; case ``tick``: the one tick that the opposite side has (what lies there on another layer, or
    spoilt, is a witness). Case ``frame``: the inner frame does not run where the ticks of its side begin (coordinates
    along it are witnesses: they are read against it); where all ticks begin equally far inside of it, it is another
    frame, and the inner one is not drawn (case ``lost``; what of the frame has no shape is a witness). Case ``outer``:
    a frame that is larger than the inner one by as much on both axes does not have it in its middle, wherever it
    stands. Case ``table``: a table beside the frame, or a line of it, stands elsewhere than on all other sheets, by
    more than ``tables`` (m on paper); case ``line``: it lacks a line that it has on all others. Tables and other lines
    have lengths of their own, and their lines stand anywhere: they are not taken for a grid. Raises ``NothingToCheck``
    where no sheet has one, nor tables to compare."""
    allowed = limit.value + LENGTH_NOISE
    sheets = [sheet_of(d, lambda name: any(matches(p, name) for p in frames)) for d in inputs.model.drawings]
    beside = tables_of(_once(inputs, sheets)) if tables else []
    judged = len(beside) > FEWEST_SHEETS
    for table, away, most in moved_lines(beside, tables):
        facts: dict[str, Fact] = {} if away is None else {"distance": rounded(away), "limit": round(most, 3)}
        others = (
            strangers(table.drawing, shapely.bounds(table.drawing.entities.geometry[table.row])) if away is None else ()
        )
        yield Defect(table, facts=facts, others=others, case="line" if away is None else "table")
    for sheet in sheets:
        if sheet.neat is None or not sheet.scale:
            continue
        step = grid * sheet.scale
        lost = _inner_lost(sheet, [*marks_on(sheet, step)], step, limit)
        yield from lost or _outer(sheet, sheet.neat, allowed, limit)
        every = [marks for marks in marks_on(sheet, step) if marks.is_grid(step, allowed)]
        judged |= bool(every)
        for marks in every:
            off, both = off_grid(marks.across, step), marks.is_crosses(step, allowed)
            off = np.maximum(off, off_grid(marks.middle, step)) if both else off
            for number in np.flatnonzero(off > allowed).tolist():
                told: dict[str, Fact] = {"distance": rounded(off[number]), "limit": limit.value}
                yield Defect(sheet.frame[int(marks.number[number])], facts=told)
            if not both and not lost:
                yield from _frame(sheet, marks, allowed, limit) or _tick(sheet, marks, allowed)
        for number in without_other_half(every, step, allowed):
            yield Defect(sheet.frame[number], others=for_other_half(sheet, number), case="gone")
    if not judged:
        raise NothingToCheck


def _once(inputs: Inputs, sheets: Sequence[Sheet]) -> list[Sheet]:
    """Without further copies of a file: a copy is no second witness of what offices draw."""
    digests = {file.path: file.sha256 for file in inputs.model.files}
    first: dict[str, Sheet] = {}
    for drawing, sheet in zip(inputs.model.drawings, sheets, strict=True):
        first.setdefault(digests.get(drawing.file, drawing.file), sheet)
    return list(first.values())


def _outer(sheet: Sheet, neat: Floats, allowed: float, limit: Limit) -> Iterator[Defect]:
    """The smallest rectangle that is larger than the inner frame by as much on both axes, moved: no such rectangle has
    the inner frame in its middle. A margin for binding makes them differ."""
    boxes = rectangles(sheet.frame.geometry)
    wider = (boxes[:, 2:] - boxes[:, :2]) - (neat[2:] - neat[:2])
    around = np.flatnonzero(
        (wider > 4 * limit.value).all(axis=1)
        & (np.abs(wider[:, 0] - wider[:, 1]) <= 2 * LENGTH_NOISE + SAME)
        & (wider.max(axis=1) <= MARGIN * np.max(neat[2:] - neat[:2]))
    )
    off = np.abs((boxes[around, :2] + boxes[around, 2:]) / 2 - (neat[:2] + neat[2:]) / 2).max(axis=1)
    if not len(around) or off.min() <= allowed:
        return
    first = int(np.argmin(wider[around, 0]))
    bounds = shapely.bounds(sheet.frame.geometry)
    own = np.flatnonzero((np.abs(bounds - boxes[around[first]]) <= LENGTH_NOISE).all(axis=1))
    if len(own):
        yield Defect(
            sheet.frame[int(own[0])], facts={"distance": rounded(off[first]), "limit": limit.value}, case="outer"
        )


def _inner_lost(sheet: Sheet, marks: list[Marks], step: float, limit: Limit) -> list[Defect]:
    """The ticks of all four sides begin equally far inside of what was taken for the inner frame."""
    assert sheet.neat is not None
    allowed = limit.value + LENGTH_NOISE
    grid = [m for m in marks if m.is_grid(step, allowed) and not m.is_crosses(step, allowed)]
    away = np.array(
        [(m.low.min() - sheet.neat[m.axis], sheet.neat[m.axis + 2] - m.high.max()) for m in grid], float
    ).reshape(-1)
    if {m.axis for m in grid} != {0, 1} or away.min() <= allowed or np.ptp(away) > 2 * allowed:
        return []
    own = np.flatnonzero((np.abs(shapely.bounds(sheet.frame.geometry) - sheet.neat) <= LENGTH_NOISE).all(axis=1))
    where = sheet.frame[int(own[0])] if len(own) else sheet.frame[int(grid[0].number[0])]
    facts = {"distance": rounded(float(away[0])), "limit": limit.value}
    inner = sheet.neat + np.array([1, 1, -1, -1]) * float(away[0])
    others = (*placeless(sheet.frame), *strangers(where.drawing, inner, whole=True))
    return [Defect(where, facts=facts, others=others, case="lost")]


def _tick(sheet: Sheet, marks: Marks, allowed: float) -> list[Defect]:
    """The one tick that the opposite side has, and this one lacks."""
    assert sheet.neat is not None
    at = without_opposite(marks, sheet.neat, allowed)
    file = sheet.frame.drawings[sheet.frame.source[0]].file if at else ""
    reach = float((marks.high - marks.low).max())
    return (
        [Defect(Place(file=file, key="ticks", at=at), at, others=spoilt(sheet, at, reach), case="tick")] if at else []
    )


def _frame(sheet: Sheet, marks: Marks, allowed: float, limit: Limit) -> list[Defect]:
    """The inner frame beside the outermost ends of ticks, all of which begin at the one or at the other."""
    assert sheet.neat is not None
    first, last = float(marks.low.min()), float(marks.high.max())
    at_first, at_last = np.abs(marks.low - first) <= allowed, np.abs(marks.high - last) <= allowed
    if not (at_first | at_last).all() or min(np.count_nonzero(at_first), np.count_nonzero(at_last)) < ENDS:
        return []
    away = max(abs(first - sheet.neat[marks.axis]), abs(last - sheet.neat[marks.axis + 2]))
    if away <= allowed:
        return []
    bounds = shapely.bounds(sheet.frame.geometry)
    own = np.flatnonzero((np.abs(bounds - sheet.neat) <= LENGTH_NOISE).all(axis=1))
    where = sheet.frame[int(own[0])] if len(own) else sheet.frame[int(marks.number[0])]
    facts = {"distance": rounded(away), "limit": limit.value}
    return [Defect(where, facts=facts, others=numbers_on(sheet.frame), case="frame")]
