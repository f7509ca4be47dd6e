"""Things without a feature code, where the catalogue asks for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

import numpy as np

from surveycheck.geometry.drawings import fills_of
from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.standing import standing_for
from surveycheck.model import Facts
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import AREA, LINE, POINT, SHAPES
from surveycheck.rule import Defect, Feature, Inputs, Row, check
from surveycheck.rule.layers import by_layer

SYMBOL = "INSERT"


@check
def code_present(inputs: Inputs, *, application: str, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each thing without a code whose layer and geometry stand in the catalogue with codes only, or whose layer
    stands there with codes and without anything of its geometry (texts, images and the like are other rules'). Symbols
    on a layer of other things only may be drawn for one of these, or hold things of that layer: case ``symbol``, once
    for each layer of a drawing, ``count`` of them.

    The code is the first item of the extended data of ``application``. Hatches that fill a drawn boundary need none.
    ``role``: what is drawn so on its layer.
    """
    features = inputs.features
    rows = inputs.tables.get(catalogue, ())
    asked = inputs.kept.once(("needs code", features, catalogue), partial(_asked, features.layer.names, rows))
    layers = {name for name, needed in zip(features.layer.names, asked, strict=False) if needed.any()}
    missing = features.xdata_labels(application, 0).where(lambda code: not code.strip())
    bare = np.flatnonzero(missing & features.layer.where(layers.__contains__))
    found = features.take(bare[asked[features.layer.codes[bare], features.shape[bare]]])
    roles = inputs.kept.once(("roles by layer", catalogue), partial(_roles, rows))
    found = found.take(~fills_of(found, features))
    symbols = found.type.where(SYMBOL.__eq__)
    yield from (_without(feature, roles) for feature in found.take(~symbols))
    for mine in per_drawing(found.take(symbols)):
        for layer, there in by_layer(mine):
            if (layer.casefold(), SHAPES[POINT]) in roles:
                yield from (_without(feature, roles) for feature in there)
            else:
                first, others = standing_for(there)
                facts: Facts = {"layer": layer, "kind": "symbol", "count": len(there)}
                yield Defect(first, facts=facts, others=others, case="symbol")


def _without(feature: Feature, roles: Mapping[tuple[str, str], str]) -> Defect:
    role = roles.get((feature.layer.casefold(), feature.kind), "")
    facts: Facts = {"layer": feature.layer, "kind": feature.kind}
    return Defect(feature, facts={**facts, "role": role} if role else facts)


def _roles(catalogue: Sequence[Row]) -> dict[tuple[str, str], str]:
    """The first role by layer and geometry."""
    rows = [(row, kind) for row in catalogue for kind in row.list("geometry")]
    return {(row["layer"].casefold(), kind): row["role"] for row, kind in reversed(rows)}


def _asked(layers: Sequence[str], catalogue: Sequence[Row]) -> Bools:
    """On which layer (n) a thing of which shape (all of ``SHAPES``) needs a code."""
    found = np.zeros((max(1, len(layers)), len(SHAPES)), np.bool_)
    by_name: dict[str, list[Row]] = {}
    for row in catalogue:
        by_name.setdefault(row["layer"].casefold(), []).append(row)
    for number, layer in enumerate(layers):
        rows = by_name.get(layer.casefold(), [])
        free = {kind for row in rows if not row["code"] for kind in row.list("geometry")}
        known = {kind for row in rows if row["code"] for kind in row.list("geometry")}
        if known:
            needed = known | {SHAPES[shape] for shape in (POINT, LINE, AREA)}
            found[number] = [kind in needed and kind not in free for kind in SHAPES]
    return found
