"""Things whose geometry is not the one that their feature code stands for."""

from __future__ import annotations

from collections.abc import Collection, Iterator

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
    codes = features.xdata_labels(application, 0)
    wrong = np.zeros((len(codes.names) + 1, len(SHAPES)), np.bool_)
    for number, code in enumerate(codes.names):
        wrong[number] = [_wrong(kind, meant[code]) for kind in SHAPES] if code in meant else False
    for i in np.flatnonzero(wrong[codes.codes, features.shape]).tolist():
        facts = {"code": codes[i], "actual": SHAPES[features.shape[i]], "expected": "|".join(meant[codes[i]])}
        yield Defect(features[i], facts=facts)


def _wrong(kind: str, kinds: Collection[str]) -> bool:
    """Is a thing of one kind of geometry, whose code stands for others, drawn wrongly?"""
    unclosed = kind == "line" and "area" in kinds
    return bool(kind and kinds) and kind not in kinds and not unclosed
