"""Layers on which nothing may be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.rule import Defect, Inputs, check


@check
def layer_empty(inputs: Inputs) -> Iterator[Defect]:
    """Yields, for each drawing, each layer among the subjects, with the number of things on it; the first stands for
    all of them."""
    for mine in per_drawing(inputs.features):
        for layer, count in sorted(mine.layer.counts().items()):
            first = mine.take(mine.layer.where(layer.__eq__))[0]
            yield Defect(first, facts={"layer": layer, "count": count})
