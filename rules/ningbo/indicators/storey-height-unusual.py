"""Storey heights that no storey, or hardly any, has."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Written, check
from surveycheck.rule.number import decimal_of, measured


@check
def storey_height_unusual(inputs: Inputs, *, usual: tuple[float, ...], possible: tuple[float, ...]) -> Iterator[Defect]:
    """Yields floors whose storey height CG (m) is outside ``possible`` (case ``impossible``), or else outside
    ``usual``: least and greatest, both within. Empty values are another rule's."""
    for record in inputs.records:
        height = decimal_of(record.get("CG"))
        if height is None:
            continue
        for case, (least, most) in (("impossible", possible), ("", usual)):
            if not measured(least) <= height <= measured(most):
                facts = {"name": record.get("CH"), "value": Written(height), "lower": least, "upper": most}
                facts["ratio"] = 2.0 if case else 1.0
                yield Defect(record, facts=facts, field="CG", case=case)
                break
