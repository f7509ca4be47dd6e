"""Records that need children and have none."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.number import EMPTY


@check
def child_missing(inputs: Inputs, *, key: str, link: str, child: str) -> Iterator[Defect]:
    """Yields each subject to whose ``key`` no record of the further selection ``children`` points by ``link``. Without
    children at all nothing is said: that is another rule's. ``child`` is the children's table, for the message."""
    children = inputs.other("children").records
    known = {record.get(link) for record in children}
    for record in inputs.records if children else ():
        value = record.get(key)
        if value not in EMPTY and value not in known:
            yield Defect(record, facts={"table": record.table, "key": value, "expected": child}, field=key)
