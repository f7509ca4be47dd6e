"""Kinds of entities that a drawing must not hold."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.standing import standing_for
from surveycheck.model.drawing import PLACED
from surveycheck.rule import Defect, Features, Inputs, check


@check
def entity_type(inputs: Inputs, *, types: tuple[str, ...]) -> Iterator[Defect]:
    """Yields, for each drawing, each of the DXF ``types`` that it holds: in model space, in paper space or in a block
    (where each counts once, however often the block is inserted). ``count`` says how many; one stands for all."""
    for drawing in inputs.drawings:
        if not set(types).intersection(drawing.entities.type.names):
            continue
        every = Features.every((drawing,))
        own = every.take(every.column("space") != PLACED)
        for name in sorted(set(own.type.counts()) & set(types)):
            there = own.take(own.type.where(name.__eq__))
            first, others = standing_for(there)
            yield Defect(first, facts={"type": name, "count": len(there)}, others=others)
