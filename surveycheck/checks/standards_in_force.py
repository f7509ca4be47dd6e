"""Standards that a text cites in an edition which was not in force."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.number import EMPTY

_CODE = re.compile(
    r"(?<![A-Z0-9])((?:GBJ?|CJJ|CJ|CH|TD|DZ|JGJ|SL|YD|DB\d{2}|DBJ\d{0,2}|DGJ?\d{0,2})(?:/[TZ])?)\s*"
    r"(\d+(?:\.\d+)*)\s*[-–—―]\s*((?:19|20)\d{2}|9\d)(?!\d)",
    re.ASCII,
)
"""``GB/T 17986.1-2000``: kind, number, edition."""


@check
def standards_in_force(inputs: Inputs, *, field: str, since: str, table: str = "standards") -> Iterator[Defect]:
    """``field``: the text that cites standards; ``since``: the date (of the same record) on which the work began.
    ``table``: editions with ``standard``, ``edition``, ``since``, ``until``, ``next``. Yields editions that were
    withdrawn before the work began, or (case ``later``) not yet in force; case ``edition``: the table knows the
    standard, but no such edition; case ``unknown``: it does not know the standard, which is no fault; case ``none``:
    the text cites no standard at all. An empty text is another rule's. Without a date the newest edition is asked
    for."""
    rows = inputs.tables.get(table, ())
    for record in inputs.records:
        text = record.get(field)
        if text in EMPTY:
            continue
        cited = cited_in(text)
        begun = date_of(record.get(since))
        if not cited:
            yield Defect(record, facts={"field": field, "kind": "none"}, field=field, case="none")
        for standard, edition in cited:
            yield from _judged(record, field, (standard, edition), rows, begun, since)


def cited_in(text: str) -> tuple[tuple[str, str], ...]:
    """The standards that a text cites: number and edition, each once, as ``("GB/T 17986.1", "2000")``."""
    found = (match.groups() for match in _CODE.finditer(normalize("NFKC", text).upper()))
    return tuple(dict.fromkeys((f"{kind} {number}", edition) for kind, number, edition in found))


def _judged(
    record: Record, field: str, cited: tuple[str, str], rows: tuple[Row, ...], begun: date | None, since: str
) -> Iterator[Defect]:
    own = [row for row in rows if row["standard"] == cited[0]]
    row = next((row for row in own if row["edition"] == cited[1]), None)
    case = _case(own, row, begun)
    if case is None:
        return
    facts: dict[str, Fact] = {"field": field, "value": "-".join(cited), "kind": case or "withdrawn"}
    newest = max(own, key=lambda r: r["since"], default=None)
    facts["expected"] = (row["next"] if row is not None and row["next"] else "") or (
        f"{newest['standard']}-{newest['edition']}" if newest is not None else ""
    )
    facts["date"] = (row["since"] if case == "later" else row["until"]) if row is not None else ""
    others = (Value(record, since), *((row,) if row is not None else ()))
    yield Defect(record, facts=facts, others=others, field=field, case=case)


def _case(own: list[Row], row: Row | None, begun: date | None) -> str | None:
    """ "" for withdrawn, a word for the other cases, None where nothing is wrong."""
    if row is None:
        return "edition" if own else "unknown"
    first, last = date_of(row["since"]), date_of(row["until"])
    if last is not None and (begun is None or last < begun):
        return ""
    return "later" if begun is not None and first is not None and first > begun else None
