"""Pieces of a network that begin where they end, or that stand there twice."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.keyed import shown_by
from surveycheck.rule.number import EMPTY


@check
def ends_repeated(inputs: Inputs, *, first: str, last: str, kind: str, name: str = "") -> Iterator[Defect]:
    """``first`` and ``last``: the numbers of a piece's ends. Yields pieces whose ends have one number, and (case
    ``twice``) pieces of one ``kind`` between the same two points, whichever way round, each beside the first of them.
    Empty numbers are another rule's. The drawn piece (further selection ``shapes``) is a witness."""
    shown = shown_by(inputs, inputs.other("shapes").features)
    known: dict[tuple[str, frozenset[str]], Record] = {}
    for record in inputs.records:
        one, two = record.get(first), record.get(last)
        if one in EMPTY or two in EMPTY:
            continue
        facts: dict[str, Fact] = {"name": record.get(name), "value": one, "actual": two}
        if one == two:
            yield Defect(record, facts=facts, others=shown(record), field=last)
            continue
        before = known.setdefault((record.get(kind), frozenset((one, two))), record)
        if before is not record:
            facts["expected"] = before.get(name)
            yield Defect(
                record, facts=facts, others=(before, Value(record, ""), *shown(record)), field=last, case="twice"
            )
