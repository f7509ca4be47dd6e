"""Layers on which nothing may be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.rule import Defect, Inputs, check

WITNESSES = 200
"""Up to so many things of a layer are all named: what follows from their layer meets its cause in one of them. Of more,
the first stands for all: some of them, in the order of the file, would be chance."""


@check
def layer_empty(inputs: Inputs, *, layers: tuple[str, ...]) -> Iterator[Defect]:
    """Yields, for each drawing, each of ``layers`` (case ignored) with things on it, and their number; the first of
    them stands for all."""
    barred = {layer.casefold() for layer in layers}
    for mine in per_drawing(inputs.features):
        for layer, count in sorted(mine.layer.counts().items()):
            if layer.casefold() in barred:
                there = mine.take(mine.layer.where(layer.__eq__))
                others = tuple(there[i] for i in range(1, len(there))) if len(there) <= WITNESSES else ()
                yield Defect(there[0], facts={"layer": layer, "count": count}, others=others)
