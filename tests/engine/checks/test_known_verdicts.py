"""The situations that public suites of coverage and topology checkers test, with their verdicts and ours.

Redrawn with coordinates of our own after the coverage validators of JTS, GEOS and PostGIS, the geometry and topology
checkers of QGIS, ``v.clean`` of GRASS, and the polygon rules of Esri's topology. ``sound`` is what they say of the
coverage. Where the field means something else, ``because`` says why ours differs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest
from drawn_rows import MM, found, inputs_of, limit, square

from surveycheck.checks.areas_cross import areas_cross
from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.areas_overlap import areas_overlap
from surveycheck.checks.coverage_gap import coverage_gap
from surveycheck.checks.point_on_line import point_on_line
from surveycheck.checks.self_crossing import self_crossing
from surveycheck.checks.shared_edges import shared_edges

OVERLAP, INSIDE, SAME, GAP, NODE, CROSSING = "overlap", "inside", "same", "gap", "node", "crossing"


def ring(*points: tuple[float, float]) -> dict[str, Any]:
    return {"points": list(points), "closed": True}


def holed(outer: str, inner: str) -> dict[str, Any]:
    rings = ", ".join(w.removeprefix("POLYGON (").removesuffix(")") for w in (outer, inner))
    return {"wkt": f"POLYGON ({rings})", "type": "HATCH"}


@dataclass(frozen=True)
class Known:
    """``areas`` of a coverage; ``sound``: the verdict of the others; ``ours``: what we find, each kind once."""

    name: str
    areas: list[Any]
    sound: bool
    ours: set[str]
    because: str = ""


BOX = square(0, 0, 10, 10)
ARC = {"points": [(0, 0), (10, 0), (10, 10), (0, 10)], "bulges": [0, 0.4, 0, 0], "closed": True}
CHORD = {"points": [(10, 0), (20, 0), (20, 10), (10, 10)], "bulges": [0, 0, 0, -0.4], "closed": True}

COVERAGES = [
    # JTS, GEOS, PostGIS: edges that match
    Known("four cells of a grid", [square(x, y) for x in (0, 10) for y in (0, 10)], True, set()),
    Known("one clockwise, one not", [BOX, ring((10, 0), (10, 10), (20, 10), (20, 0))], True, set()),
    Known(
        "one edge of several corners", [ring((0, 0), (9, 1), (9, 4), (5, 6)), ring((0, 0), (5, 6), (4, 9))], True, set()
    ),
    Known("a vertex repeated", [BOX, ring((10, 0), (20, 0), (20, 10), (10, 10), (10, 10))], True, set()),
    Known("a hole filled by another", [holed(BOX, square(3, 3, 4, 4)), square(3, 3, 4, 4)], True, set()),
    Known("apart", [BOX, square(30)], True, set()),
    Known("meeting in one corner", [BOX, square(10, 10)], True, set()),
    Known("a common arc", [ARC, CHORD], True, set()),
    # edges that do not
    Known("a side longer than its neighbour's", [BOX, square(10, 0, 10, 8)], False, {NODE}),
    Known("three meet in a T", [square(0, 0, 10, 20), square(10, 0), square(10, 10)], False, {NODE}),
    Known("a corner touches a side", [BOX, ring((10, 5), (20, 0), (20, 10))], False, {NODE}),
    Known(
        "a corner of one touches from inside a hole",
        [holed(BOX, square(2, 2, 6, 6)), ring((2, 5), (6, 4), (6, 6))],
        False,
        {NODE},
    ),
    Known("squares overlap", [BOX, square(8, 8)], False, {OVERLAP}),
    Known("a side crosses a side", [square(0, 4), ring((1, 0), (5, 6), (9, 0))], False, {OVERLAP}),
    Known(
        "overlap with corners on sides",
        [ring((4, 3), (8, 1), (8, 9), (4, 7)), square(1, 3, 5, 4)],
        False,
        {OVERLAP, NODE},
    ),
    Known(
        "overlap between common corners",
        [ring((4, 2), (8, 1), (8, 9), (4, 8)), ring((1, 5), (4, 2), (7, 5), (4, 8))],
        False,
        {OVERLAP},
    ),
    Known("one inside the other", [BOX, square(3, 3, 4, 4)], False, {INSIDE}),
    Known("one inside along a side", [BOX, square(3, 0, 4, 4)], False, {INSIDE, NODE}),
    Known("one drawn twice", [BOX, BOX], False, {SAME}),
    Known("one drawn twice beside a third", [BOX, BOX, square(10)], False, {SAME}),
    Known(
        "an island larger than its hole", [holed(BOX, square(3, 3, 4, 4)), square(3, 3, 5, 4)], False, {OVERLAP, NODE}
    ),
    Known("an arc beside its chord", [ARC, square(10)], False, {OVERLAP}),
    # gaps
    Known(
        "a gap between three",
        [
            square(0, 0, 20, 10),
            ring((0, 10), (10, 10.2), (10, 20), (0, 20)),
            ring((20, 10), (20, 20), (10, 20), (10.5, 10.2)),
        ],
        False,
        {GAP},
    ),
    Known(
        "a gore at the border",
        [ring((0, 0), (10, 0), (20, 0), (20, -10), (0, -10)), ring((0, 0.2), (10, 0), (10, 10), (0, 10)), square(10)],
        False,
        {GAP},
    ),
    Known("a slit open at both ends", [BOX, square(10.1)], False, {GAP}),
    Known("narrow gaps beside wide ones", [BOX, square(10.002), square(20.902)], False, {GAP}),
    Known(
        "a gap below the gap width, closed at both ends",
        [BOX, ring((10, 0), (20, 0), (20, 10), (10, 10), (10.3, 5))],
        False,
        {GAP},
    ),
    Known("a hole that nothing fills", [holed(BOX, square(3, 3, 4, 4))], True, set()),
    # the same, where the field means something else
    Known(
        "a slit as wide as the tolerance",
        [BOX, square(10.001)],
        False,
        set(),
        "to the precision of the survey (1 mm) both edges are one",
    ),
    Known("an overlap as thin as the tolerance", [BOX, square(9.999)], False, set(), "the same"),
    Known(
        "corners a tenth of a millimetre apart",
        [BOX, ring((10, 0), (20, 0), (20, 10), (10.0001, 10))],
        False,
        set(),
        "the same",
    ),
    Known(
        "an area left out of a grid",
        [square(x, y) for x in (0, 10, 20) for y in (0, 10, 20) if (x, y) != (10, 10)],
        False,
        set(),
        "QGIS calls every enclosed hole a gap; here a space wider than 1 m is left on purpose",
    ),
    Known("lanes of two metres", [BOX, square(12)], True, set()),
    # rings that cross or touch themselves
    Known("a bow tie", [ring((0, 0), (10, 10), (10, 0), (0, 10))], False, {CROSSING}),
    Known("a ring that touches itself", [ring((0, 0), (10, 0), (10, 10), (5, 0), (0, 10))], False, {CROSSING}),
    Known("a spike", [ring((0, 0), (10, 0), (10, 10), (10, 15), (10, 10), (0, 10))], False, {CROSSING}),
]


def kinds(areas: list[Any]) -> set[str]:
    inputs = inputs_of(areas)
    over = found(areas_overlap, inputs, limit=limit(0), tolerance=MM)
    gaps = found(coverage_gap, inputs, limit=limit(0), tolerance=MM, reach=limit(1))
    nodes = found(shared_edges, inputs, limit=MM)
    cross = found(self_crossing, inputs, tolerance=MM)
    several = {GAP: gaps, NODE: nodes, CROSSING: cross}
    return {d.case or OVERLAP for d in over} | {kind for kind, there in several.items() if there}


@pytest.mark.parametrize("known", COVERAGES, ids=lambda known: known.name)
def test_a_coverage_with_a_known_verdict(known: Known) -> None:
    assert kinds(known.areas) == known.ours
    assert (not known.ours) is known.sound or bool(known.because)


@pytest.mark.parametrize("known", COVERAGES, ids=lambda known: known.name)
def test_the_same_the_other_way_round(known: Known) -> None:
    assert kinds(known.areas[::-1]) == known.ours


NARROW = [(0.002, 1), (0.01, 1), (0.1, 1), (0.5, 1), (0.99, 1), (1.01, 0), (3.0, 0)]


@pytest.mark.parametrize(("width", "count"), NARROW)
def test_every_width_up_to_the_limit_is_a_gap_whatever_else_is_there(width: float, count: int) -> None:
    """One large gap width hides narrow gaps in JTS and GEOS (locationtech/jts 1122)."""
    strips, x = [BOX], 10.0
    for step in (width, 0.3, 20.0, 0.002):
        x += step
        strips.append(square(round(x, 6)))
        x += 10
    assert len(found(coverage_gap, inputs_of(strips), limit=limit(0), tolerance=MM, reach=limit(1))) == count + 2


def test_areas_of_another_layer() -> None:
    """Esri: must be covered by, must not overlap with, boundary must be covered by; QGIS: must be inside."""
    inside, across, outside = square(2, 2, 4, 4), square(8, 2, 4, 4), square(20)
    held = inputs_of([inside, across, outside], {"holders": [BOX]})
    assert [d.case for d in found(areas_inside, held, limit=limit(0), tolerance=MM)] == ["", "whole"]
    apart = inputs_of([inside, across, outside, square(10, 7, 5, 3)], {"areas": [BOX]})
    assert [d.facts["overlap"] for d in found(areas_cross, apart, limit=limit(0), tolerance=MM)] == [16.0, 8.0]


def test_points_on_borders() -> None:
    """Esri: point must be covered by line; QGIS: point covered by line."""
    inputs = inputs_of(["POINT (0 5)", "POINT (10 10)", "POINT (5 5)", "POINT (10.02 5)"], {"areas": [BOX]})
    assert [d.at for d in found(point_on_line, inputs, limit=limit(0.01))] == [(5.0, 5.0), (10.02, 5.0)]
