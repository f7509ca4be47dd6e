"""The figures of check measurements: how exact points, heights and lengths are."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.accuracy import assess, survey
from surveycheck.model import Assessment
from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.number import measured

LISTED = 50
"""So many of the other measurements are named beside the worst."""


@check
def accuracy_figure(inputs: Inputs, *, quantity: str) -> Iterator[Defect | Assessment]:
    """Yields the assessment of each item of this quantity (plane, height, length) and each precision of checking, and
    a defect where its figure m is greater than its limit m0; equal is within. Figures are compared exactly, and told
    to a micrometre."""
    found = survey(inputs)
    for item in (i for i in found.terms.items.values() if i.quantity == quantity and i.limit is not None):
        for precision, pairs in found.of_item(item.name).items():
            made = assess(item, precision, pairs, found.lost(item.name, precision), found.terms)
            yield made
            if made.value is None or made.allowed is None or made.value <= made.allowed:
                continue
            facts: dict[str, Fact] = {"item": item.title, "item_en": item.title_en, "count": made.used}
            facts |= {"method": made.method, "precision": precision}
            facts |= {"error": float(measured(float(made.value))), "limit": float(made.allowed)}
            worst = max((p for p in pairs), key=lambda p: p.square)
            others = (*worst.partner.things, *(p.record for p in pairs if p is not worst))
            yield Defect(worst.record, facts=facts, others=others[: LISTED + 1], field=worst.field, case=made.method)
