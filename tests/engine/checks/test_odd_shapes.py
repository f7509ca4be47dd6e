"""Checks of shapes that are drawn oddly: spikes, slivers, curves, heights, widths, directions, rings in rings."""

from __future__ import annotations

from typing import Any

import pytest
from drawn_rows import MM, drawing, found, inputs_of, limit, square
from small_dxf import entities

from surveycheck.checks.curve_for_area import curve_for_area
from surveycheck.checks.height_of_plane_feature import height_of_plane_feature
from surveycheck.checks.ring_in_ring import ring_in_ring
from surveycheck.checks.ring_orientation import ring_orientation
from surveycheck.checks.sliver import sliver
from surveycheck.checks.spike import spike
from surveycheck.checks.width_or_thickness import width_or_thickness
from surveycheck.model import Features
from surveycheck.read.dxf import read_dxf
from surveycheck.rule import Inputs, Row, Selection
from surveycheck.rule.catalogue import networks, rows_of


def spikes(*rows: Any) -> list[tuple[Any, float]]:
    return [(d.at, float(d.facts["angle"])) for d in found(spike, inputs_of(rows), limit=limit(5), tolerance=MM)]  # type: ignore[arg-type]


@pytest.mark.parametrize("dx", [0, 610_000, 39_000_000])
def test_every_spike_is_found_at_its_tip(dx: float) -> None:
    points = [(0, 0), (10, 0), (10, 4), (15, 5), (10, 4.2), (10, 10), (6, 10), (5, 15), (5.8, 10), (0, 10)]
    row = {"points": [(x + dx, y) for x, y in points], "closed": True}
    assert spikes(row) == [
        ((dx + 5.0, 15.0), pytest.approx(2.2197, abs=1e-3)),
        ((dx + 15.0, 5.0), pytest.approx(2.2197, abs=1e-3)),
    ]
    turned = {**row, "points": [*row["points"][3:], *row["points"][:3]][::-1]}  # type: ignore[misc]
    assert spikes(turned) == spikes(row)


@pytest.mark.parametrize(
    ("row", "count"),
    [
        ({"points": [[0, 0], [10, 0], [10, 0.87]], "closed": True}, 1),
        ({"points": [[0, 0], [10, 0], [10, 0.88]], "closed": True}, 0),
        ({"points": [[0, 0], [10, 0], [10.0005, 0], [0, 0.5]], "closed": False}, 1),  # a repeated vertex at the tip
        ({"points": [[0, 0], [10, 0], [0, 0.5]], "closed": False}, 1),
        ({"points": [[0, 0], [10, 0]], "bulges": [0.0, 0.01], "closed": True}, 2),  # arc and chord: 2.3 degrees
        ({"points": [[0, 0], [10, 0]], "bulges": [0.0, 0.1], "closed": True}, 0),  # 11.4 degrees
        ({"points": [[0, 0], [10, 0], [20, 0]], "closed": True}, 0),  # no area at all
        ({"points": [[0, 0]], "radius": 5}, 0),
        (square(), 0),
    ],
)
def test_how_sharp_a_spike_is(row: Any, count: int) -> None:
    assert len(spikes(row)) == count


@pytest.mark.parametrize(
    ("width", "length", "thin"),
    [(0.02, 10, True), (0.0499, 10, True), (0.05, 10, False), (0.0671, 2, True), (0.0685, 2, False), (0.3, 0.3, False)],
)
def test_slivers_are_small_and_thin(width: float, length: float, thin: bool) -> None:
    inputs = inputs_of([square(5, 5, length, width)])
    assert bool(found(sliver, inputs, limit=limit(0.5), compactness=0.1)) is thin


def test_curves_are_told_by_their_type_and_arcs_are_counted() -> None:
    arc: dict[str, Any] = {"points": [[0, 0], [10, 0], [10, 10], [0, 10]], "bulges": [1, 0, 1], "closed": True}
    rows = [square(), arc, {"points": [[0, 0]], "radius": 5}]
    every = found(curve_for_area, inputs_of(rows), curves=("CIRCLE", "BULGE"))
    assert [(d.case, d.at, d.facts.get("count")) for d in every] == [("", None, None), ("bulge", (5.0, -5.0), 2)]
    assert not found(curve_for_area, inputs_of(rows), curves=("SPLINE",))


