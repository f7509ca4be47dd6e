"""The row of the features table that each drawn thing belongs to: what its layer and code are there for."""

from __future__ import annotations

from collections.abc import Sequence
from fnmatch import fnmatchcase

import numpy as np

from surveycheck.model import Features
from surveycheck.model.columns import Ints, Labels
from surveycheck.model.drawing import SHAPES
from surveycheck.rule.row import Row

MEANT = {"line": ("line", "area"), "area": ("area", "line")}
"""A line with the layer of an area is an area that is not closed; a closed line may be a line of a network."""


def rows_of(features: Features, rows: Sequence[Row], application: str) -> Ints:
    """The number (n,) in ``rows``, of the table ``features``, of the row that each feature belongs to; -1 for none.

    It has the feature's layer (``*``, ``?``; case ignored), and geometry of its kind; rows with the feature's code come
    before others, and those that go by their code alone (``by_code``) need it.
    """
    layer = features.layer
    code = features.xdata_labels(application, 0)
    columns = np.column_stack([layer.codes, features.shape, code.codes])
    kinds, number = np.unique(columns, axis=0, return_inverse=True)
    found = [_row(layer.names[a], SHAPES[b], code.names[c], rows) for a, b, c in kinds.tolist()]
    return np.array([*found, -1], np.int64)[number.ravel()] if len(features) else np.zeros(0, np.int64)


def _row(layer: str, shape: str, code: str, rows: Sequence[Row]) -> int:
    name = layer.strip().casefold()
    best, weight = -1, 0
    for number, row in enumerate(rows):
        wanted, known = row.list("geometry"), code in row.list("code")
        fits = bool(row["layer"]) and fnmatchcase(name, row["layer"].strip().casefold())
        fits = fits and (not wanted or not set(MEANT.get(shape, (shape,))).isdisjoint(wanted))
        if fits and (known or not row.yes("by_code")):
            own = 1 + 2 * known + (shape in wanted)
            best, weight = (number, own) if own > weight else (best, weight)
    return best


def networks(features: Features, rows: Sequence[Row], application: str) -> Ints:
    """A number (n,) for each feature; those that belong to one network have the same.

    Column ``network`` of its row tells what keeps networks apart: ``layer``, or ``code`` (layer and code: a water pipe
    does not meet a cable). What has no row is one network: the user has named its layers.
    """
    words = np.array([*(row["network"] for row in rows), "none"], dtype=object)[rows_of(features, rows, application)]
    layers = np.array([*(name.strip().casefold() for name in features.layer.names), ""], dtype=object)
    layer = np.where(words == "none", "", layers[features.layer.codes])
    code = np.where(words == "code", features.xdata(application, 0), "")
    return Labels.of([f"{a}\x1f{b}" for a, b in zip(layer, code, strict=True)]).codes.astype(np.int64)
