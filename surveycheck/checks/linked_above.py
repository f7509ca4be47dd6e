"""Whole numbers above, or below, those that the record of a permit allows."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Value, Written, check
from surveycheck.rule.keyed import records_by_key, shown_by
from surveycheck.rule.number import decimal_of


@check
def linked_above(inputs: Inputs, *, table: str, link: str, pairs: tuple[str, ...], name: str = "") -> Iterator[Defect]:
    """``link``: ``OURS=THEIRS``, the fields that lead from a subject to its record of ``table`` in the further
    selection ``permits``; ``pairs``: ``OURS<=THEIRS``, or ``OURS>=THEIRS``. Yields what is above, or below, in decimal
    arithmetic (the difference is never negative); equal is allowed.
    The permit's value and the drawn things with the subject's key (further selection ``shapes``) are witnesses. A
    subject with no record or several is another rule's, and so is what is no number."""
    ours, theirs = (part.strip() for part in link.split("="))
    permits = records_by_key(inputs.other("permits"), table, (theirs,))
    shown = shown_by(inputs, inputs.other("shapes").features)
    for record in inputs.records:
        found = permits.get((record.get(ours),), [])
        for pair in pairs if len(found) == 1 else ():
            below = ">=" in pair
            field, limit = (part.strip() for part in pair.split(">=" if below else "<="))
            actual, permit = decimal_of(record.get(field)), decimal_of(found[0].get(limit))
            if actual is None or permit is None or (actual >= permit if below else actual <= permit):
                continue
            facts: dict[str, Fact] = {
                "field": field,
                "title": limit,
                "actual": Written(actual),
                "permit": Written(permit),
            }
            facts |= {"difference": float(abs(actual - permit)), "limit": 0.0, "name": record.get(name)}
            yield Defect(record, facts=facts, others=(Value(found[0], limit), *shown(record)), field=field)