@pytest.mark.parametrize(
    ("z", "case"),
    [([0.001] * 3, None), ([0.0011] * 3, ""), ([-2.0] * 3, ""), ([0, 0, 3.0], "uneven"), ([0, 0, 0], None)],
)
def test_heights_of_plane_features(z: list[float], case: str | None) -> None:
    row = {"type": "POLYLINE", "points": [[0, 0, z[0]], [10, 0, z[1]], [10, 10, z[2]]], "closed": True}
    defects = found(height_of_plane_feature, inputs_of([row]), limit=MM)
    assert [d.case for d in defects] == ([] if case is None else [case])


@pytest.mark.parametrize("mirrored", [False, True])
@pytest.mark.parametrize("turned", [False, True])
def test_directions_of_rings_are_those_in_the_world(turned: bool, mirrored: bool) -> None:
    points = [[0, 0], [10, 0], [10, 10], [0, 10]][:: -1 if turned else 1]
    row = {"points": points, "closed": True, "extrusion": (0, 0, -1 if mirrored else 1)}
    clockwise = turned != mirrored
    cases = [d.case for d in found(ring_orientation, inputs_of([row]), orientation="clockwise")]
    assert cases == ([] if clockwise else ["counter-clockwise"])
    cases = [d.case for d in found(ring_orientation, inputs_of([row]), orientation="counter-clockwise")]
    assert cases == (["clockwise"] if clockwise else [])
    assert not found(ring_orientation, inputs_of([row]), orientation="any")


def test_a_bow_tie_has_no_direction() -> None:
    bow = {"points": [[0, 0], [10, 10], [10, 0], [0, 10]], "closed": True}
    assert not found(ring_orientation, inputs_of([bow]), orientation="clockwise")


def keyed(shape: str, *items: str) -> dict[str, Any]:
    return {"wkt": shape, "xdata": [["SOUTH", *items]]}


@pytest.mark.parametrize(
    ("rows", "areas"),
    [
        ([square(), square(4, 4, 2, 2)], [4.0]),
        ([square(4, 4, 2, 2), square()], [4.0]),
        ([square(), square(0, 4, 6, 2)], [12.0]),  # one side on the outer ring
        ([square(), square(2, 2, 6, 6), square(4, 4, 2, 2)], [36.0, 4.0]),
        ([square(), square()], []),  # drawn twice
        ([square(), square(5, 5)], []),  # overlap
        ([square(), square(10, 0)], []),
        ([keyed(square(), "1", "A"), keyed(square(4, 4, 2, 2), "1", "A")], [4.0]),
        ([keyed(square(), "1", "A"), keyed(square(4, 4, 2, 2), "1", "B")], []),  # a thing of its own
        ([square(), {"wkt": square(4, 4, 2, 2), "type": "HATCH"}], [4.0]),
        ([square(), {"wkt": square(), "type": "HATCH"}], []),  # its fill
    ],
)
def test_rings_in_rings(rows: list[Any], areas: list[float]) -> None:
    assert [d.facts["area"] for d in found(ring_in_ring, inputs_of(rows))] == areas


def table(**cells: str) -> dict[str, tuple[Row, ...]]:
    return {"features": (Row("features", 2, {"role": "a", "layer": "A", **cells}),)}


def with_tables(rows: list[Any], tables: dict[str, tuple[Row, ...]]) -> Inputs:
    return Inputs(Selection(features=Features.every((drawing(rows),))), tables=tables)


@pytest.mark.parametrize(("nested", "count"), [("", 1), ("hole", 0), ("island", 0)])
def test_the_table_says_what_rings_in_rings_are(nested: str, count: int) -> None:
    inputs = with_tables([square(), square(4, 4, 2, 2)], table(nested=nested))
    assert len(found(ring_in_ring, inputs)) == count


