"""Things whose feature code belongs to another layer."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial

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
    codes = features.xdata_labels(application, 0)
    wrong = np.zeros(len(features), np.bool_)
    for code in set(codes.names) & set(rows):
        own = {row["layer"].casefold() for row in rows[code]}
        elsewhere = features.layer.where(partial(_is_one_of, layers - own))
        wrong |= codes.where(code.__eq__) & elsewhere
    for i in np.flatnonzero(wrong).tolist():
        right = rows[codes[i]]
        expected = "|".join(dict.fromkeys(row["layer"] for row in right))
        facts = {"code": codes[i], "layer": features.layer[i], "expected": expected, "role": right[0]["role"]}
        yield Defect(features[i], facts=facts)


def _is_one_of(layers: set[str], name: str) -> bool:
    return name.casefold() in layers
