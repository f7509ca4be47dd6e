"""Files that the package layout does not provide for."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.paths import role_of


@check
def unexpected_file(inputs: Inputs) -> Iterator[Defect]:
    """Yields files that fit no row of the table ``files``. A lone file is no package: nothing is asked of it."""
    rows = inputs.tables.get("files", ())
    if inputs.model.lone:
        return
    for file in inputs.files:
        if role_of(rows, file.path) is None:
            yield Defect(file, facts={"file": file.path})
