"""How the letters of a text stand, see ``surveycheck.map.lettering``."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from surveycheck import Sheet

BACKWARDS, UPSIDE_DOWN = 2, 4
NO_GROUND, WINDOW = -1, -2
LETTER_STEP = 1.5
"""From one letter to the next below it, in heights."""


@dataclass(frozen=True)
class Stand:
    """``slant`` in radians; ``flip``: ``BACKWARDS``, ``UPSIDE_DOWN``; ``ground``: a colour, ``NO_GROUND`` or
    ``WINDOW``; ``margin`` in heights, to its edge and to the line around a text that is ``framed``; ``stretch`` and
    ``step``: factors."""

    slant: float = 0.0
    flip: int = 0
    stacked: bool = False
    stretch: float = 1.0
    step: float = 1.0
    ground: int = NO_GROUND
    margin: float = 0.0
    framed: bool = False


def stand_of(sheet: Sheet, number: int) -> Stand:
    """That of one text."""
    told = {name: sheet.columns[f"text/{name}"][number].item() for name in Stand.__dataclass_fields__}
    return Stand(**told)
