"""Files without content, or that cannot be opened."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def empty_file(inputs: Inputs, *, damaged: tuple[str, ...] = ()) -> Iterator[Defect]:
    """Yields files that hold nothing, and (case ``damaged``) those of which a reader says one of the words ``damaged``.
    What cannot be parsed of drawings and data is told by rules of its own."""
    broken = {issue.file for issue in inputs.model.issues if issue.code in damaged}
    for file in inputs.files:
        if file.kind == "empty" or file.bytes == 0:
            yield Defect(file, facts={"file": file.path, "count": file.bytes})
        elif file.path in broken:
            yield Defect(file, facts={"file": file.path, "count": file.bytes}, case="damaged")
