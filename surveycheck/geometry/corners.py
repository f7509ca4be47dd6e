"""Corners of lines and rings: the angle that two pieces leave between them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.pieces import Pieces
from surveycheck.model.columns import Floats, Ints


@dataclass(frozen=True, eq=False)
class Corners:
    """c corners: ``owner`` (c,) number of the feature, ``at`` (c, 2), ``angle`` (c,) between the two sides in degrees,
    0 to 180; of arcs the tangents are meant."""

    owner: Ints
    at: Floats
    angle: Floats


def corners_of(pieces: Pieces, tolerance: float) -> Corners:
    """Where pieces follow each other, the seam of a ring included."""
    one, two = following_sides(pieces, tolerance)
    begin, end = pieces.headings()
    turn = np.abs((begin[two] - end[one] + 180.0) % 360.0 - 180.0)
    return Corners(pieces.owner[one], pieces.last[one], 180.0 - turn)


def following_sides(pieces: Pieces, tolerance: float) -> tuple[Ints, Ints]:
    """Pairs of pieces of one line or ring that follow each other. Pieces no longer than ``tolerance`` (m) are repeated
    vertices, and what they part is one corner."""
    string, closed = strings_of(pieces)
    long = np.flatnonzero(pieces.chord() > tolerance)
    string = string[long]
    if not len(long):
        return long, long
    first = np.flatnonzero(np.append(True, string[1:] != string[:-1]))
    last = np.append(first[1:], len(long)) - 1
    following = np.arange(1, len(long) + 1)
    following[last] = first
    ends = np.zeros(len(long), np.bool_)
    ends[last] = ~closed[string[last]] | (first == last)
    return long[~ends], long[following[~ends]]


def strings_of(pieces: Pieces) -> tuple[Ints, np.ndarray]:
    """The number (k,) of the line or ring that each piece belongs to, and which of these are closed."""
    count = len(pieces.owner)
    if not count:
        return np.zeros(0, np.int64), np.zeros(0, np.bool_)
    parted = (pieces.owner[1:] != pieces.owner[:-1]) | (pieces.first[1:] != pieces.last[:-1]).any(axis=1)
    string = np.append(0, np.cumsum(parted))
    first = np.flatnonzero(np.append(True, parted))
    last = np.append(first[1:], count) - 1
    return string, (pieces.first[first] == pieces.last[last]).all(axis=1)
