"""Values that are filled with words that say nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.number import EMPTY


@check
def value_says_nothing(
    inputs: Inputs, *, fields: tuple[str, ...], words: tuple[str, ...], name: str = ""
) -> Iterator[Defect]:
    """Yields each of ``fields`` whose whole value, blanks left out, is one of ``words`` (regular expressions), such as
    ``/`` or ``不详``. Empty values are another rule's. ``name``: the field that names the record."""
    nothing = re.compile("|".join(f"(?:{word})" for word in words) or "(?!)")
    for record in inputs.records:
        for field in fields:
            value = "".join(record.get(field).split())
            if value not in EMPTY and nothing.fullmatch(value):
                facts = {"table": record.table, "field": field, "value": value, "name": record.get(name)}
                yield Defect(record, facts=facts, field=field)
