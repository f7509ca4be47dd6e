"""Records under different keys that say the very same."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.keyed import key_of


@check
def values_repeated(inputs: Inputs, *, key: str, fields: tuple[str, ...]) -> Iterator[Defect]:
    """Yields each record that has the same texts in all of ``fields`` as an earlier one of its table with another
    ``key``: the earlier one is the witness. Where one of them is empty nothing is said, and the same key is another
    rule's."""
    seen: dict[tuple[str, ...], Record] = {}
    for record in inputs.records:
        said = key_of(record, fields)
        if said is None:
            continue
        first = seen.setdefault((record.table, *said), record)
        if first.get(key) != record.get(key):
            facts: dict[str, Fact] = {"table": record.table, "field": "+".join(fields), "key": record.get(key)}
            facts |= {"value": " / ".join(said), "said": first.get(key)}
            yield Defect(record, facts=facts, others=(Value(first, key),), field=fields[-1])
