"""Layers on which nothing may be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import matches


@check
def layer_empty(inputs: Inputs, *, layers: tuple[str, ...]) -> Iterator[Defect]:
    """Yields, for each drawing, each of ``layers`` (case ignored, ``*`` and ``?`` allowed) with things on it, and their
    number; one of them stands for all."""
    for mine in per_drawing(inputs.features):
        for layer, count in sorted(mine.layer.counts().items()):
            if any(matches(pattern, layer) for pattern in layers):
                first, others = standing_for(mine.take(mine.layer.where(layer.__eq__)))
                yield Defect(first, facts={"layer": layer, "count": count}, others=others)
