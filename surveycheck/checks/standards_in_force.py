"""Standards that a text cites in an edition which was not in force."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.number import EMPTY
from surveycheck.rule.standards import cited_in, judged


@check
def standards_in_force(inputs: Inputs, *, field: str, since: str, table: str = "standards") -> Iterator[Defect]:
    """``field``: the text that cites standards; ``since``: the date (of the same record) on which the work began.
    ``table``: editions with ``standard``, ``edition``, ``since``, ``until``, ``next``. Yields editions that were
    withdrawn before the work began, or (case ``later``) not yet in force; case ``edition``: the table knows the
    standard, but no such edition; case ``unknown``: it does not know the standard, which is no fault; case ``none``:
    the text cites no standard at all. An empty text is another rule's. Without a date the newest edition is asked
    for. The date itself is a witness only of editions not yet in force: it may be the date that is wrong."""
    rows = inputs.tables.get(table, ())
    for record in inputs.records:
        text = record.get(field)
        if text in EMPTY:
            continue
        cited = cited_in(text)
        begun = date_of(record.get(since))
        if not cited:
            yield Defect(record, facts={"field": field, "kind": "none"}, field=field, case="none")
        for one in cited:
            found = judged(one, rows, begun)
            if found is not None:
                day = Value(record, since) if found.case == "later" else record
                others = (day, *((found.row,) if found.row is not None else ()))
                yield Defect(record, facts={"field": field, **found.facts}, others=others, field=field, case=found.case)
