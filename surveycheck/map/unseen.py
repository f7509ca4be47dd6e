"""What a map does not show, counted: nothing is missing in silence."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.references import REFERENCES
from surveycheck.map.seen import WRITTEN, Seen
from surveycheck.model import Drawing
from surveycheck.model.drawing import MODEL_SPACE, PAPER_SPACE
from surveycheck.model.underlays import UNDERLAYS

PAPER = "paper"
QUIET = ("VIEWPORT", "ATTRIB", "ATTDEF", "WIPEOUT", "GEOPOSITIONMARKER", "LIGHT", "SUN", "CAMERA", "SECTION")
"""Types that CAD programs show nothing of either."""


def unseen(drawing: Drawing, seen: Seen) -> dict[str, int]:
    """By DXF type: things of model space that could not be drawn. References count where nothing of their block is
    shown and that is known; so do underlays, of which there is a frame at most; what is invisible, or says nothing,
    does not. ``paper``: all that stands in paper space."""
    e = drawing.entities
    lost = (e.space == MODEL_SPACE) & (e.parent < 0)
    lost[seen.row] &= e.type.take(seen.row).where(UNDERLAYS.__contains__)
    lost &= ~shapely.is_empty(e.geometry)  # faces all of whose edges are hidden
    if len(e.invisible):
        lost &= ~e.invisible
    lost[e.parent[e.parent >= 0]] = False
    empty = e.type.where(WRITTEN.__contains__) & ~e.text.where(lambda text: bool(text.strip()))
    blocks = {block.name.casefold() for block in drawing.blocks}
    known = e.block.where(lambda name: name.casefold() in blocks)
    lost &= ~empty & ~e.type.where(QUIET.__contains__) & ~(e.type.where(REFERENCES.__contains__) & known)
    found = {PAPER: int(np.count_nonzero((e.space == PAPER_SPACE) & e.type.where("VIEWPORT".__ne__)))}
    codes, counts = np.unique(e.type.codes[lost], return_counts=True)
    return found | {e.type.names[code]: count for code, count in zip(codes.tolist(), counts.tolist(), strict=True)}
