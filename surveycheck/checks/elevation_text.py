"""Elevation points whose height is not the one written beside them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.numbers import numbers_in
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def elevation_text(inputs: Inputs, *, tag: str, limit: Limit) -> Iterator[Defect]:
    """Yields each point whose z differs from the number in its ATTRIB ``tag`` by more than ``limit`` (m).

    Text rounded to the centimetre differs by half of one at most, which no sensible limit minds. Points without a
    number are the question of another rule.
    """
    for points in per_drawing(inputs.features.take(inputs.features.shape == POINT)):
        entities = points.drawings[points.source[0]].entities
        first, end = entities.start[points.row], entities.start[points.row + 1]
        drawn = np.where(end > first, entities.xyz[np.minimum(first, len(entities.xyz) - 1), 2], np.nan)
        said = numbers_in(points.attribute(tag))
        for i in np.flatnonzero(np.abs(drawn - said) > limit.value + LENGTH_NOISE):
            facts = {"drawn": rounded(drawn[i]), "said": float(said[i]), "limit": limit.value}
            yield Defect(points[int(i)], facts={**facts, "difference": rounded(drawn[i] - said[i])})
