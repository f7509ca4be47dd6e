"""References to blocks that show nothing."""

from __future__ import annotations

import numpy as np

from surveycheck.model import Drawing
from surveycheck.model.columns import Bools, Ints
from surveycheck.model.drawing import IN_BLOCK, MODEL_SPACE, Entities

CONSTANT = 2
"""Bit of group 70 of an ATTDEF: its text is part of the block."""

EXTERNAL = 4 | 8 | 16
"""Bits of a block's group 70: its contents are those of another file."""


def bare_references(drawing: Drawing) -> Ints:
    """Rows of model space: INSERTs whose block is defined and holds nothing that is seen (definitions of attributes,
    and references to such blocks), and that have no attribute with a text. What another file holds, what is undefined,
    and what blocks that contain each other would show is not known to be nothing."""
    e = drawing.entities
    defined = {block.name.lower() for block in drawing.blocks if not (block.flags & EXTERNAL or block.xref)}
    rows = np.flatnonzero(e.type.where("INSERT".__eq__) & (e.space == MODEL_SPACE) & (e.parent < 0))
    if not len(rows) or not defined:
        return np.zeros(0, np.int64)
    bare = _bare(e, defined)
    if not bare:
        return np.zeros(0, np.int64)
    told = e.parent[e.type.where("ATTRIB".__eq__) & e.text.where(lambda text: bool(text.strip()))]
    found: Ints = rows[e.block.where(lambda name: name.lower() in bare)[rows] & ~np.isin(rows, told)]
    return found


def _bare(e: Entities, defined: set[str]) -> set[str]:
    """The blocks, in lower case, in which nothing is seen."""
    inside = e.space == IN_BLOCK
    reference = inside & e.type.where("INSERT".__eq__)
    silent: Bools = e.type.where("ATTDEF".__eq__) & ((e.flags & CONSTANT) == 0)
    shows = {name.lower() for name in e.owner.take(inside & ~reference & ~silent).counts()}
    holds: dict[str, set[str]] = {name: set() for name in defined - shows}
    for owner, block in zip(e.owner.take(reference).values, e.block.take(reference).values, strict=True):
        holds.get(owner.lower(), set()).add(block.lower())
    bare: set[str] = set()
    while more := {name for name, held in holds.items() if held <= bare} - bare:
        bare |= more
    return bare
