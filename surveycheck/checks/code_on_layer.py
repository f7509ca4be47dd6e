"""Things whose feature code belongs to another layer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

import numpy as np

from surveycheck.model.columns import Bools
from surveycheck.rule import Defect, Inputs, Row, check


@check
def code_on_layer(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing on a layer of the catalogue whose code belongs to other layers only (case ignored).

    Unknown codes and unknown layers are the questions of other rules.
    """
    rows: dict[str, list[Row]] = {}
    for row in inputs.tables.get(catalogue, ()):
        for code in row.list("code"):
            rows.setdefault(code, []).append(row)
    known = {row["layer"].casefold() for row in inputs.tables.get(catalogue, ())}
    features = inputs.features
    codes, layers = features.xdata_labels(application, 0), features.layer
    astray = _astray(codes.names, [name.casefold() for name in layers.names], rows, known)
    for i in np.flatnonzero(astray.ravel()[codes.codes * np.int32(astray.shape[1]) + layers.codes]).tolist():
        right = rows[codes[i]]
        expected = "|".join(dict.fromkeys(row["layer"] for row in right))
        facts = {"code": codes[i], "layer": layers[i], "expected": expected, "role": right[0]["role"]}
        yield Defect(features[i], facts=facts)


def _astray(codes: Sequence[str], layers: Sequence[str], rows: Mapping[str, list[Row]], known: set[str]) -> Bools:
    """For each code and each layer (codes + 1, layers + 1), whether the code belongs elsewhere."""
    table = np.zeros((len(codes) + 1, len(layers) + 1), np.bool_)
    for number, code in enumerate(codes):
        if code in rows:
            elsewhere = known - {row["layer"].casefold() for row in rows[code]}
            table[number, :-1] = [name in elsewhere for name in layers]
    return table
