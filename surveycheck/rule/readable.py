"""Which things of the catalogue can be drawn anywhere in what was read."""

from __future__ import annotations

from surveycheck.rule.inputs import Inputs
from surveycheck.rule.paths import role_of
from surveycheck.rule.row import Row


def inside_of(inputs: Inputs, role: str) -> set[str]:
    """The roles of the drawings in which a thing of this role stands."""
    rows = [r for r in inputs.tables.get("features", ()) if r["role"] == role]
    return {part for row in rows for part in row.list("inside")}


def readable(inputs: Inputs, role: str) -> bool:
    """Is one of the role's drawings among those that were read? A role that may stand anywhere needs any drawing."""
    wanted = inside_of(inputs, role)
    return any(stands_for(inputs, d.file, wanted) for d in inputs.model.drawings)


def stands_for(inputs: Inputs, file: str, wanted: set[str]) -> bool:
    """Is a drawing one of these roles? One that fits no row of the files table is, where it is no part of a package."""
    row: Row | None = role_of(inputs.tables.get("files", ()), file)
    return not wanted or (row["role"] in wanted if row is not None else "/" not in file)
