"""Things whose feature code belongs to another layer."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.rule import Defect, Inputs, Row, check


@check
def code_on_layer(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing on a layer of the catalogue whose code belongs to other layers only (case ignored).

    Unknown codes and unknown layers are the questions of other rules.
    """
    rows: dict[str, list[Row]] = {}
    layers = set()
    for row in inputs.tables.get(catalogue, ()):
        layers.add(row["layer"].casefold())
        for code in row.list("code"):
            rows.setdefault(code, []).append(row)
    features = inputs.features
    codes = features.xdata(application, 0)
    for i in np.flatnonzero(np.fromiter((code in rows for code in codes), np.bool_, len(codes))):
        layer = features.layer[int(i)]
        right = rows[codes[i]]
        if layer.casefold() in layers and layer.casefold() not in {row["layer"].casefold() for row in right}:
            expected = "|".join(dict.fromkeys(row["layer"] for row in right))
            facts = {"code": codes[i], "layer": layer, "expected": expected, "role": right[0]["role"]}
            yield Defect(features[int(i)], facts=facts)
