"""Texts that are drawn backwards or upside down (DXF reference, *TEXT* and *ATTRIB*, group 71), as rows of the column
``look`` of a drawing tell it."""

from __future__ import annotations

import numpy as np

from surveycheck.model.columns import Bools, Floats

FLIPPED = 71
"""The number of such a row."""

BACKWARD, UPSIDE_DOWN = 2, 4
"""Bits of its value. The reader turns what is both by half a turn: its letters are the right way round."""


def mirrored(look: Floats) -> Bools:
    """Which rows (p,) of ``look`` tell of a text that is seen in a mirror: one of the two, and not both."""
    mask: Bools = (look[:, 1] == FLIPPED) & np.isin(look[:, 2], (BACKWARD, UPSIDE_DOWN))
    return mask
