"""A deliverable without any LandXML: every other rule of the pack finds nothing to check in it."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check

ROOT = "LandXML"


@check
def no_landxml(inputs: Inputs) -> Iterator[Defect]:
    """Yields each XML document, where none of the deliverable is LandXML; beside one, other XML is no fault."""
    if any(document.root == ROOT for document in inputs.documents):
        return
    for document in inputs.documents:
        yield Defect(document, facts={"value": document.root})
