"""Layers that a drawing must have."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Drawing, Place
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import drawing_role


@check
def layer_present(inputs: Inputs) -> Iterator[Defect]:
    """Yields each layer that a row demands (columns ``layer``, ``inside``) and on which a drawing of that role draws
    nothing in model space; case ``empty`` when the layer table names it all the same.

    Drawings whose path fits no row of the files table are not judged.
    """
    for drawing in inputs.model.drawings:
        role = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
        wanted = [row for row in inputs.rows if role and role in row.list("inside")]
        drawn = _drawn(drawing)
        for layer in dict.fromkeys(row["layer"] for row in wanted if row["layer"].casefold() not in drawn):
            row = next(row for row in wanted if row["layer"] == layer)
            named = layer.casefold() in {known.name.casefold() for known in drawing.layers}
            roles = "|".join(dict.fromkeys(row["role"] for row in wanted if row["layer"] == layer))
            facts = {"layer": layer, "title": row["title"], "role": roles}
            yield Defect(Place(file=drawing.file, layer=layer), facts=facts, case="empty" if named else "")


def _drawn(drawing: Drawing) -> set[str]:
    """Names of the layers that hold something in model space, without regard to case."""
    there = drawing.entities.space == MODEL_SPACE
    return {name.casefold() for name in drawing.entities.layer.take(there).counts()}
