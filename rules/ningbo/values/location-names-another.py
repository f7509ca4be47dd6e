"""Locations in words that name another building or unit than their record."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Inputs, Record, Value, check
from surveycheck.rule.keyed import records_by_key
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import unspaced

CODE = 24
"""Letters of a building number that is a code: its last four are the number (parcel 19, F, 4)."""


@check
def location_names_another(inputs: Inputs, *, building: str, unit: str) -> Iterator[Defect]:
    """Subjects: buildings (ZRZ: LDZL, ZRZH) and units (H: ZL, HH; their building by ZRZBSM). Yields locations whose
    last match of ``building`` is another number than that of the building, else (case ``unit``) whose match of ``unit``
    is another than the unit's; any group of a match is the number. Zeros before a number do not matter. Units whose
    ZRZBSM several buildings have belong to nobody knows which: that is another rule's."""
    tables = inputs.subjects.tables
    buildings = {key: r[0] for (key,), r in records_by_key(inputs.subjects, "ZRZ", ("BSM",)).items() if len(r) == 1}
    for record in tables.get("ZRZ", ()):
        yield from _judged(record, "LDZL", building, record, "ZRZH", "")
    for record in tables.get("H", ()):
        parent = buildings.get(record.get("ZRZBSM"))
        elsewhere = [*_judged(record, "ZL", building, parent, "ZRZH", "")] if parent is not None else []
        yield from elsewhere or _judged(record, "ZL", unit, record, "HH", "unit")


def _judged(record: Record, field: str, pattern: str, holder: Record, key: str, case: str) -> Iterator[Defect]:
    text, number = record.get(field), holder.get(key)
    matches = list(re.finditer(pattern, unspaced(text)))
    named = next((group for group in matches[-1].groups() if group), "") if matches else ""
    if named and number not in EMPTY and _bare(named) != _bare(number):
        facts = {"table": record.table, "text": text, "value": named, "expected": number}
        yield Defect(record, facts=facts, others=(Value(holder, key),), field=field, case=case)


def _bare(number: str) -> str:
    plain = unspaced(number).upper()
    return (plain[-4:] if len(plain) == CODE else plain).lstrip("0")
