"""Things whose geometry is not the one that their feature code stands for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model.drawing import SHAPES
from surveycheck.rule import Defect, Inputs, check


@check
def code_geometry(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing whose code stands in the catalogue for other geometry only (point, line, area, text).

    A line with the code of an area is one that is not closed, which is the question of another rule.
    """
    meant: dict[str, dict[str, None]] = {}
    for row in inputs.tables.get(catalogue, ()):
        for code in row.list("code"):
            meant.setdefault(code, {}).update(dict.fromkeys(row.list("geometry")))
    features = inputs.features
    codes = features.xdata(application, 0)
    for i in np.flatnonzero(np.fromiter((code in meant for code in codes), np.bool_, len(codes))):
        kinds, kind = meant[codes[i]], SHAPES[features.shape[i]]
        unclosed = kind == "line" and "area" in kinds
        if kind and kinds and kind not in kinds and not unclosed:
            yield Defect(features[int(i)], facts={"code": codes[i], "actual": kind, "expected": "|".join(kinds)})
