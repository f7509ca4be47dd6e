"""Layers that a drawing must have."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Drawing, Place
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.paths import role_of


@check
def layer_present(inputs: Inputs) -> Iterator[Defect]:
    """Yields each layer that a row demands (columns ``layer``, ``inside``) and on which a drawing of that role draws
    nothing in model space; case ``empty`` when the layer table names it all the same.

    Drawings whose path fits no row of the files table are not judged.
    """
    for drawing in inputs.model.drawings:
        role = _role(inputs, drawing)
        wanted = [row for row in inputs.rows if role and role in row.list("inside")]
        drawn = _drawn(drawing)
        for layer in dict.fromkeys(row["layer"] for row in wanted if row["layer"].casefold() not in drawn):
            row = next(row for row in wanted if row["layer"] == layer)
            named = layer.casefold() in {known.name.casefold() for known in drawing.layers}
            roles = "|".join(dict.fromkeys(row["role"] for row in wanted if row["layer"] == layer))
            facts = {"layer": layer, "title": row["title"], "role": roles}
            yield Defect(Place(file=drawing.file, layer=layer), facts=facts, case="empty" if named else "")


def _role(inputs: Inputs, drawing: Drawing) -> str:
    """The drawing's role. A lone file has no folders: only the last part of a pattern counts."""
    rows = inputs.tables.get("files", ())
    if inputs.model.lone:
        rows = tuple(Row(r.table, r.number, {**r.values, "path": _last_parts(r["path"])}) for r in rows)
    row = role_of(rows, drawing.file.rsplit("/", 1)[-1] if inputs.model.lone else drawing.file)
    return row["role"] if row else ""


def _last_parts(patterns: str) -> str:
    return "|".join(pattern.rsplit("/", 1)[-1] for pattern in patterns.split("|"))


def _drawn(drawing: Drawing) -> set[str]:
    """Names of the layers that hold something in model space, without regard to case."""
    there = drawing.entities.space == MODEL_SPACE
    return {name.casefold() for name in drawing.entities.layer.take(there).counts()}
