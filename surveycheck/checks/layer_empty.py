"""Layers on which nothing may be drawn."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import spot_of
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts, Features
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.keyed import application
from surveycheck.rule.layers import layer_of_codes, role_of_layer
from surveycheck.rule.paths import matches


@check
def layer_empty(
    inputs: Inputs, *, layers: tuple[str, ...], types: tuple[str, ...] = (), catalogue: str = "features"
) -> Iterator[Defect]:
    """Yields, for each drawing, each of ``layers`` (case ignored, ``*`` and ``?`` allowed) with things on it, and their
    number; one of them stands for all. ``role``: what most of their codes stand for, as it is missing elsewhere.
    Case ``type``: things of ``types`` on other layers, by layer."""
    rows = inputs.tables.get(catalogue, ())
    for mine in per_drawing(inputs.features):
        for layer, count in sorted(mine.layer.counts().items()):
            if any(matches(pattern, layer) for pattern in layers):
                there = mine.take(mine.layer.where(layer.__eq__))
                first, others = standing_for(there)
                role = role_of_layer(rows, layer_of_codes(there, rows, application(inputs)))
                facts: Facts = {"layer": layer, "count": count, **({"role": role} if role else {})}
                yield Defect(first, facts=facts, others=others)
        yield from _of_types(mine, layers, types)


def _of_types(mine: Features, layers: tuple[str, ...], types: tuple[str, ...]) -> Iterator[Defect]:
    mine = mine.take(mine.type.where(types.__contains__))
    for layer in sorted(mine.layer.counts()):
        if not any(matches(pattern, layer) for pattern in layers):
            there = mine.take(mine.layer.where(layer.__eq__))
            first, others = standing_for(there)
            entities = first.drawing.entities
            at = spot_of(entities.xyz[entities.start[first.row], :2])
            facts: Facts = {"layer": layer, "type": "、".join(sorted(there.type.counts())), "count": len(there)}
            yield Defect(first, at, facts, others, case="type")
