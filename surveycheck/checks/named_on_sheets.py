"""Names that all sheets of a deliverable show, and that one of them shows otherwise."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.cells import says, value_of
from surveycheck.rule import Defect, Drawing, Fact, Feature, Features, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import damaged, letters, likeness

LEAST = 2
"""So many other sheets must show the name before one that does not is told."""

SHORTEST = 4
"""Letters of the shortest name of a firm."""

ALIKE = 0.6
"""So alike (``difflib``) is a text that was meant to be the name."""


@check
def named_on_sheets(inputs: Inputs, *, field: str, item: str = "", table: str = "sheet") -> Iterator[Defect]:
    """Subjects: texts of drawings; the one record of the further selection ``records`` says a name in ``field``. Where
    all drawings with such texts but one (at least ``LEAST``) hold the name, that one is yielded if it has a text that
    is nearly the same, or what stands behind the name of the field ``item`` (a row of ``table``: ``words``) is another
    name: a sheet may be made by another firm. Width, case, signs and blanks do not matter."""
    rows = [row for row in inputs.tables.get(table, ()) if row["value"]]
    names, words = [row["words"] for row in rows], next((row["words"] for row in rows if row["item"] == item), "")
    texts, records = inputs.features, inputs.other("records").records
    for record in records if len(records) == 1 else ():
        name = "" if record.get(field) in EMPTY else letters(record.get(field))
        own = [(drawing, texts.take(texts.source == n)) for n, drawing in enumerate(texts.drawings)]
        sheets = [(drawing, there) for drawing, there in own if len(there)]
        without = [(d, there) for d, there in sheets if not any(name in letters(str(t)) for t in there.text)]
        if name and len(without) == 1 and len(sheets) > LEAST:
            yield from _defect(record, field, *without[0], words, names)


def _defect(
    record: Record, field: str, drawing: Drawing, texts: Features, words: str, names: list[str]
) -> Iterator[Defect]:
    alike = _nearest(letters(record.get(field)), texts) or _behind(texts, words, names)
    if alike is not None:
        text, feature = alike
        facts: dict[str, Fact] = {"table": record.table, "field": field, "said": record.get(field), "text": text}
        yield Defect(feature, facts=facts, others=(Value(record, field), drawing))


def _nearest(name: str, texts: Features) -> tuple[str, Feature] | None:
    words = [str(text) for text in texts.text]
    ratios = np.array([likeness(name, letters(word), ALIKE) for word in words])
    best = int(np.argmax(ratios))
    return (words[best], texts[best]) if ratios[best] >= ALIKE else None


def _behind(texts: Features, words: str, names: list[str]) -> tuple[str, Feature] | None:
    """What stands behind the name of a field, if it is anything that can be a name."""
    for number in np.flatnonzero(texts.labels("text").where(lambda text: says(text, words))).tolist():
        found = value_of(texts, number, words, names)
        if found is not None and len(letters(found[0])) >= SHORTEST and not damaged(found[0]):
            return found[0], texts[found[1]]
    return None
