"""Elevation points without a written height."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.numbers import number_in
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, check


@check
def elevation_attribute(inputs: Inputs, *, tag: str) -> Iterator[Defect]:
    """Yields each point whose ATTRIB ``tag`` is missing or empty, or holds no number (case ``unreadable``)."""
    points = inputs.features.take(inputs.features.shape == POINT)
    for feature, text in zip(points, points.attribute(tag), strict=True):
        written = "" if text is None else str(text).strip()
        if number_in(written) is None:
            facts = {"block": feature.drawing.entities.block[feature.row], "name": tag, "text": written}
            yield Defect(feature, facts=facts, case="unreadable" if written else "")
