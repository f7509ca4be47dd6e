"""Checks of lines that form a network."""

from __future__ import annotations

import pytest
from drawn_rows import MM, found, inputs_of, limit

from surveycheck.checks.dangle import dangle
from surveycheck.checks.pseudo_node import pseudo_node

FRAME = ["LINESTRING (0 0, 10 0)", "LINESTRING (0 0, 0 5, 5 5)", "LINESTRING (10 0, 10 5, 5 5)"]


@pytest.mark.parametrize(
    ("gap", "case"), [(0.0, None), (0.001, None), (0.0011, ""), (0.05, ""), (0.0501, "end"), (1.0, "end")]
)
def test_an_end_meets_misses_or_is_free(gap: float, case: str | None) -> None:
    inputs = inputs_of([*FRAME, f"LINESTRING (5 {gap}, 5 5)"])
    assert [d.case for d in found(dangle, inputs, limit=limit(0.05), tolerance=MM)] == ([] if case is None else [case])


def test_a_single_line_has_two_free_ends() -> None:
    assert len(found(dangle, inputs_of(["LINESTRING (0 0, 5 5)"]), limit=limit(0.05), tolerance=MM)) == 2


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
