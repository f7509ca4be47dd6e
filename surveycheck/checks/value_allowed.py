"""Values that are none of a few allowed ones."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, check
from surveycheck.rule.number import EMPTY


@check
def value_allowed(
    inputs: Inputs, *, fields: tuple[str, ...], allowed: tuple[str, ...], prefix: int = 0
) -> Iterator[Defect]:
    """Yields values of ``fields`` that are not among ``allowed``; spaces do not matter. With ``prefix``, only that many
    first characters are compared. Empty values are another rule's."""
    wanted = {_bare(text) for text in allowed}
    for record in inputs.records:
        for field in fields:
            value = record.get(field)
            part = _bare(value)[:prefix] if prefix else _bare(value)
            if value not in EMPTY and part not in wanted:
                facts: dict[str, Fact] = {
                    "table": record.table,
                    "field": field,
                    "value": value,
                    "actual": part,
                    "allowed": tuple(allowed),
                }
                yield Defect(record, facts=facts, field=field)


def _bare(text: str) -> str:
    return "".join(text.split())
