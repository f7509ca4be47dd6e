"""Records that say how many others belong to them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def rows_as_declared(inputs: Inputs, *, count: str, by: str) -> Iterator[Defect]:
    """Yields records whose ``count`` is another whole number than that of the records of the further selection
    ``rows`` that have the same ``by`` in the same file. What is no whole number is another rule's."""
    there = Counter((record.file, record.get(by)) for record in inputs.other("rows").records)
    for record in inputs.records:
        said, actual = record.get(count), there[record.file, record.get(by)]
        if said.isdecimal() and int(said) != actual:
            yield Defect(record, facts={"name": record.get(by), "said": said, "count": actual}, field=count)
