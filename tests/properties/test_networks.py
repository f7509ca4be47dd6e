"""What the rules of networks find among lines between corners of a grid, some drawn twice, against plain counting in
whole numbers: each line once, every end against every line, every line against every other.

On a grid of metres nothing lies within a dangle's reach of anything that it does not touch.
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pytest
from drawn_rows import MM, found, inputs_of, limit
from hypothesis import given
from hypothesis import strategies as st

from surveycheck.checks.crossing_without_node import crossing_without_node
from surveycheck.checks.dangle import dangle
from surveycheck.checks.pseudo_node import pseudo_node

Point = tuple[int, int]
Line = tuple[Point, Point]
REACH, BEND = limit(0.05), 5.0
CORNERS = st.tuples(st.integers(0, 6), st.integers(0, 6))
LINES = st.lists(st.tuples(CORNERS, CORNERS).filter(lambda line: line[0] != line[1]), min_size=1, max_size=14)


def turn(a: Point, b: Point, c: Point) -> int:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def on(point: Point, line: Line) -> bool:
    (a, b), (c, d) = line
    inside = min(a, c) <= point[0] <= max(a, c) and min(b, d) <= point[1] <= max(b, d)
    return inside and turn(*line, point) == 0


def cross(one: Line, two: Line) -> bool:
    """Each has the ends of the other on both its sides."""
    return turn(*one, two[0]) * turn(*one, two[1]) < 0 and turn(*two, one[0]) * turn(*two, one[1]) < 0


def once(lines: Iterable[Line]) -> list[Line]:
    return sorted({(min(line), max(line)) for line in lines})


def loose_and_alone(lines: list[Line]) -> tuple[list[Point], int]:
    """Ends that meet nothing, and lines that do not: those that touch none at all count once, as lines."""
    loose, alone = [], 0
    for line in lines:
        rest = [other for other in lines if other != line]
        ends = [end for end in line if not any(on(end, other) for other in rest)]
        if len(ends) == 2 and not any(cross(line, other) or on(other[0], line) or on(other[1], line) for other in rest):
            alone += 1
        else:
            loose += ends
    return loose, alone


def pseudo(lines: list[Line]) -> list[Point]:
    """Where two lines go on as one, and nothing else is."""
    nodes = []
    for node in {end for line in lines for end in line}:
        mine = [line for line in lines if node in line]
        if len(mine) != 2 or any(on(node, line) for line in lines if line not in mine):
            continue
        away = [a if b == node else b for a, b in mine]
        one, two = (math.atan2(y - node[1], x - node[0]) for x, y in away)
        if abs(math.degrees(one - two) % 360 - 180) <= BEND:
            nodes.append(node)
    return nodes


def drawn(lines: Iterable[Line], far: int) -> Any:
    return inputs_of([f"LINESTRING ({a + far} {b - far}, {c + far} {d - far})" for (a, b), (c, d) in lines])


@pytest.mark.parametrize("far", [0, 40_000_000])
@given(LINES, st.randoms(use_true_random=False))
def test_networks_are_what_plain_counting_says_though_lines_are_drawn_twice(
    far: int, lines: list[Line], random: Any
) -> None:
    copies = [line[::-1] if random.random() < 0.5 else line for line in lines if random.random() < 0.4]
    single, inputs = once(lines), drawn([*lines, *copies], far)
    ends = [d for d in found(dangle, inputs, limit=REACH, tolerance=MM) if d.case == "end"]
    alone = [d for d in found(dangle, inputs, limit=REACH, tolerance=MM) if d.case == "isolated"]
    nodes = found(pseudo_node, inputs, tolerance=MM, angle=BEND)
    crossings = found(crossing_without_node, inputs, limit=REACH, tolerance=MM, height=1.0)
    expected, lone = loose_and_alone(single)
    assert sorted(whole(ends, far)) == sorted(expected)
    assert len(alone) == lone
    assert sorted(whole(nodes, far)) == sorted(pseudo(single))
    assert len(crossings) == sum(cross(one, two) for one, two in combinations(single, 2))


def whole(defects: Iterable[Any], far: int) -> list[Point]:
    return [(round(d.at[0] - far), round(d.at[1] + far)) for d in defects]
