"""Years within numbers of papers that cannot be."""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from surveycheck.rule import Defect, Inputs, NothingToCheck, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.number import EMPTY

_YEAR = re.compile(r"[〔\[(【{]\s*(\d{4})\s*年?\s*[〕\])】}]")


@check
def year_of_number(inputs: Inputs, *, field: str, until: str, first: int) -> Iterator[Defect]:
    """Subjects: records with the number of a paper in ``field``, whose year stands in brackets, as 〔2023〕. The
    further selection ``project`` tells in ``until`` the day before which the paper was issued. Yields numbers of a
    later year, or of one before ``first``. Raises ``NothingToCheck`` where no number has a year, or nobody tells
    the day."""
    told = [(r, date_of(r.get(until))) for r in inputs.other("project").records]
    days = [(record, day) for record, day in told if day is not None]
    found = [(r, m) for r in inputs.records if (m := _YEAR.search(normalize("NFKC", r.get(field)))) is not None]
    if not days or not found or all(r.get(field) in EMPTY for r, _ in found):
        raise NothingToCheck
    project, day = max(days, key=lambda pair: pair[1])
    for record, match in found:
        if not first <= int(match[1]) <= day.year:
            facts = {"table": record.table, "field": field, "value": record.get(field), "text": match[1]}
            facts |= {"lower": str(first), "upper": str(day.year), "link": until}
            yield Defect(record, facts=facts, others=(Value(project, until),), field=field)
