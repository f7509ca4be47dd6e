"""Layers on which nothing may be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.rule import Defect, Inputs, check


@check
def layer_empty(inputs: Inputs, *, layers: tuple[str, ...]) -> Iterator[Defect]:
    """Yields, for each drawing, each of ``layers`` (case ignored) with things on it, and their number; the first of
    them stands for all."""
    barred = {layer.casefold() for layer in layers}
    for mine in per_drawing(inputs.features):
        for layer, count in sorted(mine.layer.counts().items()):
            if layer.casefold() in barred:
                first = mine.take(mine.layer.where(layer.__eq__))[0]
                yield Defect(first, facts={"layer": layer, "count": count})
