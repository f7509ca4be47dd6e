"""What rings inside rings of a layer are, by column ``nested`` of the features table: hole, island, or unknown."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model import Features
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import AREA, SHAPES
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import application
from surveycheck.rule.paths import matches

ITEMS = 3
"""Code, business key and what it belongs to: rings that agree in these are of one thing."""

ALONE, BLANK = -1, -2
"""As ``geometry.nested`` has them: nothing lies inside it; it has no name, and is of the thing around it."""


@dataclass(frozen=True)
class Layers:
    """What the features table says: pairs of a layer and ``hole`` or ``island``. Rings on a layer of holes that agree
    in code, key and what they belong to are of one thing; one that carries none of these is of the thing of the
    smallest ring around it. All rings on a layer of islands may lie in each other."""

    words: tuple[tuple[str, str], ...]
    application: str

    @property
    def key(self) -> tuple[object, ...]:
        return (self.words, self.application)

    def meant(self, layer: str) -> bool:
        return bool(self._word(layer))

    def _word(self, layer: str) -> str:
        return next((word for pattern, word in self.words if matches(pattern, layer)), "")

    def things(self, features: Features) -> tuple[Ints, Bools]:
        """The number (n,) of the thing of each feature, and whether it is an island (n,)."""
        words = np.array([*(self._word(name) for name in features.layer.names), ""], dtype=object)[features.layer.codes]
        island: Bools = words == "island"
        items = [features.xdata(self.application, item).tolist() for item in range(ITEMS)]
        names = [("", *own) for own in zip(*items, strict=True)]
        keys = [
            (code, *(name if not alone else ()))
            for code, name, alone in zip(features.layer.codes.tolist(), names, island.tolist(), strict=True)
        ]
        known = {key: n for n, key in enumerate(dict.fromkeys(keys))}
        number = np.array([known[key] for key in keys], np.int64)
        blank = np.array([not any(name) for name in names], np.bool_) & ~island
        number[blank] = BLANK
        number[words == ""] = ALONE
        return number, island


def rings(inputs: Inputs) -> Layers | None:
    """What rings inside rings are; None where no row of the features table says it."""
    rows = inputs.tables.get("features", ())
    said = dict.fromkeys(
        (row["layer"], row["nested"]) for row in rows if row["nested"] and SHAPES[AREA] in row.list("geometry")
    )
    return Layers(tuple(said), application(inputs)) if said else None
