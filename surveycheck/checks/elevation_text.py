"""Elevation points whose height is not the one written beside them."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.noise import longer, rounded
from surveycheck.geometry.numbers import number_in
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def elevation_text(inputs: Inputs, *, tag: str, limit: Limit) -> Iterator[Defect]:
    """Yields each point whose z differs from the number in its ATTRIB ``tag`` by more than ``limit`` (m).

    Text rounded to the centimetre differs by half of one at most, which no sensible limit minds. Points without a
    number are the question of another rule.
    """
    points = inputs.features.take(inputs.features.shape == POINT)
    for feature, text in zip(points, points.attribute(tag), strict=True):
        said = number_in("" if text is None else str(text))
        entities = feature.drawing.entities
        first = int(entities.start[feature.row])
        if said is None or first == int(entities.start[feature.row + 1]):
            continue
        drawn = float(entities.xyz[first, 2])
        if longer(abs(drawn - said), limit.value):
            facts = {"drawn": rounded(drawn), "said": said, "difference": rounded(drawn - said), "limit": limit.value}
            yield Defect(feature, facts=facts)
