"""Files that the package must hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Place
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import role_of

WITNESSES = 20


@check
def file_missing(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``files``. Yields each whose path no file of the package fits. A file belongs to the
    first row that it fits. Files of the kind asked for that fit no row are witnesses: one of them may be it, under a
    wrong name. A lone file is no package: nothing is asked of it."""
    if inputs.model.lone:
        return
    rows = inputs.tables.get("files", ())
    fits = [(file, role_of(rows, file.path)) for file in inputs.model.files]
    there = {row["role"] for _, row in fits if row is not None}
    spare = [file for file, row in fits if row is None]
    for row in inputs.rows:
        if row["role"] not in there:
            facts = {"role": row["role"], "title": row["title"], "path": row["path"]}
            misnamed = tuple(Place(file=file.path) for file in spare if file.kind in row.list("kind"))
            yield Defect(row, facts=facts, others=misnamed[:WITNESSES])
