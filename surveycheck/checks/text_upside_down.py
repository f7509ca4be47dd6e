"""Texts that stand on their heads, or are seen in a mirror."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.text_boxes import letters_of, turns_of
from surveycheck.model import Features
from surveycheck.model.columns import Bools
from surveycheck.model.flipped import mirrored
from surveycheck.model.shown import seen
from surveycheck.rule import Defect, Fact, Inputs, Limit, check

MOST = 0.5
"""More than this part of a drawing's texts must stand upright: else the sheet itself is turned."""

NOISE = 1e-6
"""Degrees."""


@check
def text_upside_down(inputs: Inputs, *, limit: Limit, right: Limit) -> Iterator[Defect]:
    """Yields each text whose base line is turned from leading eastward by more than ``limit`` (°), in drawings where
    more than half of the texts are not; of case ``right`` by ``right`` (°) or more clockwise: its head points to the
    right, and it is read from the left side of the sheet. Blank and hidden texts are none. Case ``mirrored``: a TEXT
    that is drawn backwards or upside down, one of both (71 = 2 or 4), or the few of a drawing that are seen from below
    (extrusion) and are not; in which direction these are read nobody knows."""
    for texts in per_drawing(inputs.features):
        turn, _ = turns_of(texts, letters_of(texts), texts.type.where("MTEXT".__eq__))
        turned = (np.degrees(turn) + 180.0) % 360.0 - 180.0
        shown, below = _read(texts), texts.column("extrusion").astype(float)[:, 2] < 0
        read, flipped = shown & ~below, _mirrored(texts)
        few = np.count_nonzero(shown & below) < (1 - MOST) * np.count_nonzero(shown)
        wrong = (read & flipped) | (shown & below & ~flipped & few)
        for number in np.flatnonzero(wrong).tolist():
            yield Defect(texts[number], facts={"text": str(texts.text[number])}, case="mirrored")
        down = np.abs(turned) > limit.value + NOISE
        over = read & ~wrong & (down | (turned <= NOISE - right.value))
        if np.count_nonzero(over) < (1 - MOST) * np.count_nonzero(read):
            for number in np.flatnonzero(over).tolist():
                least = limit if down[number] else right
                facts: dict[str, Fact] = {
                    "text": str(texts.text[number]),
                    "angle": rounded(abs(float(turned[number]))),
                    "limit": least.value,
                }
                yield Defect(texts[number], facts=facts, case="" if down[number] else "right")


def _read(texts: Features) -> Bools:
    """Which texts of one drawing say something, and are shown."""
    read = texts.labels("text").where(lambda text: bool(text.strip()))
    read &= np.isfinite(texts.column("rotation").astype(float))
    read &= texts.column("extrusion").astype(float)[:, 2] != 0
    mask: Bools = read & seen(texts.drawings[texts.source[0]])[texts.row]
    return mask


def _mirrored(texts: Features) -> Bools:
    """Which texts of one drawing are drawn backwards or upside down. Texts in placed blocks are
    not asked."""
    look = texts.drawings[texts.source[0]].entities.look
    return texts.type.where("TEXT".__eq__) & np.isin(texts.row, look[mirrored(look), 0])
