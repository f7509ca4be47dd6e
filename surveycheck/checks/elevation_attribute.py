"""Elevation points without a written height."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.numbers import numbers_in
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Inputs, check


@check
def elevation_attribute(inputs: Inputs, *, tag: str) -> Iterator[Defect]:
    """Yields each point whose ATTRIB ``tag`` is missing or empty, or holds no number (case ``unreadable``)."""
    points = inputs.features.take(inputs.features.shape == POINT)
    texts = points.attribute(tag)
    for i in np.flatnonzero(np.isnan(numbers_in(texts))):
        written = str(texts[i] or "").strip()
        feature = points[int(i)]
        facts = {"block": feature.drawing.entities.block[feature.row], "name": tag, "text": written}
        yield Defect(feature, facts=facts, case="unreadable" if written else "")
