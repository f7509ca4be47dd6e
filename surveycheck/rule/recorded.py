"""Coordinates that records state, against the box of a city."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.box import ZONE, most, points_in_box
from surveycheck.model import Place, Record
from surveycheck.model.columns import Bools, Floats
from surveycheck.rule.number import decimal_of
from surveycheck.rule.defect import Where
from surveycheck.rule.inputs import Inputs


@dataclass(frozen=True, eq=False)
class Recorded:
    """Records of one table (n) that state a point, its names of fields (north, east), the points (n, 2; east, north),
    and masks that exclude each other: ``swapped`` lies in the box with its axes exchanged, ``zoned`` without the
    millions of its easting, ``elsewhere`` neither so nor as written."""

    records: tuple[Record, ...]
    fields: tuple[str, str]
    points: Floats
    swapped: Bools
    zoned: Bools
    elsewhere: Bools

    def place(self, number: int) -> Place:
        """Where record ``number`` states its east. (A place: a record that fails a gate would be kept from all that
        compare it.)"""
        record = self.records[number]
        return Place(file=record.file, xpath=f"{record.xpath}/{self.fields[1]}", line=record.line_of(self.fields[1]))

    def told(self, mask: Bools) -> Iterator[tuple[int, int, tuple[Where, ...]]]:
        """Number, count and witnesses of what a mask tells: the first record for the table where most are so, else each
        of them for itself."""
        numbers = np.flatnonzero(mask).tolist()
        if most(mask):
            yield numbers[0], len(numbers), tuple(self.records[number] for number in numbers)
            return
        for number in numbers:
            yield number, 1, (self.records[number],)


def recorded(inputs: Inputs, box: tuple[float, ...], columns: tuple[str, ...]) -> Iterator[Recorded]:
    """For each ``TABLE.north.east`` of ``columns`` the records of the further selection ``records`` that state two
    numbers there, where any does."""
    every = inputs.other("records").records if columns else ()
    for column in columns:
        table, north, east = column.split(".")
        told = [(r, decimal_of(r.get(east)), decimal_of(r.get(north))) for r in every if r.table == table]
        full = [(record, float(x), float(y)) for record, x, y in told if x is not None and y is not None]
        if not full:
            continue
        points = np.array([(x, y) for _, x, y in full], np.float64)
        outside = ~points_in_box(points, box)
        swapped = outside & points_in_box(points[:, ::-1], box)
        less = np.column_stack([points[:, 0] % ZONE, points[:, 1]])
        zoned = outside & ~swapped & points_in_box(less, box)
        records = tuple(record for record, _, _ in full)
        yield Recorded(records, (north, east), points, swapped, zoned, outside & ~swapped & ~zoned)
