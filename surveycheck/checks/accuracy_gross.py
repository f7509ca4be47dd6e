"""Gross errors among check measurements: each of them, and their share."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.accuracy import assess, survey
from surveycheck.model import Assessment, Compared
from surveycheck.rule import Defect, Fact, Inputs, Limit, check
from surveycheck.rule.number import measured

LISTED = 100
"""So many witnesses are named."""


@check
def accuracy_gross(inputs: Inputs, *, share: Limit | None = None) -> Iterator[Defect]:
    """Yields a defect for each item and precision of whose differences more than ``share`` (%) are gross errors: beyond
    2·m0 for checks of higher precision, 2√2·m0 for the same. Exactly the share is within. Without a share yields
    every gross error instead. Of too few measurements for a figure no share is told."""
    found = survey(inputs)
    for item in (i for i in found.terms.items.values() if i.limit is not None):
        for precision, pairs in found.of_item(item.name).items():
            made = assess(item, precision, pairs, 0, found.terms)
            gross = [(p, c) for p, c in zip(pairs, made.compared, strict=True) if c.beyond]
            if share is None:
                for pair, one in gross:
                    facts = {"item": item.title, "item_en": item.title_en, **_error(one)}
                    yield Defect(pair.record, pair.partner.at, facts, pair.partner.things, pair.field)
            elif gross and _enough(made, found.terms.fewest) and (made.share or 0) > measured(share.value):
                told = round(made.share or Decimal(0), 6)
                counted: dict[str, Fact] = {"item": item.title, "item_en": item.title_en, "precision": precision}
                counted |= {"count": len(gross), "number": len(pairs), "share": float(told), "limit": share.value}
                others = (*(p.record for p, _ in gross[1:]), *(where for p, _ in gross for where in p.partner.things))
                yield Defect(gross[0][0].record, facts=counted, others=others[:LISTED])


def _enough(made: Assessment, fewest: int) -> bool:
    return made.used + made.gross >= fewest


def _error(one: Compared) -> dict[str, Fact]:
    north, east = (*one.difference, Decimal(0))[:2]
    facts: dict[str, Fact] = {"point": one.key, "kind": one.kind, "error": float(measured(float(one.error)))}
    facts |= {"kind_en": one.kind_en} if one.kind_en else {}
    facts["limit"] = float(measured(float(one.limit)))
    if len(one.difference) == 2:
        facts |= {"shift_east": float(east), "shift_north": float(north)}
    return facts
