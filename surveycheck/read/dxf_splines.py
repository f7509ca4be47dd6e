"""SPLINE: control points (10), knots (40), weights (41), degree (71); without control points its fit points (11).

DXF reference, *SPLINE* and *HELIX*, which is a spline whose own groups come behind and use the same codes again.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import distinct, leads, ranges, starts
from surveycheck.model.columns import Bools, Floats, Ints, Labels
from surveycheck.read.dxf_fields import Fields
from surveycheck.read.dxf_fit import through
from surveycheck.read.dxf_numbers import numbers

CUBIC = 3
SPLINES = ("SPLINE", "HELIX")
HELIX_PART = b"AcDbHelix"
"""Value of group 100 where the own groups of a HELIX begin."""


@dataclass(frozen=True, eq=False)
class Controls:
    """Control points (m, 3) of records, ascending, with their weights (0,) or (m,); knots, and their records."""

    record: Ints
    xyz: Floats
    weight: Floats
    knot: Floats
    of_knot: Ints


def controls_of(fields: Fields, kind: Labels) -> Controls:
    """The control points and knots of all splines.

    What contradicts itself keeps its points and loses its knots, so that no curve can come of it: a number of knots
    that is not control points + degree + 1, or a number of weights that is neither 0 nor that of the points.
    """
    spline = kind.where(SPLINES.__contains__)
    helix = kind.where("HELIX".__eq__)
    found = _of_spline(fields, 10, spline, helix)
    record, xyz = fields.of_pair(found).astype(np.int64), fields.points(found)
    count = np.bincount(record, minlength=len(kind))
    pairs = _of_spline(fields, 40, spline, helix)
    weights = _of_spline(fields, 41, spline, helix)
    knots, weighed = (np.bincount(fields.of_pair(at), minlength=len(kind)) for at in (pairs, weights))
    degree = fields.ints(71, spline, CUBIC)
    sound = spline & (knots == count + degree + 1) & ((weighed == 0) | (weighed == count)) & (count > 0)
    pairs = pairs[sound[fields.of_pair(pairs)]]
    weight = _weights(fields, weights[sound[fields.of_pair(weights)]], record)
    own = Controls(record, xyz, weight, numbers(fields.pairs, pairs), fields.of_pair(pairs).astype(np.int64))
    bare = spline & ~helix & (count == 0)
    return _with(own, _fitted(fields, bare)) if len(fields.at(11, bare)) else own


def _of_spline(fields: Fields, code: int, spline: Bools, helix: Bools) -> Ints:
    """Pairs of a group code of splines; of a HELIX those before its own part."""
    found = fields.at(code, spline)
    if not helix.any():
        return found
    marks = fields.at(100, helix)
    marks = marks[[fields.pairs.value(int(pair)).strip() == HELIX_PART for pair in marks]]
    end = np.full(len(helix), np.iinfo(np.int64).max)
    end[fields.of_pair(marks[::-1])] = marks[::-1]
    kept: Ints = found[found < end[fields.of_pair(found)]]
    return kept


def _weights(fields: Fields, pairs: Ints, record: Ints) -> Floats:
    """Weights of control points of ``record`` (ascending); empty where there are none."""
    if not len(pairs):
        return np.zeros(0)
    weight = np.ones(len(record))
    mine = fields.of_pair(pairs)
    first = np.flatnonzero(leads(mine))
    k = np.arange(len(mine)) - np.repeat(first, np.diff(np.append(first, len(mine))))
    weight[np.searchsorted(record, mine) + k] = numbers(fields.pairs, pairs)
    return weight


def _fitted(fields: Fields, bare: Bools) -> Controls:
    """Splines that are given by fit points only; CAD programs write control points as well."""
    found = fields.at(11, bare)
    record, xyz = fields.of_pair(found).astype(np.int64), fields.points(found)
    numbers_of = distinct(record)
    tangents = np.full((len(bare), 2, 3), np.nan)
    for end, code in enumerate((12, 13)):
        first = fields.first(code, bare)
        tangents[fields.of_pair(first), end] = fields.points(first)
    whole, curves = through(xyz, np.append(np.searchsorted(record, numbers_of), len(record)), tangents[numbers_of])
    owner = numbers_of[whole]
    of_control, of_knot = np.repeat(owner, curves.count), np.repeat(owner, curves.count + CUBIC + 1)
    return Controls(of_control, curves.control, np.zeros(0), curves.knot, of_knot)


def _with(one: Controls, two: Controls) -> Controls:
    """Both, in the order of their records."""
    record = np.concatenate([one.record, two.record])
    order = np.argsort(record, kind="stable")
    weight = np.concatenate([one.weight, np.ones(len(two.record))])[order] if len(one.weight) else one.weight
    of_knot = np.concatenate([one.of_knot, two.of_knot])
    turn = np.argsort(of_knot, kind="stable")
    xyz, knot = np.concatenate([one.xyz, two.xyz]), np.concatenate([one.knot, two.knot])
    return Controls(record[order], xyz[order], weight, knot[turn], of_knot[turn])


def knot_columns(controls: Controls, row: Ints, count: int) -> tuple[Ints, Floats]:
    """The columns ``kstart`` and ``knot``: ``row`` of each record, ``count`` rows in all."""
    return starts(np.bincount(row[controls.of_knot], minlength=count)), controls.knot


def weight_column(controls: Controls, row: Ints, start: Ints) -> Floats:
    """The column ``weight`` beside vertices that start at ``start``."""
    if not len(controls.weight):
        return np.zeros(0)
    weight = np.ones(int(start[-1]))
    mine = row[controls.record]
    first = np.flatnonzero(leads(mine))
    run, k = ranges(np.diff(np.append(first, len(mine))))
    weight[start[mine[first]][run] + k] = controls.weight
    return weight
