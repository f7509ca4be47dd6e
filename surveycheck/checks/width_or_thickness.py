"""Lines drawn with a width or a thickness that their layer should not have."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import metres_of, per_drawing
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model import Features
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.catalogue import rows_of


@check
def width_or_thickness(inputs: Inputs, *, application: str = "SOUTH") -> Iterator[Defect]:
    """Yields each thing wider than column ``width`` (m) of its row in the features table allows (empty: no width), and
    each with a thickness (case ``thickness``), which draws a wall upwards from it.

    The greatest width of a polyline is meant, wherever it has it.
    """
    rows = inputs.tables.get("features", ())
    for features in per_drawing(inputs.features):
        stroke = features.drawings[features.source[0]].entities.stroke
        if not len(stroke):
            continue
        width, thickness = (stroke[features.row] * metres_of(features, inputs.settings)).T
        allowed = _allowed(features, rows, application)
        for i in np.flatnonzero((width > allowed + LENGTH_NOISE) | (thickness > LENGTH_NOISE)):
            facts = {"width": rounded(width[i]), "allowed": float(allowed[i])}
            if width[i] > allowed[i] + LENGTH_NOISE:
                yield Defect(features[int(i)], facts=facts)
            if thickness[i] > LENGTH_NOISE:
                yield Defect(features[int(i)], facts={"height": rounded(thickness[i])}, case="thickness")


def _allowed(features: Features, rows: tuple[Row, ...], application: str) -> Floats:
    widths = np.array([*(float(row["width"] or 0.0) for row in rows), 0.0])
    return np.asarray(widths[rows_of(features, rows, application)], np.float64)
