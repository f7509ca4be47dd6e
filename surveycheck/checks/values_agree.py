"""Values of one table that do not go with those of another."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.number import beyond, decimal_of, total


@check
def values_agree(
    inputs: Inputs, *, pairs: tuple[str, ...], tolerance: Limit, together: bool = False, name: str = ""
) -> Iterator[Defect]:
    """``pairs``: ``OURS=THEIRS`` must agree, ``OURS<=THEIRS`` must not be above; theirs is the value of the only record
    of the further selection ``others``, or with ``together`` the sum over all of them. Yields what is off by more than
    ``tolerance``, a function of their value. Fact ``permit`` is their value. Nothing is said where a value is empty or
    no number."""
    others = inputs.other("others").records
    for record in inputs.records if len(others) == 1 or (together and others) else ():
        for pair in pairs:
            sign = "<=" if "<=" in pair else "="
            ours, theirs = (part.strip() for part in pair.split(sign))
            said, expected = decimal_of(record.get(ours)), total(decimal_of(r.get(theirs)) for r in others)
            if said is not None and expected is not None and (sign == "=" or said > expected):
                yield from _compared(record, others, (ours, theirs), said, expected, tolerance, name)


def _compared(
    record: Record,
    others: tuple[Record, ...],
    fields: tuple[str, str],
    said: Decimal,
    expected: Decimal,
    tolerance: Limit,
    name: str,
) -> Iterator[Defect]:
    limit = tolerance.of(float(expected))
    if beyond(said - expected, limit):
        facts: dict[str, Fact] = {
            "field": fields[0],
            "said": Written(said),
            "permit": Written(expected),
            "title": fields[1],
        }
        facts |= {"difference": float(said - expected), "limit": round(limit, 6), "name": record.get(name)}
        yield Defect(record, facts=facts, others=tuple(Value(r, fields[1]) for r in others), field=fields[0])
