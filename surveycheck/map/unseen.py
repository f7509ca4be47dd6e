"""What a map does not show, counted: nothing is missing in silence."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.references import REFERENCES
from surveycheck.map.leaders import rows_of
from surveycheck.map.seen import WRITTEN, Seen
from surveycheck.model import Drawing
from surveycheck.model.drawing import MODEL_SPACE, PAPER_SPACE
from surveycheck.model.leaders import BLOCK, LEADERS
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
    lost[[row for row in _in_part(drawing) if e.parent[row] < 0 and e.space[row] == MODEL_SPACE]] = True
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


def _in_part(drawing: Drawing) -> list[int]:
    """Leaders that show a block of which more than lines is to be seen."""
    e = drawing.entities
    said = e.look[e.look[:, 1] == BLOCK] if len(e.look) else np.zeros((0, 3))
    said = said[e.type.take(said[:, 0].astype(np.int64)).where(LEADERS.__contains__)]
    found = []
    for row, _, number in said.tolist():
        rows = rows_of(e, drawing.blocks[int(number)].name)
        if not (shapely.get_dimensions(e.geometry[rows]) > 0).all():
            found.append(int(row))
    return found
