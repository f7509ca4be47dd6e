"""What the texts inside a drawn area say of it, against its record."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

import numpy as np
import shapely

from surveycheck.checks.area_texts import Told, elsewhere, named, said_anywhere, texts_inside, told_by_area
from surveycheck.geometry.frame import own_frame
from surveycheck.geometry.noise import longer, rounded
from surveycheck.model import Facts
from surveycheck.rule import Defect, Feature, Inputs, Limit, Record, check
from surveycheck.rule.keyed import Key, features_by_key, link_of, records_by_key
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import number_of

LEAST = 3
"""So many others must have a label before the only one without is told."""


@check
def label_agrees(
    inputs: Inputs,
    *,
    role: str,
    field: str,
    pattern: str,
    words: str = "",
    codes: str = "",
    everywhere: bool = False,
    single: str = "",
    reach: Limit | None = None,
) -> Iterator[Defect]:
    """Pairs areas of ``role`` with the only record of their key (table ``xdata``; further selection ``records``) and
    with the texts of ``labels`` inside them in the same drawing (``geometry.labels``). Of texts that hold ``words``
    somewhere, every group of every match of ``pattern`` is what they say. Yields keys none of whose texts say the
    record's ``field``; numbers are compared without zeros before them. ``codes``: a table of the pack; then the record
    must have one of the ``codes`` of the row whose ``label`` is what the text says, and what has no row, or a code that
    no row has, says nothing; a code that is one of the row's ``doubtful`` ones goes with it, though another is more
    likely (case ``doubtful``).
    ``single``: a text that is all of this expression, and says nothing by ``pattern``, says 1.
    An area without such a text has those which name its key (letters and digits) and stand in no area: beside a narrow
    one, or in its island. Areas without any, and empty values, are other rules'; with ``everywhere`` the only key
    of a drawing whose areas have none is yielded (case ``missing``) where at least ``LEAST`` others have one, and no
    text of the drawing says the key; with ``reach`` (m) also the only one whose texts all stand farther away (case
    ``away``)."""
    link = link_of(inputs, role)
    if link is None:
        return
    told = told_by_area(inputs, re.compile(words), re.compile(pattern), re.compile(single) if single else None)
    rows = {row["label"]: row for row in inputs.tables.get(codes, ())} if codes else {}
    records = records_by_key(inputs.other("records"), link.table, link.fields)
    areas = features_by_key(inputs, inputs.features, link)
    for mine in _by_drawing(inputs, areas):
        if everywhere:
            facts: Facts = {"table": link.table, "field": field}
            yield from _unsaid(inputs, mine, told, records, re.compile(pattern), facts)
        yield from _away(inputs, mine, told, reach) if reach is not None else ()
    for key, numbers in areas.items():
        own = records.get(key, [])
        said = [t for n in numbers for t in told.get(n, []) or named(told, key[-1]) if not codes or t[0] in rows]
        if len(own) != 1 or not said or own[0].get(field) in EMPTY:
            continue
        value = number_of(own[0].get(field))
        if codes and not any(value in row.list("codes") for row in rows.values()):
            continue
        if not any(value in (rows[word].list("codes") if codes else (word,)) for word, *_ in said):
            yield _defect(own[0], field, " / ".join(key), said, inputs.features[numbers[0]])
        elif codes and all(value in rows[word].list("doubtful") for word, *_ in said):
            yield _defect(own[0], field, " / ".join(key), said, inputs.features[numbers[0]], "doubtful")


def _by_drawing(inputs: Inputs, areas: Mapping[Key, list[int]]) -> Iterator[dict[Key, list[int]]]:
    source = inputs.features.source
    for drawing in np.unique(source).tolist():
        own = {key: [n for n in numbers if source[n] == drawing] for key, numbers in areas.items()}
        yield {key: numbers for key, numbers in own.items() if numbers}


def _unsaid(
    inputs: Inputs,
    areas: Mapping[Key, list[int]],
    told: Mapping[int, list[Told]],
    records: Mapping[Key, Sequence[Record]],
    pattern: re.Pattern[str],
    facts: Facts,
) -> Iterator[Defect]:
    """The only area of a drawing without a text that says anything."""
    silent = [key for key, numbers in areas.items() if not any(told.get(n) or named(told, key[-1]) for n in numbers)]
    if len(silent) == 1 and len(areas) > LEAST:
        key, area = silent[0], inputs.features[areas[silent[0]][0]]
        if not said_anywhere(area, number_of(key[-1]), pattern):
            told_of = {"key": " / ".join(key), **facts}
            yield Defect(
                area, None, told_of, (*records.get(key, ()), *texts_inside(inputs, areas[key])), case="missing"
            )


def _away(
    inputs: Inputs, areas: Mapping[Key, list[int]], told: Mapping[int, list[Told]], reach: Limit
) -> Iterator[Defect]:
    """The only area none of whose texts stands in it, and all of them farther away than ``reach``."""
    found = []
    for key, numbers in areas.items() if len(areas) > LEAST else ():
        sheet = inputs.features[numbers[0]].drawing
        own = any(told.get(number) for number in numbers)
        texts = [] if own else [one for one in elsewhere(told, key[-1]) if one[2].drawing is sheet]
        if texts:
            drawn = inputs.features.take(np.array(numbers))
            spots = shapely.points([spot for *_, spot in texts])
            apart = float(np.min(shapely.distance(drawn.geometry[:, None], spots[None, :])))
            away = rounded(apart * own_frame(drawn, inputs.settings).metres)
            found += [(key, texts[0], away, drawn[0])] if longer(away, reach.value) else []
    for key, (_, text, label, _), away, area in found if len(found) == 1 else ():
        facts: Facts = {"key": " / ".join(key), "text": text, "distance": away, "limit": reach.value}
        yield Defect(label, None, facts, (area,), case="away")


def _defect(record: Record, field: str, key: str, said: list[Told], area: Feature, case: str = "") -> Defect:
    words, texts = ("、".join(dict.fromkeys(str(one[part]) for one in said)) for part in (0, 1))
    facts = {"key": key, "table": record.table, "field": field, "said": record.get(field), "drawn": words}
    labels = {told[2].row: told[2] for told in said}
    facts |= {"text": texts} | ({"kind": case} if case else {})
    return Defect(area, said[0][3], facts, (record, *labels.values()), field, case)
