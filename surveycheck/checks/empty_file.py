"""Files without content."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def empty_file(inputs: Inputs) -> Iterator[Defect]:
    """Yields files that hold nothing. What cannot be parsed is told by the readers' issues."""
    for file in inputs.files:
        if file.kind == "empty" or file.bytes == 0:
            yield Defect(file, facts={"file": file.path, "count": file.bytes})
