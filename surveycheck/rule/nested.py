"""What rings inside rings of a layer are, by column ``nested`` of the features table: hole, island, or unknown."""

from __future__ import annotations

import numpy as np

from surveycheck.model import Features
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import AREA, SHAPES
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import application
from surveycheck.rule.paths import matches

ITEMS = 3
"""Code, business key and what it belongs to: rings that agree in these are of one thing."""


def nested(inputs: Inputs, features: Features, word: str) -> Bools:
    """Which features (n,) stand on a layer whose rings inside rings are this: ``hole`` or ``island``."""
    found: Bools = np.zeros(len(features), np.bool_)
    for row in inputs.tables.get("features", ()):
        if row["nested"] == word and SHAPES[AREA] in row.list("geometry"):
            found |= features.layer.where(lambda name, layer=row["layer"]: matches(layer, name))  # type: ignore[misc]
    return found


def holed_things(inputs: Inputs, features: Features) -> Ints:
    """Of features (n,) on layers whose rings inside rings are holes, the number of the thing that each is of: layer,
    code, key, and what it belongs to. -1 of all others."""
    number = np.full(len(features), -1, np.int64)
    rows = np.flatnonzero(nested(inputs, features, "hole"))
    if len(rows):
        mine = features.take(rows)
        words = (mine.xdata(application(inputs), item).tolist() for item in range(ITEMS))
        keys = list(zip(mine.layer.codes.tolist(), *words, strict=True))
        known = {key: n for n, key in enumerate(dict.fromkeys(keys))}
        number[rows] = [known[key] for key in keys]
    return number
