"""Records that need children and have none."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Value, check
from surveycheck.rule.number import EMPTY

WITNESSES = 20


@check
def child_missing(inputs: Inputs, *, key: str, link: str, child: str) -> Iterator[Defect]:
    """Yields each subject to whose ``key`` no record of the further selection ``children`` points by ``link``. Without
    children at all nothing is said: that is another rule's. Witnesses are the children that point nowhere: one of them
    may be meant. ``child`` is the children's table, for the message."""
    children = inputs.other("children").records
    known = {record.get(link) for record in children}
    astray = tuple(Value(record, link) for record in children if record.get(link) in EMPTY)[:WITNESSES]
    for record in inputs.records if children else ():
        value = record.get(key)
        if value not in EMPTY and value not in known:
            facts: dict[str, Fact] = {"table": record.table, "key": value, "expected": child}
            yield Defect(record, facts=facts, others=astray, field=key)
