"""Layers that the catalogue does not have."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.model import Facts, Features
from surveycheck.rule import Defect, Inputs, Row, check

ALWAYS = ("0", "defpoints")
"""Layers of every drawing; what lies on them is the question of another rule."""


WITNESSES = 200
"""Up to so many things of a layer are all named: what follows from their layer meets its cause in one of them. Of more,
the first stands for all: some of them, in the order of the file, would be chance."""


@check
def layer_known(inputs: Inputs, *, catalogue: str = "features", application: str = "SOUTH") -> Iterator[Defect]:
    """Yields, for each drawing, each layer with things on it that is not in the table ``catalogue`` (case ignored).

    ``count`` is the number of things, ``expected`` the layer that may be meant: the one that their codes belong to,
    else the one with a similar name (then case ``similar``).
    """
    rows = inputs.tables.get(catalogue, ())
    known = {row["layer"].casefold(): row["layer"] for row in rows if row["layer"]}
    for mine in per_drawing(inputs.features) if known else ():
        for layer, count in sorted(mine.layer.counts().items()):
            if layer.casefold() in known or layer.casefold() in ALWAYS:
                continue
            there = mine.take(mine.layer.where(layer.__eq__))
            meant = _by_code(there, rows, application) or _by_name(layer, known)
            facts: Facts = {"layer": layer, "count": count, "expected": meant, "role": _role(rows, meant)}
            others = tuple(there[i] for i in range(1, len(there))) if len(there) <= WITNESSES else ()
            yield Defect(there[0], facts=facts, others=others, case="similar" if meant else "")


def _by_code(features: Features, rows: tuple[Row, ...], application: str) -> str:
    codes = features.xdata(application, 0)
    found, count = np.unique(codes[codes != ""].astype(str), return_counts=True)
    for code in found[np.argsort(-count, kind="stable")]:
        for row in rows:
            if code in row.list("code"):
                return row["layer"]
    return ""


def _by_name(layer: str, known: dict[str, str]) -> str:
    near = get_close_matches(layer.casefold(), sorted(known), n=1, cutoff=0.6)
    return known[near[0]] if near else ""


def _role(rows: tuple[Row, ...], layer: str) -> str:
    return next((row["role"] for row in rows if layer and row["layer"] == layer), "")
