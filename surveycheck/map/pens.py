"""Line weights, see-through fills, and the order in which fills lie upon each other."""

from __future__ import annotations

import numpy as np

from surveycheck.geometry.curves import leads
from surveycheck.map.instances import Instances
from surveycheck.map.seen import FILL, Seen
from surveycheck.map.sheet import FULL, SOLID
from surveycheck.model import Drawing
from surveycheck.model.columns import Floats, Ints

WEIGHT, OF_LAYER, OF_BLOCK, USUAL = 370, -1, -2, 25
"""Group 370, what it says by -1 and -2, and the usual weight ($LWDEFAULT) in hundredths of a millimetre."""

TRANSPARENCY, OWN, AS_BLOCK, OPAQUE = 440, 0x2000000, 0x1000000, 255
"""Group 440, and what it says, with 0 (nothing is seen of it) to 255 (all of it) added, of one that is its own; what it
says where it is that of the reference; nothing shines through."""

MOST_BANDS = 300
"""Bands of fills with one pen each that are drawn one after the other; where there are more, each pen has one."""


def weights(drawing: Drawing, rows: Ints) -> Ints:
    """The line weight (n,) of each row, in hundredths of a millimetre."""
    e = drawing.entities
    table = {layer.name.casefold(): layer.weight for layer in drawing.layers}
    of_layer = np.array([table.get(name.casefold(), -3) for name in e.layer.names] or [-3], np.int64)
    found: Ints = of_layer[e.layer.codes[rows]]
    look = e.look[e.look[:, 1] == WEIGHT]
    if len(look):
        told = np.full(len(e), OF_LAYER, np.int64)
        told[look[:, 0].astype(np.int64)] = np.clip(look[:, 2], -3, 1000).astype(np.int64)
        own = _handed_down(told[Instances(drawing).source], e.parent.astype(np.int64), rows)
        found = np.where(own == OF_LAYER, found, own)
    return np.where(found < 0, USUAL, found)


def faded(shade: Floats, drawing: Drawing, rows: Ints) -> Floats:
    """How the rows are shaded, of those that are shaded with all of their colour also those that are said to be
    see-through: by themselves, by their layer, or by the reference that shows them."""
    e = drawing.entities
    table = {layer.name.casefold(): layer.opacity for layer in drawing.layers}
    of_layer = np.array([table.get(name.casefold(), OPAQUE) for name in e.layer.names] or [OPAQUE], np.int64)
    found = of_layer[e.layer.codes[rows]]
    look = e.look[e.look[:, 1] == TRANSPARENCY]
    if len(look):
        value = np.where((look[:, 2] >= OWN) & (look[:, 2] < OWN + 256), look[:, 2] - OWN, OF_LAYER)
        told = np.full(len(e), OF_LAYER, np.int64)
        told[look[:, 0].astype(np.int64)] = np.where(look[:, 2] == AS_BLOCK, OF_BLOCK, value).astype(np.int64)
        own = _handed_down(told[Instances(drawing).source], e.parent.astype(np.int64), rows)
        found = np.where(own == OF_LAYER, found, np.where(own == OF_BLOCK, OPAQUE, own))
    tenths = np.clip(np.round(found / 25.5), 1, 10)
    return np.where((shade == FULL) & (tenths < 10), SOLID + tenths, shade)


def _handed_down(told: Ints, parent: Ints, rows: Ints) -> Ints:
    """What each row says; of what leaves it to the reference, that of the reference."""
    own, above = told[rows].copy(), parent[rows].astype(np.int64)
    while len(open_ := np.flatnonzero((own == OF_BLOCK) & (above >= 0))):
        own[open_] = told[above[open_]]
        above[open_] = parent[above[open_]]
    return own


def bands(drawing: Drawing, seen: Seen, pens: Floats) -> Ints:
    """A number (n,) for each thing by which fills lie upon each other as the file draws them; 0 for what is no fill.
    ``pens`` (n, k): what they are drawn with."""
    fill = seen.of(FILL)
    found = np.zeros(len(seen.row), np.int64)
    if not len(fill):
        return found
    e = drawing.entities
    root, above = seen.row[fill].astype(np.int64), e.parent[seen.row[fill]].astype(np.int64)
    while len(inner := np.flatnonzero(above >= 0)):
        root[inner] = above[inner]
        above[inner] = e.parent[root[inner]]
    place = Instances(drawing).order[np.minimum(root, len(e) - 1)]
    order = fill[np.lexsort((seen.row[fill], place))]
    _, pen = np.unique(pens[order], axis=0, return_inverse=True)
    pen = pen.reshape(-1)
    band = np.cumsum(leads(pen)) - 1
    if band[-1] >= MOST_BANDS:
        _, first = np.unique(pen, return_index=True)
        band = np.argsort(np.argsort(first))[pen]
    found[order] = band
    return found
