"""Areas that were drawn in pieces: what is left of an exploded outline on its layer."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model import Feature, Features
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import LINE
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import Key, Link, application, keys_of, of_role
from surveycheck.rule.paths import matches
from surveycheck.rule.row import Row

MANY = 5000
"""Of more lines without a code on a layer nobody asks which of them close rings."""


def with_key(inputs: Inputs, features: Features, shown: list[Link]) -> dict[Key, list[Feature]]:
    """Of the features the lines on the layers of these roles that carry a key without being things of the role: lines
    of its code, where areas are drawn."""
    found: dict[Key, list[Feature]] = {}
    for link in shown:
        near = _beside(inputs, features, link.role)
        codes = {code for row in _rows(inputs, link.role) for code in row.list("code")}
        if codes:
            near = near.take(near.xdata_labels(application(inputs), 0).where(codes.__contains__))
        for number, key in enumerate(keys_of(inputs, near, link)):
            if key is not None:
                found.setdefault(key, []).append(near[number])
    return found


def closing(inputs: Inputs, features: Features, role: str) -> tuple[Feature, ...]:
    """Of the features the lines without a code on the layer of a role of areas that close rings together."""
    near = _beside(inputs, features, role)
    near = near.take(near.xdata_labels(application(inputs), 0).where(lambda code: not code.strip()))
    lines = near.take(~shapely.is_missing(near.geometry))
    found: list[Feature] = []
    for number in range(len(lines.drawings)):
        own = lines.take(lines.source == number)
        if 0 < len(own) <= MANY:
            rings = shapely.get_parts(shapely.polygonize(own.geometry))
            borders = shapely.union_all(shapely.boundary(rings))
            found += [own[int(n)] for n in np.flatnonzero(shapely.covered_by(own.geometry, borders))]
    return tuple(found)


def _rows(inputs: Inputs, role: str) -> list[Row]:
    return [r for r in inputs.tables.get("features", ()) if r["role"] == role and "area" in r.list("geometry")]


def _beside(inputs: Inputs, features: Features, role: str) -> Features:
    """The lines on the layers of the areas of a role that are no areas."""
    layers = [row["layer"] for row in _rows(inputs, role)]
    there: Bools = features.layer.where(lambda name: any(matches(layer, name) for layer in layers))
    near = features.take(there & (features.shape == LINE))
    own = of_role(inputs, near, role)
    mine = set(zip(own.source.tolist(), own.row.tolist(), strict=True))
    same = [pair in mine for pair in zip(near.source.tolist(), near.row.tolist(), strict=True)]
    return near.take(~np.array(same, np.bool_))
