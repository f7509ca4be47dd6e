"""Values of one table that do not go with those of another."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.fields import unit_of
from surveycheck.rule.formula import Formula, formula
from surveycheck.rule.number import beyond, decimal_of, total


@check
def values_agree(
    inputs: Inputs,
    *,
    pairs: tuple[str, ...],
    tolerance: Limit,
    together: bool = False,
    largest: bool = False,
    name: str = "",
    rounded: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """``pairs``: ``OURS=THEIRS`` must agree, ``OURS<=THEIRS`` must not be above; theirs is the value of the only record
    of the further selection ``others``, or with ``together`` the sum over all of them (with ``largest`` their
    greatest). Yields what is off by more than ``tolerance``, a function of their value. Fact ``permit`` is their value.
    Nothing is said where a value is empty or no number. ``rounded``: ``OURS=FORMULA``, over one field of the only other
    record, where both are rounded, each to its own digits (case ``rounded``); ``OURS=FORMULA|FORMULA`` agrees when one
    of them does."""
    others = inputs.other("others").records
    for record in inputs.records if len(others) == 1 or (together and others) else ():
        for pair in pairs:
            sign = "<=" if "<=" in pair else "="
            ours, theirs = (part.strip() for part in pair.split(sign))
            said, expected = decimal_of(record.get(ours)), _of_all(others, theirs, largest)
            if said is not None and expected is not None and (sign == "=" or said > expected):
                for defect in _compared(record, others, (ours, theirs), said, expected, tolerance, name):
                    yield _with_unit(inputs, defect, theirs, others[0])
        for pair in rounded if len(others) == 1 else ():
            ours, _, forms = (part.strip() for part in pair.partition("="))
            for defect in _rounded(record, others[0], ours, [formula(form) for form in forms.split("|")], name):
                yield _with_unit(inputs, defect, "", others[0])


def _with_unit(inputs: Inputs, defect: Defect, theirs: str, other: Record) -> Defect:
    """The pairs of one rule may differ in their unit: that of the field, where the table ``fields`` knows it."""
    where = defect.where
    own = unit_of(inputs, where.table, defect.field) if isinstance(where, Record) else None
    unit = own if own is not None else unit_of(inputs, other.table, theirs)
    return defect if unit is None else replace(defect, facts={**defect.facts, "unit": unit})


def _of_all(others: tuple[Record, ...], field: str, largest: bool) -> Decimal | None:
    """The sum over the records, or their greatest; None where one is no number."""
    numbers = [decimal_of(r.get(field)) for r in others]
    told = [n for n in numbers if n is not None]
    if not largest or len(told) < len(numbers):
        return total(numbers)
    return max(told)


def _rounded(record: Record, other: Record, ours: str, forms: list[Formula], name: str) -> Iterator[Defect]:
    theirs = forms[0].names[0]
    said, value = decimal_of(record.get(ours)), decimal_of(other.get(theirs))
    if said is None or value is None:
        return
    found: list[tuple[Decimal, Decimal]] = []
    for form in forms:
        expected, above = (form.value(lambda _, v=v: v) for v in (value, value + _half(value)))  # type: ignore[misc]
        if expected is None or above is None:
            return
        found.append((said - expected, _half(said) + abs(above - expected)))
    difference, limit = found[0]
    if all(abs(off) > most for off, most in found):
        facts: dict[str, Fact] = {"field": ours, "said": Written(said), "title": theirs, "permit": Written(value)}
        facts |= {"computed": float(said - difference), "formula": forms[0].text, "name": record.get(name)}
        facts |= {"difference": float(difference), "limit": float(limit), "count": 1}
        yield Defect(record, facts=facts, others=(Value(other, theirs),), field=ours, case="rounded")


def _half(value: Decimal) -> Decimal:
    """Half of its last digit, as written."""
    exponent = value.as_tuple().exponent
    return Decimal(5).scaleb(exponent - 1) if isinstance(exponent, int) else Decimal(0)


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
