"""Values that ought to be filled although the field may be empty."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY, decimal_of


@check
def value_empty(
    inputs: Inputs,
    *,
    fields: tuple[str, ...],
    name: str = "",
    unless: tuple[str, ...] = (),
    zero: bool = False,
    words: tuple[str, ...] = (),
) -> Iterator[Defect]:
    """Yields each of ``fields`` that is absent, empty or ``*`` in a subject, with ``zero`` also one that is 0, with
    ``words`` (regular expressions) one that is such a word and says nothing; ``name``: the field that names it.
    ``unless``: ``FIELD=VALUE``, subjects that need none. The drawn things of the further selection ``shapes`` that
    carry the subject's key are the second witness."""
    nothing = re.compile("|".join(f"(?:{word})" for word in words) or "(?!)")
    shown = shown_by(inputs, inputs.other("shapes").features)
    excepted = [tuple(part.strip() for part in text.split("=")) for text in unless]
    for record in inputs.records:
        if any(record.get(field) == value for field, value in excepted):
            continue
        for field in fields:
            if _missing(record, field, zero) or nothing.fullmatch("".join(record.get(field).split())):
                facts = {"table": record.table, "field": field, "name": record.get(name)}
                yield Defect(record, facts=facts, others=shown(record), field=field)


def _missing(record: Record, field: str, zero: bool) -> bool:
    value = record.get(field)
    return value in EMPTY or (zero and decimal_of(value) == 0)
