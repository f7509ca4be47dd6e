"""Areas that a record states against areas that are drawn."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.geometry.sizes import sizes_of
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, Written, check
from surveycheck.rule.formula import formula
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.nested import rings
from surveycheck.rule.number import beyond, decimal_of, each_measured, measured


@check
def area_agrees(
    inputs: Inputs,
    *,
    areas: tuple[str, ...],
    tolerance: Limit,
    height: str = "",
    full: float = 0.0,
    above: str = "0",
    below: str = "0",
) -> Iterator[Defect]:
    """``areas``: ``role=TABLE.FIELD``. Pairs drawn things and records of the further selection ``records`` by key
    (table ``xdata``; the key field of TABLE may have another name: ``role=TABLE.FIELD by KEY``), adds up what is drawn
    under one key, and yields keys whose stated area (m²) differs by more than ``tolerance``, a function of the drawn
    area. Keys that several records carry, and values that are no number, are other rules'; so are records whose
    ``height`` (m) is less than ``full``: not all of their area counts. ``above``, ``below``: formulas over the record,
    how much more, or less, than is stated may be drawn besides (m²; an empty value counts as 0)."""
    for text in areas:
        role, _, target = text.partition("=")
        place, _, name = (part.strip() for part in target.partition(" by "))
        table, _, field = place.partition(".")
        link = link_of(inputs, role.strip())
        if link is None:
            continue
        own = of_role(inputs, inputs.features, link.role)
        sizes = each_measured(sizes_of(own, rings(inputs)))
        drawn = features_by_key(inputs, own, link)
        known = records_by_key(inputs.other("records"), table, (name,) if name else link.fields)
        for key, numbers in drawn.items():
            records = known.get(key, [])
            if len(records) == 1 and not any(sizes[n] is None for n in numbers) and not _low(records[0], height, full):
                features = tuple(own[n] for n in numbers)
                total = sum((sizes[n] or Decimal(0) for n in numbers), Decimal(0))
                besides = tuple(_allowed(records[0], text) for text in (above, below))
                yield from _compared(records[0], features, field, key, total, tolerance, besides)


def _allowed(record: Record, text: str) -> Decimal:
    value = formula(text).value(lambda name: decimal_of(record.get(name)) or Decimal(0))
    return max(value or Decimal(0), Decimal(0))


def _low(record: Record, field: str, full: float) -> bool:
    height = decimal_of(record.get(field)) if field else None
    return height is not None and height < measured(full)


def _compared(
    record: Record,
    features: tuple[Feature, ...],
    field: str,
    key: tuple[str, ...],
    drawn: Decimal,
    tolerance: Limit,
    besides: tuple[Decimal, ...],
) -> Iterator[Defect]:
    said, limit = decimal_of(record.get(field)), tolerance.of(float(drawn))
    if said is None or not beyond(said - drawn, limit):
        return
    allowed = besides[0] if drawn > said else besides[1]
    limit += float(allowed)
    if not beyond(said - drawn, limit):
        return
    facts: dict[str, Fact] = {
        "key": " / ".join(key),
        "field": field,
        "table": record.table,
        "said": Written(said),
        "drawn": float(drawn),
    }
    facts |= {"difference": float(said - drawn), "limit": round(limit, 6)}
    facts["ratio"] = round(float(abs(said - drawn)) / limit, 3) if limit else 0.0
    yield Defect(record, facts=facts, others=features, field=field)
