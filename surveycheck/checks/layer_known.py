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


GUESSED = 1000
"""Of more unknown layers none is taken for a misspelt one: such a drawing has names of its own."""


@check
def layer_known(inputs: Inputs, *, catalogue: str = "features", application: str = "SOUTH") -> Iterator[Defect]:
    """Yields, for each drawing, each layer with things on it that is not in the table ``catalogue`` (case ignored).

    ``count`` is the number of things, ``expected`` the layer that may be meant: the one that their codes belong to,
    else the one with a similar name (then case ``similar``).
    """
    rows = inputs.tables.get(catalogue, ())
    known = {row["layer"].casefold(): row["layer"] for row in rows if row["layer"]}
    for mine in per_drawing(inputs.features) if known else ():
        unknown = [(layer, there) for layer, there in _by_layer(mine) if layer.casefold() not in (*known, *ALWAYS)]
        similar = known if len(unknown) <= GUESSED else {}
        for layer, there in unknown:
            count = len(there)
            meant = _by_code(there, rows, application) or _by_name(layer, similar)
            facts: Facts = {"layer": layer, "count": count, "expected": meant, "role": _role(rows, meant)}
            others = tuple(there[i] for i in range(1, len(there))) if len(there) <= WITNESSES else ()
            yield Defect(there[0], facts=facts, others=others, case="similar" if meant else "")


def _by_layer(features: Features) -> Iterator[tuple[str, Features]]:
    """The layers with things on them by name, and those things in their order."""
    codes = features.layer.codes
    order = np.argsort(codes, kind="stable")
    first = np.searchsorted(codes[order], np.arange(len(features.layer.names) + 1))
    for name, number in sorted((name, number) for number, name in enumerate(features.layer.names)):
        if first[number] < first[number + 1]:
            yield name, features.take(order[first[number] : first[number + 1]])


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
