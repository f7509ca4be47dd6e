"""What a person sees who opens a drawing.

Not seen is what stands on a layer that is off or frozen (LAYER: 62 negative, 70 bit 1), what is invisible itself
(group 60), and an invisible attribute (ATTRIB: 70 bit 1). A reference that is invisible, or on a frozen layer, hides
all that it shows; on a layer that is off only what takes that layer from it (AutoCAD's rules). Rules that look at the
data look at what is hidden as at anything else, and FMT-14 says that it is hidden; rules about what can be read on the
map, and what stands around in pictures, leave it out.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from surveycheck.model.columns import Bools
from surveycheck.model.drawing import Drawing


def seen(drawing: Drawing) -> Bools:
    """Which rows of a drawing (n,) are not hidden. Whether their space is shown at all is not asked."""
    e = drawing.entities
    off = {layer.name.casefold() for layer in drawing.layers if layer.off}
    frozen = {layer.name.casefold() for layer in drawing.layers if layer.frozen}
    hides: Bools = e.layer.where(lambda name: name.casefold() in frozen)
    if len(e.invisible):
        hides |= e.invisible
    if hides.any():
        hides |= _handed_down(hides, e.parent)
    hides |= e.layer.where(lambda name: name.casefold() in off)
    hides |= e.type.where("ATTRIB".__eq__) & (e.flags & 1 == 1)
    return ~hides


def _handed_down(hides: Bools, parent: NDArray[np.int32]) -> Bools:
    """What has a row that hides among those that it is shown by."""
    hidden = hides.copy()
    inner = np.flatnonzero(parent >= 0)
    while len(inner := inner[~hidden[inner]]):
        found = inner[hidden[parent[inner]]]
        if not len(found):
            break
        hidden[found] = True
    return hidden
