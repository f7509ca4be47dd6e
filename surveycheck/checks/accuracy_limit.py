"""Check measurements that are each held against a limit of their own."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.accuracy import Pair, compared, survey
from surveycheck.model import Assessment
from surveycheck.rule import Defect, Fact, Inputs, Limit, check
from surveycheck.rule.number import measured


@check
def accuracy_limit(
    inputs: Inputs, *, items: tuple[str, ...], limit: Limit, kinds: tuple[str, ...] = (), shown: bool = True
) -> Iterator[Defect | Assessment]:
    """Yields the differences of each of the ``items`` (of these ``kinds`` only, where any is named) as an assessment
    without a figure, unless they are not to be ``shown``; and each that is greater than ``limit``, a function of the
    value that was handed in. Equal is within."""
    found = survey(inputs)
    for item in (i for i in found.terms.items.values() if i.name in items):
        for precision, own in found.of_item(item.name).items():
            pairs = [pair for pair in own if not kinds or pair.kind.name in kinds]
            judged = [(pair, measured(limit.of(float(pair.drawn[0])))) for pair in pairs]
            if shown:
                beyond = sum(pair.error > most for pair, most in judged)
                yield Assessment(
                    item=item.title,
                    item_en=item.title_en,
                    quantity=item.quantity,
                    precision=precision,
                    method="limit",
                    value=None,
                    allowed=None,
                    used=len(pairs) - beyond,
                    gross=beyond,
                    unusable=found.lost(item.name, precision),
                    basis=limit.source,
                    certainty=item.certainty,
                    compared=tuple(compared(pair, most, pair.error > most) for pair, most in judged),
                )
            for pair, most in judged:
                if pair.error > most:
                    yield Defect(pair.record, pair.partner.at, _facts(pair, most), pair.partner.things, pair.field)


def _facts(pair: Pair, most: Decimal) -> dict[str, Fact]:
    facts: dict[str, Fact] = {"point": pair.key, "kind": pair.kind.name, "kind_en": pair.kind.name_en}
    facts |= {"said": float(pair.checked[0]), "drawn": float(pair.drawn[0])}
    return {**facts, "difference": float(pair.difference[0]), "limit": float(most)}
