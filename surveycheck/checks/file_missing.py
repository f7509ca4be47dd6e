"""Files that the package must hold and does not."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.model import Place
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import normal, role_of

WITNESSES = 20


@check
def file_missing(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table ``files``. Yields each whose path no file of the package fits. A file belongs to the
    first row that it fits. Files of the kind asked for that fit no row are witnesses: one of them may be it, under a
    wrong name. Where the folder of all its paths holds no file at all the fact ``absent`` names it. A lone file is no
    package: nothing is asked of it."""
    if inputs.model.lone:
        return
    rows = inputs.tables.get("files", ())
    fits = [(file, role_of(rows, file.path)) for file in inputs.model.files]
    there = {row["role"] for _, row in fits if row is not None}
    spare = [file for file, row in fits if row is None]
    folders = {_folder(normal(file.path)) for file in inputs.model.files}
    for row in inputs.rows:
        if row["role"] not in there:
            facts = {"role": row["role"], "title": row["title"], "path": row["path"]}
            wanted = {_folder(path) for path in row.list("path")}
            if len(wanted) == 1 and not wanted & {"", *folders}:
                facts["absent"] = min(wanted)
            misnamed = tuple(Place(file=file.path) for file in spare if file.kind in row.list("kind"))
            yield Defect(row, facts=facts, others=misnamed[:WITNESSES])


def _folder(path: str) -> str:
    """The first folder of a path or pattern; "" where it has none, or one that may have any name."""
    folder, slash, _ = path.partition("/")
    return folder if slash and "*" not in folder else ""
