"""Tables beside a map (title block, legend), held against the same ones on the other sheets of a deliverable.

An office draws all its sheets with one frame. Where the tables of all other sheets, two or more, that are as wide and
high have the same lines, at the same distance from a corner of the inner frame, one that differs was moved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.sheet import Sheet, rectangles
from surveycheck.model import Feature
from surveycheck.model.columns import Floats, Ints

FEWEST = 2
"""So many other sheets must agree before one is the exception."""

NOISE = 1e-7
"""Metres on paper: millions of metres have no more digits."""

AROUND = 0.5
"""As far around a table, in parts of its smaller side, a line of it may have been moved."""

MOST_LINES = 2000
"""Straight lines on the layers of a frame: more are a drawing of their own."""


@dataclass(frozen=True, eq=False)
class Table:
    """A rectangle beside the inner frame. ``corners`` (4, 2): its south-western corner from each corner of the inner
    frame; ``lines`` (k, 4) the straight lines in and beside it, from its south-western corner; all in metres on paper.
    ``number`` and ``within`` (k,): the rectangle and the lines among the frame's features."""

    sheet: Sheet
    number: int
    size: Floats
    corners: Floats
    lines: Floats
    within: Ints


def tables_of(sheets: Sequence[Sheet]) -> list[list[Table]]:
    """The tables of each sheet that has any. Sheets without a single stated scale or an inner frame are left out."""
    every = [list(_tables(sheet)) for sheet in sheets if sheet.neat is not None and sheet.scale]
    return [tables for tables in every if tables]


def moved_lines(every: Sequence[Sequence[Table]], apart: float) -> Iterator[tuple[Feature, float | None]]:
    """Tables, and lines of them, that stand elsewhere than on all the other sheets, farther than ``apart`` (m on
    paper), and how far (m of the map); None with a table that lacks a line that all others have."""
    apart += NOISE
    for own in (mine for mine in every if len(every) > FEWEST):
        for table in own:
            alike = [t for others in every if others is not own for t in _like(others, table, apart)]
            if len(alike) < FEWEST or len(_like(own, table, apart)) > 1:
                continue
            away = _from_frame(table, alike, apart)
            if away > apart:
                yield table.sheet.frame[table.number], away * table.sheet.scale
            else:
                yield from _lines_off(table, alike, apart)


def _like(tables: Sequence[Table], table: Table, apart: float) -> list[Table]:
    """Those of the same size."""
    return [t for t in tables if np.abs(t.size - table.size).max() <= apart]


def _tables(sheet: Sheet) -> Iterator[Table]:
    assert sheet.neat is not None
    neat, scale, geometry = sheet.neat, float(sheet.scale), sheet.frame.geometry
    bounds = shapely.bounds(geometry)
    areas = shapely.get_type_id(geometry) == shapely.GeometryType.POLYGON
    straight = np.flatnonzero(~shapely.is_missing(geometry) & (shapely.get_num_points(geometry) == 2))
    ends = np.sort(shapely.get_coordinates(geometry[straight]).reshape(-1, 2, 2), axis=1).reshape(-1, 4)
    if len(straight) > MOST_LINES:
        return
    corners = neat[[[0, 1], [2, 1], [2, 3], [0, 3]]]
    for number in np.flatnonzero(areas).tolist():
        box = bounds[number]
        beside = box[0] >= neat[2] or box[2] <= neat[0] or box[1] >= neat[3] or box[3] <= neat[1]
        if not beside or not len(rectangles(geometry[number : number + 1])):
            continue
        middle = (ends[:, :2] + ends[:, 2:]) / 2
        reach = AROUND * (box[2:] - box[:2]).min()
        inside = ((middle >= box[:2] - reach) & (middle <= box[2:] + reach)).all(axis=1)
        lines = (ends[inside] - np.tile(box[:2], 2)) / scale
        yield Table(sheet, number, (box[2:] - box[:2]) / scale, (box[:2] - corners) / scale, lines, straight[inside])


def _from_frame(table: Table, alike: Sequence[Table], apart: float) -> float:
    """How far the table is from where the others stand, by the corner of the frame that agrees best; 0 where they
    do not agree by any."""
    theirs = np.array([t.corners for t in alike])
    agreed = (np.ptp(theirs, axis=0) <= apart).all(axis=1)
    away = np.hypot(*(table.corners - theirs[0]).T)[agreed]
    return float(away.min(initial=np.inf)) if len(away) else 0.0


def _lines_off(table: Table, alike: Sequence[Table], apart: float) -> Iterator[tuple[Feature, float | None]]:
    """Lines in the place of ones that all other sheets have."""
    first = alike[0].lines
    if any(len(t.lines) != len(first) or _unmatched(first, t.lines, apart).any() for t in alike[1:]):
        return
    missing = first[_unmatched(first, table.lines, apart)]
    extra = np.flatnonzero(_unmatched(table.lines, first, apart))
    if len(missing) > len(extra):
        yield table.sheet.frame[table.number], None
        return
    for line in missing:
        off = np.abs(table.lines[extra] - line).max(axis=1)
        nearest = int(np.argmin(off))
        yield table.sheet.frame[int(table.within[extra[nearest]])], float(off[nearest]) * table.sheet.scale


def _unmatched(ones: Floats, others: Floats, apart: float) -> np.ndarray:
    """Which of the lines (k,) are none of the others."""
    if not len(ones) or not len(others):
        return np.ones(len(ones), np.bool_)
    found: np.ndarray = np.abs(ones[:, None, :] - others[None, :, :]).max(axis=2).min(axis=1) > apart
    return found
