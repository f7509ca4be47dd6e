"""Coordinate system, height system and meridian written on a sheet, against those of the records."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence

from surveycheck.geometry.sheet import plain
from surveycheck.rule import Defect, Inputs, Record, Row, Value, check
from surveycheck.rule.number import EMPTY, decimal_of

MERIDIAN = re.compile(r"中央子午线(?:经度)?:?(?:东经|E)?(\d{2,3}(?:\.\d+)?)")


@check
def datum_text(inputs: Inputs, *, meridian: str, datums: str = "datums") -> Iterator[Defect]:
    """Subjects: the one record that names the systems. Yields each text of the further selection ``texts`` that names
    another system than the record: the table ``datums`` (columns ``name``, ``field``, ``words``: a regular expression
    over the text without blanks) says which words mean which system of which field. Case ``meridian``: the text gives
    another central meridian (°) than the field ``meridian``. What neither text nor record says in words of the table is
    not judged: nobody knows what it means."""
    if len(inputs.records) != 1:
        return
    record, texts = inputs.records[0], inputs.other("texts").features
    rows = inputs.tables.get(datums, ())
    stated = {field: _named(rows, record.get(field)).get(field, ()) for field in {row["field"] for row in rows}}
    for number, text in enumerate(texts.text.tolist()):
        for field, names in _named(rows, str(text or "")).items():
            if stated[field] and not set(names).intersection(stated[field]):
                facts = {"text": str(text), "field": field, "said": "、".join(names), "expected": record.get(field)}
                yield Defect(texts[number], facts=facts, others=(Value(record, field),))
        if (said := _meridian(str(text or ""), record, meridian)) is not None:
            facts = {"text": str(text), "field": meridian, "said": said, "expected": record.get(meridian)}
            yield Defect(texts[number], facts=facts, others=(Value(record, meridian),), case="meridian")


def _named(rows: Sequence[Row], text: str) -> Mapping[str, tuple[str, ...]]:
    """Field → the systems that a text names."""
    words, found = plain(text), dict[str, tuple[str, ...]]()
    for row in rows if words not in EMPTY else ():
        if re.search(row["words"], words):
            found[row["field"]] = (*found.get(row["field"], ()), row["name"])
    return found


def _meridian(text: str, record: Record, field: str) -> str | None:
    """The meridian that a text gives, where it is not the record's."""
    match, own = MERIDIAN.search(plain(text)), decimal_of(record.get(field))
    said = decimal_of(match[1]) if match else None
    return match[1] if match and own is not None and said is not None and said != own else None
