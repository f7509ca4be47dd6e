"""Findings between things of two kinds, and their ids, do not depend on how and in which order the things are drawn."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import partial
from random import Random
from typing import Any

import pytest
from drawn_rows import MM, limit
from hypothesis import given, settings
from hypothesis import strategies as st

from surveycheck.checks.areas_inside import areas_inside
from surveycheck.checks.areas_tile import areas_tile
from surveycheck.checks.behind_lines import behind_lines
from surveycheck.checks.end_with_point import end_with_point
from surveycheck.checks.lines_over_areas import lines_over_areas
from surveycheck.checks.outlines_agree import outlines_agree
from surveycheck.checks.shapes_agree import shapes_agree
from surveycheck.geometry.sketch import sketch
from surveycheck.model import Features
from surveycheck.pack import load_pack
from surveycheck.rule import Defect, Inputs, Selection
from surveycheck.run.ident import identity

Row = dict[str, Any]
PACK = load_pack("ningbo")
CHECKS: dict[str, tuple[Callable[[Inputs], Iterable[Defect]], str, str]] = {
    "areas_inside": (partial(areas_inside, limit=limit(0.05), tolerance=MM, belongs=(1, 1)), "area", "holders"),
    "areas_tile": (partial(areas_tile, limit=limit(0.05), tolerance=MM, belongs=(1, 1)), "area", "holders"),
    "units": (
        partial(areas_tile, limit=limit(0.05), tolerance=MM, belongs=(1, 1), reach=limit(0.08)),
        "area",
        "holders",
    ),
    "behind_lines": (partial(behind_lines, limit=limit(0.05), tolerance=MM), "line", "areas"),
    "closed_lines": (partial(behind_lines, limit=limit(0.05), tolerance=MM), "area", "areas"),
    "roads": (partial(lines_over_areas, limit=limit(0.1), area_limit=limit(0.1), tolerance=MM), "line", "areas"),
    "end_with_point": (partial(end_with_point, limit=limit(0.05)), "line", "points"),
    "outlines_agree": (partial(outlines_agree, limit=limit(0.05), tolerance=MM), "area", "outlines"),
    "shapes_agree": (partial(shapes_agree, limit=limit(1), tolerance=MM, items=(1, 1)), "area", "shapes"),
}
"""Check, the shape of its subjects, and the name of what they are held against."""


def shape(kind: str, layer: str, random: Random) -> Row:
    """On a coarse grid, so that things often meet, repeat and lie symmetrically."""

    def at() -> tuple[float, float]:
        return 5.0 * random.randint(0, 4), 5.0 * random.randint(0, 4)

    data = [["SOUTH", "1", random.choice(["A", "A", "B", ""])]]
    if kind == "point":
        return {"layer": layer, "points": [at()], "type": "POINT", "xdata": data}
    if kind == "line":
        return {
            "layer": layer,
            "points": list(dict.fromkeys([(-3.0, at()[1]), at(), at(), (28.0, at()[1])])),
            "xdata": data,
        }
    (x, y), w, h = at(), random.choice([5, 10, 15]), random.choice([5, 10, 15])
    nudge = random.choice([0, 0, 0.002, 0.06, 0.3])
    corners = [(x, y), (x + w + nudge, y), (x + w, y + h), (x, y + h)]
    if random.random() < 0.4:  # a U
        corners[2:2] = [
            (x + w, y + h),
            (x + w - 1.5, y + h),
            (x + w - 1.5, y + 1.5),
            (x + 1.5, y + 1.5),
            (x + 1.5, y + h),
        ]
        corners = list(dict.fromkeys(corners))
    return {"layer": layer, "points": corners, "closed": True, "xdata": data}


def turned(row: Row, random: Random) -> Row:
    points = list(row["points"])
    if row.get("closed"):
        k = random.randrange(len(points))
        points = [*points[k:], *points[:k]]
    return {**row, "points": points[::-1] if random.random() < 0.5 else points}


def ids(name: str, rows: list[Row]) -> list[str]:
    check, _, other = CHECKS[name]
    features = Features.every((sketch(rows),))
    mine = Selection(features=features.take(features.layer.where("A".__eq__)))
    theirs = Selection(features=features.take(features.layer.where("B".__eq__)))
    inputs = Inputs(mine, {other: theirs}, settings={"xdata_application": "SOUTH"})
    return sorted(identity(name, d, PACK) for d in check(inputs))


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=60, deadline=None)
@given(seed=st.integers(0, 2**32), many=st.integers(1, 5), other=st.integers(1, 5))
def test_ids_do_not_depend_on_how_things_are_drawn(name: str, seed: int, many: int, other: int) -> None:
    random = Random(seed)
    _, kind, word = CHECKS[name]
    rows = [shape(kind, "A", random) for _ in range(many)]
    rows += [shape("point" if word == "points" else "area", "B", random) for _ in range(other)]
    mixed = [turned(row, random) for row in random.sample(rows, len(rows))]
    assert ids(name, mixed) == ids(name, rows)