@pytest.mark.parametrize(
    ("row", "allowed", "cases"),
    [
        ({"wkt": square()}, "", []),
        ({"wkt": square(), "width": 0.3}, "", [""]),
        ({"wkt": square(), "width": 0.3}, "0.3", []),
        ({"wkt": square(), "width": 0.31}, "0.3", [""]),
        ({"wkt": square(), "thickness": 3}, "0.3", ["thickness"]),
        ({"wkt": square(), "width": 1, "thickness": 3}, "", ["", "thickness"]),
    ],
)
def test_widths_and_thicknesses(row: Any, allowed: str, cases: list[str]) -> None:
    inputs = with_tables([row, square(20, 20)], table(width=allowed))
    assert [d.case for d in found(width_or_thickness, inputs)] == cases


PLINE = "0\nLWPOLYLINE\n8\nA\n100\nAcDbPolyline\n90\n2\n70\n0\n{head}10\n0\n20\n0\n{one}10\n9\n20\n0\n"
OLD = "0\nPOLYLINE\n8\nA\n66\n1\n70\n0\n{head}0\nVERTEX\n8\nA\n10\n0\n20\n0\n{one}"
OLD += "0\nVERTEX\n8\nA\n10\n9\n20\n0\n0\nSEQEND\n"


@pytest.mark.parametrize(
    ("text", "stroke"),
    [
        (PLINE.format(head="43\n0.0\n", one="40\n0\n41\n0.0\n"), []),
        (PLINE.format(head="43\n0.25\n", one=""), [[0.25, 0.0]]),
        (PLINE.format(head="39\n-3.0\n", one="40\n0.0\n41\n0.5\n"), [[0.5, 3.0]]),
        (OLD.format(head="40\n0.0\n41\n0.0\n", one=""), []),
        (OLD.format(head="40\n0.2\n41\n0.0\n", one="40\n0.4\n"), [[0.4, 0.0]]),
        ("0\nLINE\n8\nA\n39\n2\n10\n0\n20\n0\n11\n1\n21\n1\n", [[0.0, 2.0]]),
        ("0\nCIRCLE\n8\nA\n10\n0\n20\n0\n40\n5\n", []),  # a radius is no width
        ("0\nTEXT\n8\nA\n10\n0\n20\n0\n40\n5\n41\n0.8\n1\nx\n", []),
    ],
)
def test_widths_are_read(text: str, stroke: list[list[float]]) -> None:
    read, _ = read_dxf(entities(*text.splitlines()), "a.dxf")
    assert read is not None
    assert read.entities.stroke.tolist() == stroke


def test_rows_of_the_table_and_networks() -> None:
    rows = (
        Row("features", 2, {"layer": "P", "geometry": "line", "code": "1|2", "network": "code"}),
        Row("features", 3, {"layer": "P", "geometry": "point", "code": "9"}),
        Row("features", 4, {"layer": "R*", "geometry": "line", "network": "layer"}),
        Row("features", 5, {"layer": "B", "geometry": "area", "code": "7", "by_code": "yes"}),
    )
    line = "LINESTRING (0 0, 1 1)"
    things = [("P", line, "1"), ("p", line, "2"), ("P", "POINT (0 0)", "1"), ("R1", line, ""), ("R2", line, "5")]
    things += [("B", square(), "7"), ("B", line, "7"), ("B", square(), "8"), ("X", line, "1"), ("Y", line, "2")]
    features = Features.every((drawing([{"layer": a, "wkt": w, "code": c} for a, w, c in things]),))
    assert rows_of(features, rows, "SOUTH").tolist() == [0, 0, 1, 2, 2, 3, 3, -1, -1, -1]
    keys = networks(features, rows, "SOUTH")
    assert keys[0] != keys[1]  # water and sewage
    assert keys[3] != keys[4]
    assert keys[8] == keys[9]  # layers that the table does not have: the user's
