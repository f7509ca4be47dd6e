"""Pipes that are larger than they lie deep."""

from __future__ import annotations

import re
from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Value, Where, Written, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import decimal_of

_SIZE = re.compile(
    r"(?:DN|[dD]n?|[ΦφØ])?\s*(\d+(?:\.\d+)?)(?:\s*[*xX×]\s*(\d+(?:\.\d+)?))?(?:\s*(?:mm|MM|毫米))?", re.ASCII
)
MILLIMETRES = Decimal(1000)


@check
def size_in_depth(
    inputs: Inputs, *, size: str, depths: tuple[str, ...], name: str = "", unless: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """``size``: the field with the diameter (``300``, ``DN300``) or the section (``1000*800``: the greater counts), in
    mm; ``depths``: fields in m. Yields each depth smaller than the size, in decimal arithmetic; equal is allowed.
    ``unless``: ``FIELD=VALUE``, pipes that are not in the ground. Sizes of another form, empty depths and depths of 0
    say nothing. The drawn pipe (further selection ``shapes``) is the second witness."""
    shown = shown_by(inputs, inputs.other("shapes").features)
    excepted = [tuple(part.strip() for part in text.split("=")) for text in unless]
    for record in inputs.records:
        across = size_of(record.get(size))
        if across is None or any(record.get(field) == value for field, value in excepted):
            continue
        for field in depths:
            depth = decimal_of(record.get(field))
            if depth is None or depth <= 0 or across <= depth:
                continue
            facts: dict[str, Fact] = {"name": record.get(name), "field": field, "said": record.get(size)}
            facts |= {"length": float(across), "tolerance": Written(depth)}
            others: tuple[Where, ...] = (Value(record, size), *shown(record))
            yield Defect(record, facts=facts, others=others, field=field)


def size_of(text: str) -> Decimal | None:
    """The diameter, or the greater side of a section, in metres; None where the text is none."""
    match = _SIZE.fullmatch(text.strip())
    return max(Decimal(part) for part in match.groups() if part) / MILLIMETRES if match else None
