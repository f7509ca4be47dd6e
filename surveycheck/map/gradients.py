"""Hatches that go over from one colour into another, where references show them too."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.curves import starts
from surveycheck.map.instances import Instances
from surveycheck.map.seen import FILL, Seen
from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.gradients import ANGLE, COLOR, WAY, WAYS

MOST = 20_000
"""Of more, those behind have their one colour."""


STRAIGHT, ROUND, FROM_FOOT = range(3)
"""From side to side, from the middle outward, from the middle of the lower edge."""


@dataclass(frozen=True, eq=False)
class Gradients:
    """g hatches: their number among the things, ``shape`` (STRAIGHT, …), whether they go ``back`` to their first
    colour, ``angle`` in degrees, the two ``colors`` (g, 2) as red, green and blue."""

    thing: Ints
    shape: Ints
    back: Bools
    angle: Floats
    colors: Ints


def gradients(drawing: Drawing, seen: Seen) -> Gradients:
    """Those among the things."""
    look = drawing.entities.look
    part = look[np.isin(look[:, 1], (WAY, ANGLE, COLOR))] if len(look) else np.zeros((0, 3))
    hatch = np.unique(part[part[:, 1] == WAY, 0]).astype(np.int64)
    if not len(hatch):
        nothing = np.zeros(0, np.int64)
        return Gradients(nothing, nothing, nothing != 0, np.zeros(0), np.zeros((0, 2), np.int64))
    things = seen.of(FILL)
    source = Instances(drawing).source[seen.row[things]]
    mine = np.flatnonzero(np.isin(source, hatch))[:MOST]
    place = np.searchsorted(hatch, source[mine])

    def said(number: int) -> Floats:
        rows = part[part[:, 1] == number]
        rows = rows[np.isin(rows[:, 0], hatch)]
        first = starts(np.bincount(np.searchsorted(hatch, rows[:, 0].astype(np.int64)), minlength=len(hatch)))
        values: Floats = np.stack([rows[first[:-1], 2], rows[np.maximum(first[1:] - 1, 0), 2]], axis=1)[place]
        return values

    names = [WAYS[way] for way in said(WAY)[:, 0].astype(np.int64).tolist()]
    shape = [FROM_FOOT if "HEMI" in name or "CURVED" in name else "SPHER" in name and ROUND for name in names]
    colors = said(COLOR).astype(np.int64)
    turned = np.array([name.startswith("INV") for name in names], np.bool_)
    turned ^= np.array(shape) != STRAIGHT  # what is round has its second colour in the middle, as a cylinder has
    colors[turned] = colors[turned][:, ::-1]
    back = np.array(["CYLINDER" in name for name in names], np.bool_)
    return Gradients(things[mine], np.array(shape, np.int64), back, said(ANGLE)[:, 0], colors)
