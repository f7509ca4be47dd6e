"""What the pieces of a network say of the point where they meet."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Where, Written, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY, beyond, decimal_of

End = tuple[Record, str, str, Decimal]
"""A piece, the field of the point, the field of the number, and the number."""


@check
def ends_differ(
    inputs: Inputs, *, ends: tuple[str, ...], kind: str, name: str, tolerance: Limit, zero: bool = False
) -> Iterator[Defect]:
    """``ends``: ``POINT: NUMBER``, the fields of a piece's two ends. Yields each point of one ``kind`` of which two
    pieces tell numbers farther apart than ``tolerance``: of three and more the one that is farthest from the one in the
    middle, of two the later; the other is a witness, and the drawn piece (further selection ``shapes``). Empty values
    are another rule's, and unless ``zero`` numbers that are 0, too."""
    shown = shown_by(inputs, inputs.other("shapes").features)
    for (_, point), met in _met(inputs, ends, kind, zero).items():
        middle = sorted(number for *_, number in met)[len(met) // 2]
        odd = max(met, key=lambda end: abs(end[3] - middle)) if len(met) > 2 else met[-1]
        other = max((end for end in met if end is not odd), key=lambda end: abs(end[3] - odd[3]), default=odd)
        if beyond(odd[3] - other[3], tolerance.value):
            record, place, field, number = odd
            facts: dict[str, Fact] = {"name": record.get(name), "point": point, "kind": record.get(kind)}
            facts |= {"field": field, "said": Written(number), "actual": Written(other[3]), "text": other[0].get(name)}
            facts |= {"difference": float(number - other[3]), "limit": tolerance.value}
            others: tuple[Where, ...] = (
                Value(other[0], other[2]),
                Value(record, place),
                Value(other[0], other[1]),
                *shown(record),
            )
            yield Defect(record, facts=facts, others=others, field=field)


def _met(inputs: Inputs, ends: tuple[str, ...], kind: str, zero: bool) -> dict[tuple[str, str], list[End]]:
    found: dict[tuple[str, str], list[End]] = {}
    for record in inputs.records:
        for text in ends:
            place, field = (part.strip() for part in text.split(":"))
            number = decimal_of(record.get(field))
            if number is not None and (zero or number) and record.get(place) not in EMPTY:
                key = record.get(kind), record.get(place)
                found.setdefault(key, []).append((record, place, field, number))
    return found
