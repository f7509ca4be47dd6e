"""Drawings that declare another unit than the one their numbers are in."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check


@check
def drawing_units(inputs: Inputs, *, allowed: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each drawing whose declared unit ($INSUNITS) is not one of ``allowed``; "" stands for none declared."""
    for drawing in inputs.drawings:
        if drawing.unit not in allowed:
            expected = next((unit for unit in allowed if unit), "")
            yield Defect(drawing, facts={"unit": drawing.unit, "expected": expected})
