"""Files that the package must hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import role_of


@check
def file_missing(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``files``. Yields each whose path no file of the package fits. A file belongs to the
    first row that it fits. A lone file is no package: nothing is asked of it."""
    if inputs.model.lone:
        return
    rows = inputs.tables.get("files", ())
    there = {row["role"] for file in inputs.model.files if (row := role_of(rows, file.path)) is not None}
    for row in inputs.rows:
        if row["role"] not in there:
            yield Defect(row, facts={"role": row["role"], "title": row["title"], "path": row["path"]})
