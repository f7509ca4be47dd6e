"""Points that are drawn and their records: where, and how high, each says that they are."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

import numpy as np

from surveycheck.model.columns import Floats
from surveycheck.model.features import Feature, Features
from surveycheck.model.records import Record
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.keyed import features_by_key, link_of, of_role, records_by_key
from surveycheck.rule.number import decimal_of, written


@dataclass(frozen=True)
class Pairs:
    """``drawn`` and ``said`` (n, 2): east and north of the same points; ``records``: what says them, where known."""

    drawn: Floats
    said: Floats
    records: tuple[Record, ...] = ()


def pairs_of(inputs: Inputs, mine: Features, points: tuple[str, ...]) -> Pairs:
    """``points``: ``role=NORTH,EAST``. The points of these roles with the records of the further selection ``records``;
    keys that several things or records carry tell nothing."""
    drawn, said, found = [], [], []
    for text in points:
        role, _, fields = text.partition("=")
        north, east = (part.strip() for part in fields.split(","))
        for record, own, number in _records(inputs, mine, role.strip()):
            values = [decimal_of(record.get(name)) for name in (east, north)]
            if None not in values:
                drawn.append((own.geometry[number].x, own.geometry[number].y))
                said.append([float(value or 0) for value in values])
                found.append(record)
    return Pairs(np.array(drawn, np.float64).reshape(-1, 2), np.array(said, np.float64).reshape(-1, 2), tuple(found))


def levels_of(inputs: Inputs, mine: Features, heights: tuple[str, ...], tag: str) -> tuple[Floats, Floats]:
    """``heights``: ``role=FIELD``. Heights drawn (``height_of``) and said (n,) of the points that have both."""
    found: list[tuple[Decimal, Decimal]] = []
    for text in heights:
        role, _, field = (part.strip() for part in text.partition("="))
        for record, own, number in _records(inputs, mine, role):
            drawn, said = height_of(own[number], str(own.attribute(tag)[number] or "")), decimal_of(record.get(field))
            if drawn is not None and said is not None:
                found.append((drawn, said))
    columns = np.array([(float(drawn), float(said)) for drawn, said in found], np.float64).reshape(-1, 2)
    return columns[:, 0], columns[:, 1]


def height_of(point: Feature, text: str) -> Decimal | None:
    """The Z of a drawn point, or where that is 0 what its ATTRIB ``text`` says; None where neither is a height."""
    entities, row = point.drawing.entities, point.row
    z = entities.xyz[entities.start[row], 2] if entities.start[row + 1] > entities.start[row] else 0
    return written(z) if z else decimal_of(text)


def _records(inputs: Inputs, mine: Features, role: str) -> Iterator[tuple[Record, Features, int]]:
    link = link_of(inputs, role)
    if link is None:
        return
    own = of_role(inputs, mine, link.role)
    by_key = features_by_key(inputs, own, link)
    for key, records in records_by_key(inputs.other("records"), link.table, link.fields).items():
        numbers = by_key.get(key, [])
        if len(records) == 1 and len(numbers) == 1 and own.geometry[numbers[0]] is not None:
            yield records[0], own, numbers[0]
