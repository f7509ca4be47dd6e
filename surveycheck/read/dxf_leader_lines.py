"""The lines of one MULTILEADER, with their heads."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.model.leaders import FILLED, NUMBERS
from surveycheck.read.dxf_arrows import head_of
from surveycheck.read.dxf_leader_groups import Leader, MultiLeader, Part
from surveycheck.read.dxf_sketched import EDGE

SMOOTH = 12
"""Chords from a point to the next one of a smooth line."""

SHORT = 2.0
"""A first piece below so many arrow sizes has no head, as in AutoCAD."""


def lines_of(made: MultiLeader, arrow: str) -> Iterator[Floats]:
    """Numbers and values (k, 2) for ``look``: edges of lines and heads, and what is filled, as corners behind their
    number. ``arrow`` is the name of the block that is the head."""
    way = made.outer.number(170, 1.0)
    for leader in made.leaders if way else ():
        for line in leader.lines:
            points = _string(made, leader, line, smooth=way == 2)
            if len(points) < 2 or not np.isfinite(points).all():
                continue
            points, head = _headed(points, made.context.number(140, 0.0), arrow)
            yield from head
            if way == 2 and len(points) > 2:
                points = _smooth(points, np.array(leader.part.point(11)))
            yield pairs_of(EDGE, np.stack([points[:-1], points[1:]], axis=1).reshape(-1, 2))


def _string(made: MultiLeader, leader: Leader, line: Part, *, smooth: bool) -> Floats:
    """The points (n, 2) of a line, from its arrow to its text."""
    end = np.array(leader.part.point(10))
    points = [*line.points]
    dogleg = np.array(leader.part.point(11))
    long = float(np.hypot(*dogleg))
    if leader.part.number(271, 0.0) or not leader.part.number(291, 1.0) or not 0 < long < np.inf:
        points.append(tuple(end))
    else:
        if made.outer.number(291, 1.0) and not smooth:
            points.append(tuple(end))
        points.append(tuple(end + dogleg / long * leader.part.number(40, 0.0)))
    every = np.array(points, np.float64).reshape(-1, 2)
    string: Floats = every[np.append(True, (np.diff(every, axis=0) != 0).any(axis=1))]
    return string


def _smooth(points: Floats, end: Floats) -> Floats:
    """A curve through points (n, 2) whose direction in each is that from the one before to the one behind (Catmull and
    Rom), and at last that of the dogleg ``end``."""
    along = np.gradient(points, axis=0)
    if np.hypot(*end) > 0:
        along[-1] = end / np.hypot(*end) * np.hypot(*(points[-1] - points[-2]))
    step = np.linspace(0, 1, SMOOTH, endpoint=False)[:, None, None]
    a, b, begin, last = points[:-1], points[1:], along[:-1], along[1:]
    curve = (
        (2 * step**3 - 3 * step**2 + 1) * a
        + (step**3 - 2 * step**2 + step) * begin
        + (3 * step**2 - 2 * step**3) * b
        + (step**3 - step**2) * last
    )
    found: Floats = np.concatenate([curve.swapaxes(0, 1).reshape(-1, 2), points[-1:]])
    return found


def _headed(points: Floats, size: float, arrow: str) -> tuple[Floats, list[Floats]]:
    """A line as far as its head, and the head, where its first piece has room for one."""
    first = points[1] - points[0]
    long = float(np.hypot(*first))
    if not (0 < size < np.inf and long > SHORT * size):
        return points, []
    head, towards = head_of(arrow), -first / long
    turn = size * np.array([towards, (-towards[1], towards[0])])
    drawn = [pairs_of(EDGE, (head.lines.reshape(-1, 2) @ turn) + points[0])]
    if len(head.filled):
        drawn += [np.array([(NUMBERS, len(head.filled))], np.float64), pairs_of(FILLED, head.filled @ turn + points[0])]
    return np.concatenate([[points[0] - towards * size * head.back], points[1:]]), drawn


def pairs_of(codes: tuple[int, int], points: Floats) -> Floats:
    """Points (n, 2) as numbers and values (2 n, 2) for ``look``."""
    return np.column_stack([np.tile(codes, len(points)), points.ravel()]).astype(np.float64)
