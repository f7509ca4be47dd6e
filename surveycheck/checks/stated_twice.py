"""What one record states of the whole, against another that states the same."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date

from surveycheck.geometry.sheet import plain
from surveycheck.rule import Defect, Fact, Inputs, Record, Row, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.words import letters, likeness

DEGREES = re.compile(r"^东经|(°|度)(0+[′'分])?(0+[″\"秒])?[EeＥ]?$")
"""What is written before and behind whole degrees."""

NEARLY = 0.75
"""So alike (``difflib``) are a name and the same name with a slip."""


@check
def stated_twice(inputs: Inputs, *, datums: str = "datums") -> Iterator[Defect]:
    """Subjects: rows of a table: what ``field`` of the one record of ``table`` says must be ``alike`` what
    ``other_field`` of the one record of ``other`` says:

    * ``name``: the same letters, whatever their width, case, signs and blanks
    * ``code``: the same letters, where there are as many of them: what has another length is a number of its own
    * ``number``: the same number; 120, 120.0, 120° and 东经120度 are one
    * ``datum``: the same system; the table ``datums`` (``name``, ``words``) tells which words mean which
    * ``not-after``: a date that is no later
    * ``nearly``: a name of its own, or the same letters: what is nearly the same (one letter of five) is a slip

    Without ``alike`` nothing is compared here. Case ``missing``: the record has other values of these rows but not one
    that is ``required``. What neither says, or two records, is not judged."""
    for row in inputs.rows:
        record, other = _single(inputs, row["table"]), _single(inputs, row["other"])
        if record is None:
            continue
        said = record.get(row["field"])
        facts: dict[str, Fact] = {"table": row["table"], "field": row["field"], "value": said, "title": row["title"]}
        facts["name"] = row["title_en"]
        if said in EMPTY:
            if row["required"] and any(record.get(r["field"]) not in EMPTY for r in inputs.rows):
                yield Defect(record, facts=facts, case="missing", field=row["field"])
        elif row["alike"] and other is not None and other.get(row["other_field"]) not in EMPTY:
            expected = other.get(row["other_field"])
            if not _alike(row["alike"], said, expected, inputs.tables.get(datums, ())):
                facts |= {"expected": row["other"], "link": row["other_field"], "said": expected}
                yield Defect(Value(record, row["field"]), facts=facts, others=(Value(other, row["other_field"]),))


def _single(inputs: Inputs, table: str) -> Record | None:
    """The only record of a table, wherever it was read."""
    records = inputs.model.tables.get(table, ())
    return records[0] if len(records) == 1 else None


def _alike(how: str, said: str, expected: str, datums: Sequence[Row]) -> bool:
    if how == "number":
        one, two = (decimal_of(DEGREES.sub("", text.strip())) for text in (said, expected))
        return one == two if one is not None and two is not None else letters(said) == letters(expected)
    if how == "datum":
        one_named, two_named = _named(said, datums), _named(expected, datums)
        return bool(one_named & two_named) or letters(said) == letters(expected)
    if how == "not-after":
        return _in_order(date_of(said), date_of(expected))
    one_plain, two_plain = letters(said), letters(expected)
    if how == "nearly":
        return one_plain == two_plain or not likeness(one_plain, two_plain, NEARLY)
    return one_plain == two_plain or (how == "code" and len(one_plain) != len(two_plain))


def _in_order(said: date | None, limit: date | None) -> bool:
    return said is None or limit is None or said <= limit


def _named(text: str, datums: Sequence[Row]) -> set[str]:
    return {row["name"] for row in datums if re.search(row["words"], plain(text))}
