"""Points that the records of a table state."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from surveycheck.model import Place, Record
from surveycheck.model.columns import Bools, Floats
from surveycheck.rule.defect import Where
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.number import decimal_of


@dataclass(frozen=True, eq=False)
class Recorded:
    """Records of one table (n) that state a point, the points (n, 2; east, north), and the field of the east."""

    records: tuple[Record, ...]
    points: Floats
    east: str

    @property
    def table(self) -> str:
        return self.records[0].table

    def place(self, number: int) -> Place:
        """Where record ``number`` states its east. (A place: a record that fails a gate would be kept from all that
        compare it.)"""
        record = self.records[number]
        return Place(file=record.file, xpath=f"{record.xpath}/{self.east}", line=record.line_of(self.east))

    def told(self, mask: Bools) -> Iterator[tuple[int, int, tuple[Where, ...]]]:
        """Number, count and witnesses of what a mask tells: the first record for the table where more than half are
        so, else each of them for itself."""
        numbers = np.flatnonzero(mask).tolist()
        if 2 * len(numbers) > len(mask):
            yield numbers[0], len(numbers), tuple(self.records[number] for number in numbers)
            return
        for number in numbers:
            yield number, 1, (self.records[number],)


def recorded(inputs: Inputs, columns: tuple[str, ...]) -> Iterator[Recorded]:
    """For each ``TABLE.north.east`` of ``columns`` the records of the further selection ``records`` that state two
    numbers there, where any does."""
    every = inputs.other("records").records if columns else ()
    for column in columns:
        table, north, east = column.split(".")
        told = [(r, decimal_of(r.get(east)), decimal_of(r.get(north))) for r in every if r.table == table]
        full = [(record, float(x), float(y)) for record, x, y in told if x is not None and y is not None]
        if full:
            points = np.array([(x, y) for _, x, y in full], np.float64)
            yield Recorded(tuple(record for record, _, _ in full), points, east)
