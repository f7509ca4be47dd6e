"""Defects of line networks: ends that miss, lines cut in two for no reason."""

from __future__ import annotations

import itertools
import math

from surveycheck.plant.copy import Copy
from surveycheck.plant.planter import planter
from surveycheck.plant.shapes import limit_of
from surveycheck.plant.things import Thing, middle, redraw, towards
from surveycheck.rule import Rule

LINES = ("不封闭的多段线", "an open polyline")


def plain_lines(copy: Copy, rule: Rule) -> list[Thing]:
    """Open polylines without arcs that the rule looks at, with a piece of more than a metre;
    those whose ends need no point, if there are any."""
    found = [t for t in copy.things(rule.select, ("line",)) if t.entity.dxftype() == "LWPOLYLINE"]
    found = [t for t in found if len(t.corners) > 1 and not t.entity.has_arc]
    found = [t for t in found if _longest(t)[0] > 1.0]
    marked = {role for r in copy.pack.rules if r.check == "end-with-point" for role in r.select.roles}
    held = {(t.path, t.handle) for role in marked for t in copy.of_role(role)}
    return [t for t in found if (t.path, t.handle) not in held] or found


def _longest(line: Thing) -> tuple[float, int]:
    """Length and number of the longest piece."""
    points = line.corners
    return max((math.dist(a, b), i) for i, (a, b) in enumerate(itertools.pairwise(points)))


@planter("dangle")
def miss(copy: Copy, rule: Rule) -> None:
    """A further line begins just beside another, and ends nowhere."""
    line = copy.thing(plain_lines(copy, rule), *LINES)
    length, number = _longest(line)
    a, b = line.corners[number : number + 2]
    foot, gap = middle(a, b), limit_of(rule, "limit") * 0.6
    across = ((b[1] - a[1]) / length, (a[0] - b[0]) / length)
    near, far = ((foot[0] + across[0] * by, foot[1] + across[1] * by) for by in (gap, 2.0))
    twin = Thing(line.path, line.entity.copy())
    copy.drawing(line.path).modelspace().add_entity(twin.entity)
    redraw(twin.entity, [near, far])
    gone = (f"离线 {gap:.3f} m", f"{gap:.3f} m off the line")
    for at, note in ((near, gone), (far, ("断头", "a loose end"))):
        copy.at_thing(rule, twin, note, at=(round(at[0], 3), round(at[1], 3)))


@planter("pseudo-node")
def cut_in_two(copy: Copy, rule: Rule) -> None:
    """A line is cut in two in the middle of a straight piece."""
    line = copy.thing(plain_lines(copy, rule), *LINES)
    length, number = _longest(line)
    points = line.corners
    at = towards(points[number], points[number + 1], length / 2)
    twin = line.entity.copy()
    copy.drawing(line.path).modelspace().add_entity(twin)
    redraw(twin, [at, *points[number + 1 :]])
    redraw(line.entity, [*points[: number + 1], at])
    copy.at_thing(rule, line, ("直线段中间断开", "cut in two on a straight piece"), at=at)
