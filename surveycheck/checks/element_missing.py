"""Documents without an element that they must have."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def element_missing(inputs: Inputs, *, root: str, elements: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each document with the root element ``root`` that has no record of any of the ``elements``."""
    for document in inputs.documents:
        if document.root == root and not any(record.table in elements for record in document.records):
            yield Defect(document, facts={"expected": " / ".join(elements)})
