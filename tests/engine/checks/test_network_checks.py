"""Checks of lines that form a network."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

import pytest
from drawn_rows import MM, found, inputs_of, limit

from surveycheck.checks.crossing_without_node import crossing_without_node
from surveycheck.checks.dangle import dangle
from surveycheck.checks.pseudo_node import pseudo_node
from surveycheck.checks.segments_overlap import segments_overlap

FRAME = ["LINESTRING (0 0, 10 0)", "LINESTRING (0 0, 0 5, 5 5)", "LINESTRING (10 0, 10 5, 5 5)"]
ARC: dict[str, Any] = {"points": [[0, 0], [10, 0]], "bulges": [1.0]}  # the half circle below, about (5, 0)


def loose(rows: Sequence[object], nodes: Sequence[object] = ()) -> list[tuple[str, object]]:
    """Case and gap of each dangle."""
    inputs = inputs_of(rows, {"nodes": nodes})  # type: ignore[arg-type]
    return [(d.case, d.facts.get("gap")) for d in found(dangle, inputs, limit=limit(0.05), tolerance=MM)]


@pytest.mark.parametrize(
    ("gap", "case"),
    [
        *((0.0, None), (0.001, None), (0.0011, ""), (0.05, ""), (0.0501, "end"), (1.0, "end")),
        *((-0.001, None), (-0.0011, "overshoot"), (-0.05, "overshoot"), (-0.0501, "end")),
    ],
)
def test_an_end_meets_misses_runs_past_or_is_free(gap: float, case: str | None) -> None:
    inputs = inputs_of([*FRAME, f"LINESTRING (5 {gap}, 5 5)"])
    assert [d.case for d in found(dangle, inputs, limit=limit(0.05), tolerance=MM)] == ([] if case is None else [case])


def test_a_single_line_is_isolated() -> None:
    assert loose(["LINESTRING (0 0, 5 5)"]) == [("isolated", None)]


@pytest.mark.parametrize(("gap", "case"), [(0.001, None), (0.0011, "near"), (0.05, "near"), (0.0501, "end")])
def test_two_ends_that_miss_each_other_are_one_defect(gap: float, case: str | None) -> None:
    cases = [c for c, _ in loose([f"LINESTRING ({-20 - gap} 9, {-gap} 0)", "LINESTRING (0 0, 20 0)"])]
    assert sorted(cases) == sorted({None: ["end"] * 2, "near": ["end"] * 2 + ["near"], "end": ["isolated"] * 2}[case])


@pytest.mark.parametrize(
    ("end", "kind"), [("5 -5", None), ("5 -5.0009", None), ("5 -5.0011", ""), ("5 -5.04", ""), ("5 -4.96", "overshoot")]
)
def test_an_end_is_held_to_the_arc_not_to_its_chords(end: str, kind: str | None) -> None:
    ring = ["LINESTRING (0 0, -3 5, 10 5, 10 0)", "LINESTRING (-3 5, -9 5, -9 -9, 5 -9)"]
    cases = [c for c, _ in loose([ARC, *ring, f"LINESTRING ({end}, 5 -9)"])]
    assert cases == ([] if kind is None else [kind])


def test_rings_have_no_ends_and_are_met() -> None:
    rows = [{"points": [[5, 0]], "radius": 5}, "LINESTRING (9 3, 20 9, 20 0, 10 0)", "LINESTRING (20 9, 20 20, 8 4)"]
    assert loose(rows) == []


def test_an_end_may_come_back_to_its_own_line() -> None:
    assert loose(["LINESTRING (0 0, 10 0, 10 10, 5 10, 5 0)"]) == [("end", None)]
    assert loose(["LINESTRING (0 0, 10 0, 10 10, 5 10, 5 0.03)"]) == [("end", None), ("", 0.03)]
    assert loose(["LINESTRING (0 0, 10 0, 10 0.04)", "LINESTRING (0 0, 9 9)"]) == [("end", None)] * 2  # it only bends


def test_a_node_stands_at_a_free_end() -> None:
    rows = ["LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 20 9)"]
    assert loose(rows, ["POINT (0 0)", "POINT (20 9.001)"]) == []
    assert loose(rows, ["POINT (0 0)", "POINT (20 9.0011)"]) == [("end", None)]


@pytest.mark.parametrize(
    ("rows", "spots"),
    [
        (["LINESTRING (0 0, 10 0)", "LINESTRING (5 -5, 5 5)"], [(5.0, 0.0)]),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (2 -1, 2 1, 4 1, 4 -1)"], [(2.0, 0.0), (4.0, 0.0)]),
        (["LINESTRING (0 0, 5 0, 10 0)", "LINESTRING (5 -5, 5 0.001, 5 5)"], []),
        (["LINESTRING (0 0, 5 0, 10 0)", "LINESTRING (5 -5, 5 0.0011, 5 5)"], [(5.0, 0.0)]),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (0 5, 5 -0.001, 10 5)"], []),  # in by a millimetre: it touches
        (["LINESTRING (0 0, 10 0)", "LINESTRING (0 5, 4 -0.01, 10 5)"], [(3.992, 0.0), (4.012, 0.0)]),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (5 -0.05, 5 5)"], []),  # a dangle
        (["LINESTRING (0 0, 10 0)", "LINESTRING (5 -0.0501, 5 5)"], [(5.0, 0.0)]),
        (["LINESTRING (-5 -5, 15 -5)", ARC], []),
        (["POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "LINESTRING (5 5, 5 15)"], [(5.0, 10.0)]),
        (["POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "LINESTRING (-5 -5, 5 5)"], [(0.0, 0.0)]),  # at the seam
    ],
)
def test_crossings_without_a_node(rows: list[Any], spots: list[tuple[float, float]]) -> None:
    defects = found(crossing_without_node, inputs_of(rows), limit=limit(0.05), tolerance=MM, height=1.0)
    assert [d.at for d in defects] == [pytest.approx(spot, abs=1e-3) for spot in spots]


@pytest.mark.parametrize(("height", "count"), [(0.0, 1), (1.0, 1), (1.001, 0)])
def test_what_passes_over_does_not_cross(height: float, count: int) -> None:
    rows: list[Any] = [
        {"type": "POLYLINE", "points": [[0, 0, 2], [10, 0, 4]]},
        {"type": "POLYLINE", "points": [[5, -5, 3 + height], [5, 5, 3 + height]]},
    ]
    assert len(found(crossing_without_node, inputs_of(rows), limit=limit(0.05), tolerance=MM, height=1.0)) == count


@pytest.mark.parametrize(
    ("rows", "lengths"),
    [
        (["LINESTRING (0 0, 10 0)", "LINESTRING (6 0, 20 0)"], [4.0]),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (2 0, 4 0)"], [2.0]),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (5 0, 10 0, 0 0)"], [10.0]),  # the other runs over itself
        (["LINESTRING (0 0, 5 0, 10 0)", "LINESTRING (10 0, 7 0, 0 0)"], []),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (0 0.01, 10 -0.01)"], [1.001002]),  # a tenth of a degree apart
        (["LINESTRING (0 0, 10 0)", "LINESTRING (0 0.2, 10 -0.2)"], []),  # they cross
        (["LINESTRING (0 0, 10 0)", "LINESTRING (0 5, 10 -5)"], []),
        ([ARC, {"points": [[5, 0]], "radius": 5, "start_angle": 270, "end_angle": 45}], [7.853982]),
        ([ARC, {"points": [[10, 0], [5, -5]], "bulges": [-math.tan(math.pi / 8)]}], [7.853982]),  # the other way round
        ([ARC, {"points": [[10, 0], [0, 0]], "bulges": [1.0]}], []),  # the other half of the circle
        ([{"points": [[5, 0]], "radius": 5}, {"points": [[9, 3], [9, -3]], "bulges": [-0.3]}], []),  # not its circle
        (["POLYGON ((0 0, 10 0, 10 10, 0 10, 0 0))", "LINESTRING (20 0, 5 0)"], [5.0]),
    ],
)
def test_lines_that_lie_on_each_other(rows: list[Any], lengths: list[float]) -> None:
    defects = found(segments_overlap, inputs_of(rows), limit=limit(0.01), tolerance=MM)
    assert [d.facts["length"] for d in defects] == pytest.approx(lengths)


@pytest.mark.parametrize(
    ("lines", "count"),
    [
        (["LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 20 0)"], 1),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (20 0.5, 10 0)"], 1),  # 2.9° off straight
        (["LINESTRING (0 0, 10 0)", "LINESTRING (20 2, 10 0)"], 0),
        (["LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 20 0)", "LINESTRING (10 0, 10 9)"], 0),  # three ends
        (["LINESTRING (0 0, 10 0)", "LINESTRING (10 0, 20 0)", "LINESTRING (10 -9, 10 9)"], 0),  # one passes through
        ([{"wkt": "LINESTRING (0 0, 10 0)", "code": "1"}, {"wkt": "LINESTRING (10 0, 20 0)", "code": "2"}], 0),
    ],
)
def test_pseudo_nodes(lines: list[object], count: int) -> None:
    assert len(found(pseudo_node, inputs_of(lines), tolerance=MM)) == count  # type: ignore[arg-type]
