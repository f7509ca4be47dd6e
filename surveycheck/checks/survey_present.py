"""Surveys that the stage asks for and of which the deliverable holds nothing."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.model import Model
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.keyed import links
from surveycheck.rule.number import decimal_of


@check
def survey_present(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of a table of surveys. Yields each of which no record of its ``tables`` (``|``) is there, although
    it is ``required`` (M), or (C) one of the conditions ``when`` (``|``) holds for a record: ``TABLE.FIELD>0``, the
    field is a number above 0, or ``TABLE.FIELD~word``, its text holds the word (``reason``). The rows of the pack's
    table ``tables`` are witnesses."""
    known = {row["table"]: row for row in inputs.tables.get("tables", ())}
    for row in inputs.rows:
        names = row.list("tables")
        reason = "" if row["required"] == "M" else _reason(inputs.model, row)
        if any(inputs.model.tables.get(name) for name in names) or reason is None:
            continue
        facts = {"title": row["title"], "name": row["title_en"], "table": ", ".join(names), "reason": reason}
        facts["role"] = "|".join(link.role for link in links(inputs) if link.table in names)
        witnesses = tuple(known[name] for name in names if name in known)
        yield Defect(row, facts=facts, others=witnesses, case="when" if reason else "")


def _reason(model: Model, row: Row) -> str | None:
    """The first condition that holds."""
    for condition in row.list("when"):
        sign = "~" if "~" in condition else ">"
        place, _, wanted = condition.partition(sign)
        table, _, field = place.strip().partition(".")
        for record in model.tables.get(table, ()):
            said = record.get(field)
            number = decimal_of(said)
            if wanted.strip() in said if sign == "~" else number is not None and number > Decimal(wanted.strip()):
                return f"{table}.{field} = {said}" if sign == ">" else f"{table}.{field}：{wanted.strip()}"
    return None
