"""Corners of a line or ring that come back to another side of it, to the tolerance."""

from __future__ import annotations

import numpy as np
import pytest
from drawn_rows import MM, found, inputs_of

from surveycheck.checks.self_crossing import self_crossing


def turned(points: list[tuple[float, float]], closed: bool, dx: float = 0.0) -> dict[str, object]:
    way = np.array([[np.cos(0.4), np.sin(0.4)], [-np.sin(0.4), np.cos(0.4)]])
    return {"points": [(x + dx, y) for x, y in (np.array(points) @ way).tolist()], "closed": closed}


def spots(*rows: dict[str, object]) -> int:
    return len(found(self_crossing, inputs_of(rows), tolerance=MM))


@pytest.mark.parametrize("dx", [0, 39_000_000])
@pytest.mark.parametrize(("away", "count"), [(0.0, 1), (0.0004, 1), (0.0009, 1), (-0.0004, 1), (0.0012, 0)])
def test_a_tooth_touches_the_back_to_the_tolerance(away: float, count: int, dx: float) -> None:
    tooth = [(0, 0), (12, 0), (12, 6), (8, 6), (7, away), (6, 6), (0, 6)]
    assert spots(turned(tooth, True, dx)) == count
    assert spots(turned([*tooth[3:], *tooth[:3]][::-1], True, dx)) == count


def test_sides_that_lie_on_each_other_are_one_spot_in_the_middle() -> None:
    slot = [(0, 0), (20, 0), (20, 12), (14, 12.0003), (14, 6), (14.0003, 12), (8, 12), (0, 12)]
    pinched = [(0, 0), (20, 0), (20, 9), (13, 9), (13, 0.0003), (6, 0.0003), (6, 9), (0, 9)]
    (spot,) = found(self_crossing, inputs_of([{"points": pinched, "closed": True}]), tolerance=MM)
    assert spot.at == (pytest.approx(9.5, abs=1e-3), pytest.approx(0, abs=1e-3))
    assert spots({"points": slot, "closed": True}) == 1


def test_ends_bends_and_arcs() -> None:
    loop = [(0, 0), (12, 0), (12, 6), (7, 6), (7, 0.0004)]
    assert spots(turned(loop, False)) == 0  # a line may end on itself
    assert spots(turned([(x, -0.0004 if y == 0.0004 else y) for x, y in loop], False)) == 0
    assert spots(turned([*loop, (3, 6)], False)) == 1
    bend = [(0, 0), (9, 0), (9.003, 0.0005), (9.0035, 0.0012), (9.003, 0.0019), (9, 9), (0, 9)]
    assert spots(turned(bend, True)) == 0  # wide beside what it cuts off
    arc = {"points": [(0, 0), (20, 0), (20, 9), (12, 9), (10, 2), (8, 9), (0, 9)], "closed": True}
    for bulge, count in ((0.2, 1), (0.19, 0)):  # the arc rises by half its bulge times its chord: 2, or 1.9
        assert spots({**arc, "bulges": [-bulge, 0, 0, 0, 0, 0, 0]}) == count
