"""Deliverables that say another stage of the project than the one they are checked for."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check


@check
def stage_declared(inputs: Inputs, *, attribute: str, stage: str, table: str) -> Iterator[Defect]:
    """Subjects: documents. Yields those whose root element says in ``attribute`` another stage than ``stage``, a stage
    that the pack's ``table`` does not have (case ``unknown``), or none (case ``missing``)."""
    known = {row["stage"] for row in inputs.tables.get(table, ())}
    for document in inputs.documents:
        said = document.attributes.get(attribute, "").strip()
        if said == stage:
            continue
        case = "missing" if not said else "unknown" if said not in known else ""
        facts: dict[str, Fact] = {
            "declared": said,
            "expected": stage,
            "field": attribute,
            "allowed": tuple(sorted(known)),
        }
        yield Defect(document, facts=facts, case=case)
