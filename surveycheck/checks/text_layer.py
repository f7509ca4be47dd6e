"""Texts on layers of the catalogue that are no layers for texts."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts
from surveycheck.rule import Defect, Features, Inputs, check
from surveycheck.rule.layers import by_layer, catalogued
from surveycheck.rule.paths import matches
from surveycheck.rule.words import letters

MANY = 10
"""So many texts on layers for texts for each of the few on a layer that may hold some: these are there by mistake."""

ITEMS = 8
"""So many items of extended data are looked through for what a text says."""


@check
def text_layer(
    inputs: Inputs, *, allowed: tuple[str, ...], catalogue: str = "features", application: str = "SOUTH"
) -> Iterator[Defect]:
    """Subjects: texts. Yields, for each drawing, each layer of the table ``catalogue`` with texts on it that has no row
    for texts (column ``geometry``) and is none of ``allowed`` (case ignored, ``*`` allowed). ``count`` is the number of
    texts; one stands for all. On the layers ``allowed`` belong numbers and what the things there say of themselves
    (extended data): other texts are yielded where at least ``MANY`` times as many stand on layers for texts. Layers
    that the catalogue does not have are another rule's."""
    rows = inputs.tables.get(catalogue, ())
    known = catalogued(rows)
    fit = {row["layer"].casefold() for row in rows if "text" in row.list("geometry")}
    for mine in per_drawing(inputs.features):
        usual = int(mine.layer.where(lambda layer: layer.casefold() in fit).sum())
        for layer, there in by_layer(mine):
            name = layer.casefold()
            if name not in known or name in fit:
                continue
            if any(matches(pattern, layer) for pattern in allowed):
                there = _strangers(there, layer, application)
                there = there if len(there) * MANY <= usual else there.take(there.source < 0)
            if len(there):
                first, others = standing_for(there)
                facts: Facts = {"layer": layer, "count": len(there), "sample": str(min(there.text))}
                yield Defect(first, facts=facts, others=others)


def _strangers(texts: Features, layer: str, application: str) -> Features:
    """Those of the texts of a layer that are no numbers, and not what anything on the layer says of itself."""
    bare = texts.take(texts.labels("text").where(lambda text: not any(c.isdigit() for c in text)))
    if not len(bare):
        return bare
    every = Features.every(texts.drawings)
    things = every.take(every.layer.where(layer.__eq__))
    items = [things.xdata_labels(application, item).counts() for item in range(ITEMS)]
    said = {letters(value) for names in items for value in names} - {""}
    return bare.take(bare.labels("text").where(lambda text: letters(text) not in said))
