"""How texts stand at their place: column ``letters`` of ``Entities``.

DXF reference, *TEXT* (41, 72, 73, 11), *ATTRIB* (41, 72, 74, 11) and *MTEXT* (41, 71, 11).
"""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats, Labels
from surveycheck.read.dxf_fields import Fields

LETTERED = ("TEXT", "MTEXT", "ATTRIB")
BASELINE, ALIGNED, MIDDLE, FIT = 10, 13, 14, 15
ABOVE = np.array([BASELINE, 7, 4, 1])
"""The left anchor for each vertical justification: base line, bottom, middle, top."""


def letters_of(fields: Fields, kind: Labels) -> Floats:
    """Width, anchor, x and y (n, 4) of each record, NaN where it is no text."""
    column = kind.where("MTEXT".__eq__) & fields.live
    line = kind.where(LETTERED.__contains__) & fields.live & ~column
    letters = np.full((len(kind), 4), np.nan)
    letters[:, 0] = np.where(column, fields.floats(41, column, 0.0), fields.floats(41, line, 1.0))
    letters[:, 1] = np.where(column, fields.floats(71, column, 1.0), np.nan)
    letters[line, 1] = _anchors(fields, kind, line)[line]
    _directions(fields, column, line & (letters[:, 1] != BASELINE), letters)
    return letters


def _anchors(fields: Fields, kind: Labels, line: Bools) -> Floats:
    attribute = kind.where("ATTRIB".__eq__)
    across = fields.floats(72, line, 0.0)
    up = np.where(attribute, fields.floats(74, line & attribute, 0.0), fields.floats(73, line & ~attribute, 0.0))
    with np.errstate(invalid="ignore"):
        sound = (across >= 0) & (across <= 5) & (up >= 0) & (up <= 3)
        up, across = np.where(sound, up, 0), np.where(sound, across, 0)
    anchors: Floats = ABOVE[up.astype(np.int64)] + across
    for word, anchor in ((3, ALIGNED), (4, MIDDLE), (5, FIT)):
        anchors[across == word] = anchor
    return anchors


def _directions(fields: Fields, column: Bools, line: Bools, letters: Floats) -> None:
    """Where an MTEXT runs; and from the first point of a TEXT to its second."""
    second = fields.first(11, column | line)
    record = fields.of_pair(second)
    letters[record, 2:] = fields.points(second)[:, :2]
    first = fields.first(10, line)
    at = np.full((len(letters), 2), np.nan)
    at[fields.of_pair(first)] = fields.points(first)[:, :2]
    lost = line & (at == 0).all(axis=1)
    at[lost] = letters[lost, 2:]
    letters[line, 2:] -= at[line]
