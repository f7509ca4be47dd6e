"""Drawings in a DXF version that is not accepted."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def version_allowed(inputs: Inputs, *, allowed: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each drawing whose $ACADVER is not one of ``allowed``; case ``missing`` when the header says none."""
    for drawing in inputs.drawings:
        if drawing.version not in allowed:
            facts = {"version": drawing.version, "allowed": ", ".join(allowed)}
            yield Defect(drawing, facts=facts, case="" if drawing.version else "missing")
