"""Feature codes that the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.model.drawing import SHAPES
from surveycheck.rule import Defect, Inputs, check


@check
def code_known(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing whose code stands nowhere in the catalogue, on a layer for whose geometry it lists codes.

    Other layers, and other geometry on the same layer, hold things that the catalogue does not describe.
    """
    features = inputs.features
    codes = features.xdata_labels(application, 0)
    rows = [row for row in inputs.tables.get(catalogue, ()) if row["code"]]
    known = {code for row in rows for code in row.list("code")}
    described = {(row["layer"].casefold(), kind) for row in rows for kind in row.list("geometry")}
    strange = codes.where(lambda code: bool(code.strip()) and code.strip() not in known)
    layers = features.layer
    judged = [[(name.casefold(), kind) in described for kind in SHAPES] for name in layers.names or ("",)]
    rows = np.flatnonzero(strange)
    for i in rows[np.array(judged, np.bool_)[layers.codes[rows], features.shape[rows]]].tolist():
        yield Defect(features[i], facts={"code": codes[i], "layer": layers[i]})
