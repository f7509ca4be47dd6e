"""Things whose geometry is not the one that their feature code stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping

import numpy as np
import shapely

from surveycheck.model.columns import Bools, Labels
from surveycheck.model.drawing import LINE, SHAPES
from surveycheck.rule import Defect, Features, Inputs, check

SEGMENT = 2
"""Points of a line that is one segment."""

ARCS = ("ARC", "ELLIPSE")
"""Curves that are areas where they are closed."""


@check
def code_geometry(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing whose code stands in the catalogue for other geometry only (point, line, area, text).

    A line with the code of an area is one that is not closed, which is the question of another rule; not so a single
    segment or a single arc, which can enclose nothing.
    """
    meant: dict[str, dict[str, None]] = {}
    for row in inputs.tables.get(catalogue, ()):
        for code in row.list("code"):
            meant.setdefault(code, {}).update(dict.fromkeys(row.list("geometry")))
    features = inputs.features
    codes = features.xdata_labels(application, 0)
    wrong = np.zeros((len(codes.names) + 1, len(SHAPES)), np.bool_)
    for number, code in enumerate(codes.names):
        wrong[number] = [_wrong(kind, meant[code]) for kind in SHAPES] if code in meant else False
    found = wrong.ravel()[codes.codes * np.int32(len(SHAPES)) + features.shape] | _segments(features, codes, meant)
    for i in np.flatnonzero(found).tolist():
        facts = {"code": codes[i], "actual": SHAPES[features.shape[i]], "expected": "|".join(meant[codes[i]])}
        yield Defect(features[i], facts=facts)


def _segments(features: Features, codes: Labels, meant: Mapping[str, Collection[str]]) -> Bools:
    """Lines of two points, and arcs, (n,) whose code stands for areas and not for lines."""
    areas = {code for code, kinds in meant.items() if "area" in kinds and "line" not in kinds}
    found: Bools = (features.shape == LINE) & codes.where(areas.__contains__)
    lines = features.geometry[found]
    arcs: Bools = features.take(found).type.where(ARCS.__contains__)
    found[found] = arcs | (shapely.get_num_points(lines) == SEGMENT)
    return found


def _wrong(kind: str, kinds: Collection[str]) -> bool:
    """Is a thing of one kind of geometry, whose code stands for others, drawn wrongly?"""
    unclosed = kind == "line" and "area" in kinds
    return bool(kind and kinds) and kind not in kinds and not unclosed
