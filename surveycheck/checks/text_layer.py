"""Texts on layers of the catalogue that are no layers for texts."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.layers import by_layer, catalogued
from surveycheck.rule.paths import matches


@check
def text_layer(inputs: Inputs, *, allowed: tuple[str, ...], catalogue: str = "features") -> Iterator[Defect]:
    """Subjects: texts. Yields, for each drawing, each layer of the table ``catalogue`` with texts on it that has no row
    for texts (column ``geometry``) and is none of ``allowed`` (case ignored, ``*`` allowed). ``count`` is the number of
    texts; one stands for all. Layers that the catalogue does not have are another rule's."""
    rows = inputs.tables.get(catalogue, ())
    known = catalogued(rows)
    fit = {row["layer"].casefold() for row in rows if "text" in row.list("geometry")}
    for mine in per_drawing(inputs.features):
        for layer, there in by_layer(mine):
            name = layer.casefold()
            if name in known and name not in fit and not any(matches(pattern, layer) for pattern in allowed):
                first, others = standing_for(there)
                facts: Facts = {"layer": layer, "count": len(there), "sample": str(min(there.text))}
                yield Defect(first, facts=facts, others=others)
