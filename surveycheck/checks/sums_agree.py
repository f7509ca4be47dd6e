"""Two sums over the records of one parent that ought to agree."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from surveycheck.rule import Defect, Inputs, Limit, Record, Value, check
from surveycheck.rule.number import beyond, decimal_of, half_digit, total

WITNESSES = 200
"""So many addends of either side are named in a finding."""


@check
def sums_agree(
    inputs: Inputs, *, field: str, link: str, other_field: str, other_link: str, tolerance: Limit, name: str = ""
) -> Iterator[Defect]:
    """For each subject: the sum of ``field`` over the further selection ``addends`` against the sum of ``other_field``
    over ``others``; ``link`` and ``other_link`` are ``THEIRS=OURS``. Each addend may be off by half of its last digit
    from rounding, so that much more than ``tolerance`` is allowed where it is greater. Nothing is said where a value is
    empty or no number, or one side has no records."""
    one_of, two_of = _linked(inputs.other("addends").records, link), _linked(inputs.other("others").records, other_link)
    for parent in inputs.records:
        one, two = one_of(parent), two_of(parent)
        said = total(decimal_of(r.get(field)) for r in one)
        computed = total(decimal_of(r.get(other_field)) for r in two)
        if not one or not two or said is None or computed is None:
            continue
        allowed = max(tolerance.value, float(sum(half_digit(r.get(field)) for r in one)))
        if beyond(said - computed, allowed):
            facts = {"said": float(said), "computed": float(computed), "difference": float(said - computed)}
            facts |= {"limit": allowed, "count": len(one)}
            others = (*(Value(r, field) for r in one[:WITNESSES]), *(Value(r, other_field) for r in two[:WITNESSES]))
            yield Defect(parent, facts={**facts, "field": field, "name": parent.get(name)}, others=others)


def _linked(records: tuple[Record, ...], link: str) -> Callable[[Record], list[Record]]:
    """Parent → the records that are linked with it."""
    theirs, ours = (part.strip() for part in link.split("="))
    groups: dict[str, list[Record]] = {}
    for record in records:
        groups.setdefault(record.get(theirs), []).append(record)
    return lambda parent: groups.get(parent.get(ours), [])
