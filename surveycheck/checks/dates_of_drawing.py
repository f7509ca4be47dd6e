"""Drawings older than the survey that they show, and dates of making that contradict each other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta

from surveycheck.model import Drawing, Features, Model
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Value, check
from surveycheck.rule.fields import date_of
from surveycheck.rule.keyed import of_role

DATE = re.compile(
    r"(?<![\d.-])\d{4}(?:-\d{1,2}-\d{1,2}|/\d{1,2}/\d{1,2}|\.\d{1,2}\.\d{1,2}|年\d{1,2}月\d{1,2}日)(?![\d.-])",
    re.ASCII,
)

NEW_YEAR_2000 = 2451545
"""The day number of 1 January 2000 in $TDCREATE and $TDUPDATE, whose fraction counts from midnight (DXF reference)."""


@check
def dates_of_drawing(
    inputs: Inputs, *, begun: str, done: str, made: str, titles: str = "frame", most: Limit | None = None
) -> Iterator[Defect]:
    """Subjects: drawings. ``begun``, ``done``, ``made``: ``TABLE.FIELD`` of the days when the survey began and ended
    and when the deliverable was made; each is known where just one record says it.

    Yields each drawing whose latest date in the texts of role ``titles`` lies before the survey began (case ``old``) or
    after the deliverable was made (case ``new``); each that was last saved before the survey began (case ``saved``);
    and the record that says that the deliverable was made before the survey ended (case ``made``), or more than
    ``most`` days after that (case ``late``; such a day is no ground either). The same day is in order, and where the
    survey began after it ended, which is another rule's, neither day is taken. Only dates inside the data count:
    copying and packing change those of files and folders. That a drawing was saved later proves nothing, for every
    export saves it; and the time of saving ($TDUPDATE) counts only where it lies after 2000 and after that of making
    ($TDCREATE), and no other drawing has the very same: else a template wrote it."""
    first, last, out = (_day(inputs.model, place) for place in (begun, done, made))
    if first and last and first[1] > last[1]:
        first = last = None
    if out and last and out[1] < last[1]:
        yield _defect(out[0], out[1], last, "made")
        out = None
    elif out and last and most is not None and (out[1] - last[1]).days > most.value:
        yield _defect(out[0], out[1], last, "late", most.value)
        out = None
    saved = Counter(_saved(drawing) for drawing in inputs.model.drawings)
    for drawing in inputs.drawings:
        shown = _latest(inputs, drawing, titles)
        if shown and first and shown[1] < first[1]:
            yield _defect(shown[0], shown[1], first, "old")
        elif shown and out and shown[1] > out[1]:
            yield _defect(shown[0], shown[1], out, "new")
        stamp = _saved(drawing)
        if first and stamp and saved[stamp] == 1 and _date(stamp) < first[1]:
            yield _defect(drawing, _date(stamp), first, "saved")


def _defect(
    where: Feature | Drawing | Value, day: date, other: tuple[Value, date], case: str, most: float = 0.0
) -> Defect:
    """A date against another one: how many days later it is, and how many may be between the two."""
    facts: dict[str, Fact] = {"date": day.isoformat(), "expected": other[1].isoformat(), "kind": case}
    facts |= {"difference": (day - other[1]).days, "limit": most}
    return Defect(where, facts=facts, others=(other[0],), case=case)


def _day(model: Model, place: str) -> tuple[Value, date] | None:
    table, _, field = place.partition(".")
    records = model.tables.get(table, ())
    found = date_of(records[0].get(field)) if len(records) == 1 else None
    return (Value(records[0], field), found) if found else None


def _latest(inputs: Inputs, drawing: Drawing, titles: str) -> tuple[Feature, date] | None:
    """The title with the latest date."""
    own = of_role(inputs, Features.every((drawing,)), titles)
    dates = [
        (day, number)
        for number, text in enumerate(own.text.tolist())
        for match in DATE.finditer(text)
        if (day := date_of(match.group()))
    ]
    if not dates:
        return None
    day, number = max(dates, key=lambda pair: (pair[0], -pair[1]))
    return own[number], day


def _saved(drawing: Drawing) -> float:
    """The time of saving as the header says it; 0 where it tells nothing."""
    update, create = drawing.header.get("$TDUPDATE"), drawing.header.get("$TDCREATE")
    if not isinstance(update, int | float) or not isinstance(create, int | float):
        return 0.0
    return float(update) if update > max(create, NEW_YEAR_2000) and update < NEW_YEAR_2000 + 365 * 200 else 0.0


def _date(stamp: float) -> date:
    return date(2000, 1, 1) + timedelta(days=int(stamp) - NEW_YEAR_2000)
