"""Layers of drawings beside the layers of a pack's catalogue."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator

from surveycheck.model import Features
from surveycheck.rule.row import Row

ALWAYS = ("0", "defpoints")
"""Layers of every drawing; what lies on them is the question of a rule of its own."""

GUESSED = 1000
"""Of more unknown layers none is taken for a misspelt one: such a drawing has names of its own."""


def by_layer(features: Features, but: Container[str] = ()) -> Iterator[tuple[str, Features]]:
    """The layers with things on them by name, and those things in their order; without those of which ``but`` has the
    name (case folded). ``features`` are of one drawing."""
    found = features.layer.tally
    names = ((name, number) for number, name in enumerate(features.layer.names) if name.casefold() not in but)
    for name, number in sorted(names):
        if found[number]:
            yield name, features.on_layer(number)


def layer_of_codes(features: Features, rows: Iterable[Row], application: str) -> str:
    """The layer of the catalogue that most of the feature codes belong to; "" where none does."""
    counts = features.xdata_labels(application, 0).counts()
    catalogue = tuple(rows)
    for code in sorted(filter(None, counts), key=lambda code: (-counts[code], code)):
        for row in catalogue:
            if code in row.list("code"):
                return row["layer"]
    return ""


def catalogued(rows: Iterable[Row]) -> dict[str, str]:
    """The layers of the catalogue: without regard to case → as spelt."""
    return {row["layer"].casefold(): row["layer"] for row in rows if row["layer"]}


def role_of_layer(rows: Iterable[Row], layer: str) -> str:
    """The first role whose things belong on a layer, "" for none."""
    return next((row["role"] for row in rows if layer and row["layer"] == layer), "")
