"""Layers that a drawing must have."""

from __future__ import annotations

from collections.abc import Container, Iterator, Sequence

from surveycheck.model import Drawing, Facts, Place
from surveycheck.model.drawing import MODEL_SPACE
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.paths import drawing_role

MOST_ALONE = 2
"""Of so few drawings nobody can say that one is the exception."""

Sheet = tuple[Drawing, str]
"""A drawing and its role."""


@check
def layer_present(inputs: Inputs, *, catalogue: str = "features") -> Iterator[Defect]:
    """Yields each layer that a row demands (columns ``layer``, ``inside``) and on which a drawing of that role draws
    nothing in model space; case ``empty`` when the layer table names it all the same. Case ``alone``: a layer of the
    table ``catalogue`` for texts of any drawing, on which all drawings (at least ``MOST_ALONE`` others) show something
    but one.

    Drawings whose path fits no row of the files table are not judged.
    """
    files = inputs.tables.get("files", ())
    roles = [(drawing, drawing_role(files, drawing.file, inputs.model.lone)) for drawing in inputs.model.drawings]
    sheets = [(drawing, role) for drawing, role in roles if role]
    yield from _demanded(inputs, sheets)
    for row in inputs.tables.get(catalogue, ()):
        if row.list("geometry") == ("text",) and not row["inside"] and len(sheets) > MOST_ALONE:
            yield from _alone(row, sheets, inputs.incomplete)


def _alone(row: Row, sheets: Sequence[Sheet], incomplete: Container[str]) -> Iterator[Defect]:
    without = [drawing for drawing, _ in sheets if row["layer"].casefold() not in _drawn(drawing)]
    if len(without) == 1 and without[0].file not in incomplete:
        facts: Facts = {"layer": row["layer"], "title": row["title"], "role": row["role"]}
        yield Defect(Place(file=without[0].file, layer=row["layer"]), facts=facts, case="alone")


def _demanded(inputs: Inputs, sheets: Sequence[Sheet]) -> Iterator[Defect]:
    for drawing, role in sheets:
        wanted = [row for row in inputs.rows if role in row.list("inside")]
        drawn = _drawn(drawing)
        for layer in dict.fromkeys(row["layer"] for row in wanted if row["layer"].casefold() not in drawn):
            row = next(row for row in wanted if row["layer"] == layer)
            named = layer.casefold() in {known.name.casefold() for known in drawing.layers}
            roles = "|".join(dict.fromkeys(row["role"] for row in wanted if row["layer"] == layer))
            facts: Facts = {"layer": layer, "title": row["title"], "role": roles}
            yield Defect(Place(file=drawing.file, layer=layer), facts=facts, case="empty" if named else "")


def _drawn(drawing: Drawing) -> set[str]:
    """Names of the layers that hold something in model space, without regard to case."""
    there = drawing.entities.space == MODEL_SPACE
    return {name.casefold() for name in drawing.entities.layer.take(there).counts()}
