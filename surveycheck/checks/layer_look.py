"""Layers that do not look as the catalogue lays down."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Facts, Place
from surveycheck.rule import Defect, Inputs, check


@check
def layer_look(inputs: Inputs, *, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each layer in use of a drawing whose colour (ACI number) is not the one in ``color`` of its row of the
    table ``catalogue``, or whose line type is not the one in ``linetype`` (case ``linetype``; case of names ignored).
    A layer that stands in no layer table, and an empty cell, say nothing; of several rows of a layer the first counts
    that says something. What an entity says of its own is not looked at."""
    looks: dict[str, dict[str, str]] = {}
    for row in inputs.tables.get(catalogue, ()):
        own = looks.setdefault(row["layer"].casefold(), {})
        for column in ("color", "linetype"):
            if row[column]:
                own.setdefault(column, row[column])
    for drawing in inputs.drawings:
        used = {name.casefold() for name in drawing.entities.of_file().layer.counts()}
        for layer in drawing.layers:
            wanted = looks.get(layer.name.casefold(), {}) if layer.name.casefold() in used else {}
            place = Place(file=drawing.file, layer=layer.name)
            if wanted.get("color", str(layer.color)) != str(layer.color):
                color: Facts = {"layer": layer.name, "actual": layer.color, "expected": int(wanted["color"])}
                yield Defect(place, facts={**color, "kind": "color"})
            if wanted.get("linetype", layer.linetype).casefold() != layer.linetype.casefold():
                words: Facts = {"layer": layer.name, "actual": layer.linetype, "expected": wanted["linetype"]}
                yield Defect(place, facts={**words, "kind": "linetype"}, case="linetype")
