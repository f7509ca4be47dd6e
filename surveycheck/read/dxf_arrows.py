"""Heads of leaders: for an arrow of length 1 that points at the origin from the left, its lines, what of it is filled,
and where the line of the leader ends.

AutoCAD documentation, *DIMBLK*: closed filled (no name) is three times as long as wide; the names of the other blocks
begin with ``_``. What is not among them is drawn as closed filled.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Floats

CORNERS = 16
"""Of a circle."""


@dataclass(frozen=True, eq=False)
class Head:
    """``lines`` (k, 2, 2) and ``filled`` (m, 2; none: 0 points); ``back``: how far before the origin the line ends."""

    lines: Floats
    filled: Floats
    back: float


def head_of(name: str) -> Head:
    """The head that a block of this name is; "" for that of leaders that name none."""
    return HEADS.get(name.upper().lstrip("_"), CLOSED_FILLED)


def _ring(points: Floats) -> Floats:
    rings: Floats = np.stack([points, np.roll(points, -1, axis=0)], axis=1)
    return rings


def _circle(radius: float) -> Floats:
    turn = np.arange(CORNERS) * 2 * np.pi / CORNERS
    return radius * np.column_stack([np.cos(turn), np.sin(turn)])


def _v(long: float, half: float) -> Floats:
    return np.array([[(-long, half), (0.0, 0.0)], [(-long, -half), (0.0, 0.0)]])


NOTHING, NO_LINES = np.zeros((0, 2)), np.zeros((0, 2, 2))
TRIANGLE = np.array([(-1.0, 1 / 6), (0.0, 0.0), (-1.0, -1 / 6)])
BOX = np.array([(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)])
DATUM = np.array([(0.0, 0.5774), (-1.0, 0.0), (0.0, -0.5774)])
TICK = np.array([[(-0.5, -0.5), (0.5, 0.5)]])
CLOSED_FILLED = Head(_ring(TRIANGLE), TRIANGLE, 1.0)
HEADS = {
    "NONE": Head(NO_LINES, NOTHING, 0.0),
    "CLOSED": Head(_ring(TRIANGLE), NOTHING, 0.0),
    "CLOSEDBLANK": Head(_ring(TRIANGLE), NOTHING, 1.0),
    "OPEN": Head(_v(1.0, 1 / 6), NOTHING, 0.0),
    "OPEN30": Head(_v(1.0, 0.268), NOTHING, 0.0),
    "OPEN90": Head(_v(0.5, 0.5), NOTHING, 0.0),
    "DOT": Head(_ring(_circle(0.5)), _circle(0.5), 0.5),
    "DOTSMALL": Head(_ring(_circle(0.25)), _circle(0.25), 0.0),
    "DOTBLANK": Head(_ring(_circle(0.5)), NOTHING, 0.5),
    "SMALL": Head(_ring(_circle(0.25)), NOTHING, 0.0),
    "ORIGIN": Head(_ring(_circle(0.5)), NOTHING, 0.0),
    "OBLIQUE": Head(TICK, NOTHING, 0.0),
    "ARCHTICK": Head(TICK, NOTHING, 0.0),
    "BOXBLANK": Head(_ring(BOX), NOTHING, 0.5),
    "BOXFILLED": Head(_ring(BOX), BOX, 0.5),
    "DATUMBLANK": Head(_ring(DATUM), NOTHING, 1.0),
    "DATUMFILLED": Head(_ring(DATUM), DATUM, 1.0),
}
