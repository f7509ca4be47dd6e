"""Values of a record that the sheet of its thing shows as text."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence, Set

import numpy as np
import shapely

from surveycheck.geometry.drawings import areas_of
from surveycheck.geometry.frame import Frame, part_of
from surveycheck.model.drawing import PAPER_SPACE, TEXT
from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Record, Row, Value, check
from surveycheck.rule.keyed import keys_of, link_of
from surveycheck.rule.nested import rings
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import damaged, letters, likeness

LEAST = 3
"""So many of the values must be written before one that is not is told."""

ALIKE = 0.5
"""So alike (``difflib``) is a text that was meant to be the value."""

ALIKE_DIGITS = 0.75
"""Numbers have digits in common by chance: so much for them."""

WITNESSES = 20

Wanted = tuple[Row, Record]


@check
def written_on_sheet(inputs: Inputs, *, role: str, table: str) -> Iterator[Defect]:
    """Subjects: areas of ``role``, each with its key (table ``xdata``). Rows of the table ``table`` of the pack: the
    only record of ``table`` whose ``link`` has the key says in ``field`` what a text of the same drawing holds that
    begins ``inside`` the area, or ``outside`` it. Yields what no such text holds, where at least ``LEAST`` others, and
    more than are missing, are written; the text that is most alike is a witness, else those with
    damaged letters or none, and the one in paper space that says it. A drawing of several areas is compared by what
    stands inside alone. Empty values are another rule's."""
    link = link_of(inputs, role)
    if link is None:
        return
    told = _told(inputs, inputs.tables.get(table, ()))
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    for source, drawing in enumerate(inputs.features.drawings):
        mine = inputs.features.take(inputs.features.source == source)
        areas = areas_of(part_of(mine.take(~shapely.is_missing(mine.geometry)), Frame()), rings(inputs))
        theirs = labels.take(np.array([labels.drawings[s] is drawing for s in labels.source], np.bool_))
        keys = keys_of(inputs, areas.features, link)
        many = Counter(keys)
        for number, key in enumerate(keys):
            if key is None or many[key] > 1:
                continue
            wanted = [w for w in told.get(key[0], ()) if w[0]["where"] == "inside" or len(keys) == 1]
            yield from _missing(areas.features[number], areas.polygons[number], wanted, theirs)


def _told(inputs: Inputs, rows: Sequence[Row]) -> Mapping[str, list[Wanted]]:
    """What the only records of each key say."""
    found: dict[str, list[Wanted]] = {}
    for row in rows:
        records = inputs.other("records").tables.get(row["table"], ())
        many = Counter(record.get(row["link"]) for record in records)
        for record in records:
            if (
                many[key := record.get(row["link"])] == 1
                and record.get(row["field"]) not in EMPTY
                and letters(record.get(row["field"]))
            ):
                found.setdefault(key, []).append((row, record))
    return found


def _missing(area: Feature, shape: shapely.Geometry, wanted: Sequence[Wanted], labels: Features) -> Iterator[Defect]:
    inside = shapely.intersects(shape, labels.geometry)
    texts = [letters(str(text)) for text in labels.text]
    lost: list[Wanted] = []
    for row, record in wanted:
        said, there = letters(record.get(row["field"])), inside if row["where"] == "inside" else ~inside
        if not any(said in text for text, fits in zip(texts, there.tolist(), strict=True) if fits):
            lost.append((row, record))
    if len(wanted) - len(lost) < max(LEAST, len(lost) + 1):
        return
    taken = {letters(record.get(row["field"])) for row, record in wanted if (row, record) not in lost}
    for row, record in lost:
        facts: dict[str, Fact] = {"table": row["table"], "field": row["field"], "said": record.get(row["field"])}
        facts |= {"title": row["title"], "name": row["title_en"]}
        alike = _most_alike(letters(record.get(row["field"])), texts, taken)
        if alike is not None:
            facts["text"] = str(labels.text[alike])
        witnesses = (*_elsewhere(area, letters(record.get(row["field"]))), *(_damaged(labels) if alike is None else ()))
        witnesses += (labels[alike],) if alike is not None else ()
        others: tuple[Value | Feature, ...] = (Value(record, row["field"]), *witnesses)
        yield Defect(area, facts=facts, others=others, field=row["field"], case="" if alike is None else "alike")


def _elsewhere(area: Feature, said: str) -> tuple[Feature, ...]:
    """Texts of the drawing that are not among its labels, as those in paper space are not, and say it all the same."""
    every = Features.every((area.drawing,))
    hidden = (every.shape == TEXT) & (every.column("space") == PAPER_SPACE)
    there = hidden & every.labels("text").where(lambda text: letters(text) == said)
    return tuple(every[int(n)] for n in np.flatnonzero(there)[:WITNESSES])


def _damaged(labels: Features) -> tuple[Feature, ...]:
    """Texts with letters that stand for others, or without any: the one that is missed may be among them."""
    spoilt = labels.labels("text").where(lambda text: not text.strip() or damaged(text))
    return tuple(labels[int(n)] for n in np.flatnonzero(spoilt)[:WITNESSES])


def _most_alike(said: str, texts: Sequence[str], taken: Set[str]) -> int | None:
    """The number of the text that is most alike; what is another value itself was not meant to be this one."""
    ratios = [
        0.0 if t in taken or (said.isdigit() and len(t) != len(said)) else likeness(said, t, ALIKE) for t in texts
    ]
    best = max(range(len(texts)), key=ratios.__getitem__, default=None)
    return best if best is not None and ratios[best] >= ALIKE else None
