"""How texts stand at their place: column ``letters`` of ``Entities``.

DXF reference, *TEXT* (41, 72, 73, 11), *ATTRIB* (41, 72, 74, 11) and *MTEXT* (41, 71, 11).
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_numbers import numbers

LETTERED = ("TEXT", "MTEXT", "ATTRIB")
BASELINE, ALIGNED, MIDDLE, FIT = 10, 13, 14, 15
ABOVE = np.array([BASELINE, 7, 4, 1])
"""The left anchor for each vertical justification: base line, bottom, middle, top."""


@dataclass(frozen=True, eq=False)
class _Texts:
    """The n texts among the records: a mask of records, and for each record which of the texts it is."""

    fields: Fields
    record: Ints
    lettered: Bools
    place: Ints

    def numbers(self, code: int, default: Floats | float) -> Floats:
        """The first number of a group code in each text (n,)."""
        found = self.fields.first(code, self.lettered)
        column = np.full(len(self.record), default)
        column[self.place[self.fields.of_pair(found)]] = numbers(self.fields.pairs, found)
        return column

    def points(self, code: int) -> Floats:
        """The first point of a group code in each text (n, 2), NaN without."""
        found = self.fields.first(code, self.lettered)
        points = np.full((len(self.record), 2), np.nan)
        points[self.place[self.fields.of_pair(found)]] = self.fields.points(found)[:, :2]
        return points


def letters_of(fields: Fields, kind: Labels) -> tuple[Ints, Floats]:
    """The records that are texts (n,), and width, anchor, x and y (n, 4) of each."""
    lettered = kind.where(LETTERED.__contains__) & fields.live
    record = np.flatnonzero(lettered)
    place = np.zeros(len(kind), np.int64)
    place[record] = np.arange(len(record))
    texts = _Texts(fields, record, lettered, place)
    mine = kind.take(record)
    column = mine.where("MTEXT".__eq__)
    letters = np.full((len(record), 4), np.nan)
    letters[:, 0] = texts.numbers(41, np.where(column, 0.0, 1.0))
    letters[:, 1] = np.where(column, texts.numbers(71, 1.0), _anchors(texts, mine.where("ATTRIB".__eq__)))
    letters[:, 2:] = _directions(texts, column, letters[:, 1])
    return record, letters


def _anchors(texts: _Texts, attribute: Bools) -> Floats:
    """Of texts of one line, from how they are justified across (72) and up (73, of an ATTRIB 74)."""
    across = texts.numbers(72, 0.0)
    up = np.where(attribute, texts.numbers(74, 0.0), texts.numbers(73, 0.0))
    with np.errstate(invalid="ignore"):
        sound = (across >= 0) & (across <= 5) & (up >= 0) & (up <= 3)
        up, across = np.where(sound, up, 0), np.where(sound, across, 0)
    anchors: Floats = ABOVE[up.astype(np.int64)] + across
    for word, anchor in ((3, ALIGNED), (4, MIDDLE), (5, FIT)):
        anchors[across == word] = anchor
    return anchors


def _directions(texts: _Texts, column: Bools, anchor: Floats) -> Floats:
    """Where an MTEXT runs; and from the first point of a TEXT to its second, where that one counts."""
    second = texts.points(11)
    line = ~column & (anchor != BASELINE)
    direction = np.where((column | line)[:, None], second, np.nan)
    if line.any():
        first = texts.points(10)[line]
        lost = (first == 0).all(axis=1)
        direction[line] -= np.where(lost[:, None], second[line], first)
    return direction
