"""A verdict on a drawing does not depend on where it lies, on the order of its entities, or on how a line was drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import pytest
from drawn_rows import MM, limit
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.coincident_points import coincident_points
from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.crossing_without_node import crossing_without_node
from surveycheck.checks.dangle import dangle
from surveycheck.checks.duplicate_entity import duplicate_entity
from surveycheck.checks.pseudo_node import pseudo_node
from surveycheck.checks.repeated_vertex import repeated_vertex
from surveycheck.checks.ring_closed import ring_closed
from surveycheck.checks.ring_in_ring import ring_in_ring
from surveycheck.checks.segment_length import segment_length
from surveycheck.checks.segments_overlap import segments_overlap
from surveycheck.checks.self_crossing import self_crossing
from surveycheck.checks.shared_edges import shared_edges
from surveycheck.checks.sliver import sliver
from surveycheck.checks.spike import spike
from surveycheck.checks.stray_entity import stray_entity
from surveycheck.checks.zero_size import zero_size
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features
from surveycheck.rule import Defect, Inputs, Selection

Check = Callable[[Inputs], Iterable[Defect]]
CHECKS: dict[str, Check] = {
    "ring_closed": partial(ring_closed, tolerance=MM),
    "self_crossing": partial(self_crossing, tolerance=MM),
    "duplicate_entity": partial(duplicate_entity, tolerance=MM),
    "segment_length": partial(segment_length, limit=limit(0.01), tolerance=MM),
    "zero_size": zero_size,
    "repeated_vertex": partial(repeated_vertex, tolerance=MM),
    "areas_overlap": partial(areas_overlap, limit=limit(0.01), tolerance=MM),
    "coverage_gap": partial(coverage_gap, limit=limit(0.1), tolerance=MM, reach=limit(0.5)),
    "shared_edges": partial(shared_edges, limit=limit(0.01), reach=limit(0.1)),
    "dangle": partial(dangle, limit=limit(0.05), tolerance=MM),
    "pseudo_node": partial(pseudo_node, tolerance=MM, angle=180.0),
    "segments_overlap": partial(segments_overlap, limit=limit(0.01), tolerance=MM),
    "crossing_without_node": partial(crossing_without_node, limit=limit(0.05), tolerance=MM, height=1.0),
    "spike": partial(spike, limit=limit(5.0), tolerance=MM),
    "sliver": partial(sliver, limit=limit(0.5), compactness=0.1),
    "ring_in_ring": ring_in_ring,
    "coincident_points": partial(coincident_points, limit=limit(0.01)),
    "stray_entity": partial(stray_entity, distance=500.0),
}

# Millimetres on a coarse grid, with steps at and beside the limits: shapes that meet, touch, and just miss each other.
STEPS = st.sampled_from([0, 0, 0, 1, 2, 9, 10, 11, 30, 50, 51])
COORDINATE = st.builds(lambda metres, mm: metres * 2000 + mm, st.integers(0, 6), STEPS)
POINT = st.tuples(COORDINATE, COORDINATE)
SHAPE = st.fixed_dictionaries(
    {"points": st.lists(POINT, min_size=1, max_size=6), "closed": st.booleans(), "ends": st.booleans()}
)
DRAWING = st.lists(SHAPE, min_size=1, max_size=6)
SHIFT = st.tuples(st.integers(-40_000_000, 40_000_000), st.integers(-40_000_000, 40_000_000))


def row(shape: dict[str, Any], shift: tuple[int, int] = (0, 0)) -> dict[str, Any]:
    """Millimetres to metres: the double nearest to the written decimal, as any reader would read it."""
    points = [tuple((mm + s * 1000) / 1000 for mm, s in zip(p, shift, strict=True)) for p in shape["points"]]
    if len(points) == 1:
        return {"layer": "A", "points": points, "type": "POINT"}
    if shape["ends"]:
        points.append(points[0])
    return {"layer": "A", "points": points, "closed": shape["closed"] and not shape["ends"]}


def verdict(check: Check, shapes: list[dict[str, Any]], shift: tuple[int, int] = (0, 0)) -> list[Any]:
    """Spots and measured facts of all defects, moved back, to the tenth of a millimetre."""
    drawing = sketch([row(s, shift) for s in shapes])
    features = Features.every((drawing,))
    defects = check(Inputs(Selection(features=features)))

    def plain(defect: Defect) -> Any:
        at = tuple(round(a - s, 3) for a, s in zip(defect.at or (), shift, strict=False))
        facts = {k: round(v, 3) if isinstance(v, float) else v for k, v in defect.facts.items()}
        return at, sorted(facts.items()), len(defect.others), defect.case

    return sorted((plain(d) for d in defects), key=repr)


def close(one: list[Any], two: list[Any]) -> bool:
    """The same defects in any order; spots and numbers may differ by the last digit compared."""
    left = list(two)
    for defect in one:
        match = next((other for other in left if _alike(defect, other)), None)
        if match is None:
            return False
        left.remove(match)
    return not left


def _alike(a: Any, b: Any) -> bool:
    same_spot = len(a[0]) == len(b[0]) and all(abs(p - q) <= 0.0021 for p, q in zip(a[0], b[0], strict=True))
    same_facts = len(a[1]) == len(b[1]) and all(_same(p, q) for p, q in zip(a[1], b[1], strict=True))
    return bool(a[2:] == b[2:] and same_spot and same_facts)


def _same(one: tuple[str, Any], two: tuple[str, Any]) -> bool:
    if isinstance(one[1], float):
        return one[0] == two[0] and abs(one[1] - two[1]) <= 0.0021
    return one == two


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25)
@given(shapes=DRAWING, shift=SHIFT)
def test_moved_by_whole_metres(name: str, shapes: list[dict[str, Any]], shift: tuple[int, int]) -> None:
    assert close(verdict(CHECKS[name], shapes, shift), verdict(CHECKS[name], shapes))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25)
@given(shapes=DRAWING, data=st.data())
def test_in_another_order(name: str, shapes: list[dict[str, Any]], data: st.DataObject) -> None:
    mixed = data.draw(st.permutations(shapes))
    assert close(verdict(CHECKS[name], mixed), verdict(CHECKS[name], shapes))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25)
@given(shapes=DRAWING)
def test_drawn_from_the_other_end(name: str, shapes: list[dict[str, Any]]) -> None:
    same = [s for s in shapes if not s["ends"] or len(s["points"]) == 1]
    if name == "crossing_without_node":
        same = [s for s in same if not _runs_back(s["points"])]
    turned = [{**s, "points": s["points"][::-1]} for s in same]
    assert close(verdict(CHECKS[name], turned), verdict(CHECKS[name], same))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=25)
@given(shapes=DRAWING, start=st.integers(0, 5))
def test_begun_at_another_vertex(name: str, shapes: list[dict[str, Any]], start: int) -> None:
    rings = [{**s, "closed": True, "ends": False} for s in shapes]
    same = [s for s in rings if start < len(s["points"]) and not _meets_itself(s["points"], start)]
    turned = [{**s, "points": [*s["points"][start:], *s["points"][:start]]} for s in same]
    assert close(verdict(CHECKS[name], turned), verdict(CHECKS[name], same))


def _meets_itself(points: list[Any], start: int) -> bool:
    """A closed polyline may end at its first vertex; so the seam must not be moved onto a repeated one."""

    def near(a: Any, b: Any) -> bool:
        return abs(a[0] - b[0]) <= 2 and abs(a[1] - b[1]) <= 2

    return near(points[0], points[-1]) or near(points[start], points[start - 1])


def _runs_back(points: list[Any]) -> bool:
    """Where a line runs back over itself it has no sides, so nobody can say whether another changes them; GEO-02 tells
    of it."""
    steps = [(b[0] - a[0], b[1] - a[1]) for a, b in zip(points, [*points[1:], points[0]], strict=True) if a != b]
    turns = zip(steps, [*steps[1:], *steps[:1]], strict=True)
    return any(a[0] * b[1] == a[1] * b[0] and a[0] * b[0] + a[1] * b[1] < 0 for a, b in turns)
