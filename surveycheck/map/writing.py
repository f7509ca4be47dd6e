"""Texts as a map writes them: where, how large, which way, and what of them stands at their place."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import shapely
from numpy.typing import NDArray

from surveycheck.geometry.text_boxes import (
    ALIGNED,
    FIT,
    letters_of,
    offsets_from_anchor,
    steps_to_anchor,
    text_sizes,
    turns_of,
)
from surveycheck.map.flows import Flows, flows, size_of
from surveycheck.map.lettering import COLUMNS, Lettering, lettering
from surveycheck.model import Drawing, Features
from surveycheck.model.columns import Bools, Floats, Ints

LEVEL = 1.0 - 1e-6
"""The plane of a text is level when the z of its normal is at least this much: others are not written in."""


WIDER = 1.3
"""Letters of a window's fonts, in widths of those that texts are measured with elsewhere."""


LETTER_STEP = 1.5
"""From one letter to the next below it, in heights."""


@dataclass(frozen=True, eq=False)
class Writing:
    """t texts. ``row`` in ``Entities``; ``at`` (t, 2) the place of the anchor near the origin; ``turn`` of the base
    line in radians; ``height`` of a capital; ``width``: factor of a TEXT, width of the column of an MTEXT (0: none);
    ``anchor`` as in ``Entities.letters``; ``reach``: the length that an aligned or fitted text takes; ``column``: an
    MTEXT; ``mirrored``: seen from below; ``box`` (t, 4), roughly; ``flows``: those that have several columns; and how
    their letters stand."""

    row: Ints
    at: Floats
    turn: Floats
    height: Floats
    width: Floats
    anchor: NDArray[np.int8]
    reach: Floats
    column: Bools
    mirrored: Bools
    box: Floats
    flows: Flows
    lettering: Lettering


def writing(drawing: Drawing, rows: Ints, origin: Floats) -> Writing:
    """The texts among ``rows``; those that say nothing, or have no size, or stand upright in space are left out."""
    e = drawing.entities
    z = e.extrusion[rows, 2] / np.maximum(np.linalg.norm(e.extrusion[rows], axis=1), 1e-300)
    told = e.text.take(rows).where(lambda text: bool(text.strip())) | e.type.take(rows).where("ATTDEF".__eq__)
    with np.errstate(invalid="ignore"):
        rows = rows[told & (np.abs(z) >= LEVEL) & (e.height[rows] > 0) & np.isfinite(e.height[rows])]
    texts = Features((drawing,), np.zeros(len(rows), np.int32), rows.astype(np.int32))
    letters = _letters(texts)
    column = texts.type.where(COLUMNS.__contains__)
    stand = lettering(drawing, rows, column)
    height = e.height[rows] * stand.size
    turn, reach = turns_of(texts, letters, column)
    mirrored = e.extrusion[rows, 2] < 0
    step = steps_to_anchor(letters, column)
    step[mirrored, 0] *= -1.0
    at = shapely.get_coordinates(e.geometry[rows]) - origin + step
    flowing = flows(drawing, rows)
    size = _sizes(texts, letters, column, reach, stand)
    for k, number in enumerate(flowing.text.tolist()):
        high = flowing.high[flowing.start[k] : flowing.start[k + 1]]
        size[number] = size_of(flowing.shape[k], high, float(height[number]))
    box = _boxes(letters, size, at, turn, mirrored, stand.flip)
    anchor = letters[:, 1].astype(np.int8)
    return Writing(rows, at, turn, height, letters[:, 0], anchor, reach, column, mirrored, box, flowing, stand)


def _letters(texts: Features) -> Floats:
    """The columns; drawings of which no text says any have none."""
    if any(len(d.entities.letters) == 0 for d in texts.drawings):
        usual = np.array([1.0, 10.0, np.nan, np.nan])
        return np.tile(usual, (len(texts), 1))
    return letters_of(texts).copy()


def _sizes(texts: Features, letters: Floats, column: Bools, reach: Floats, stand: Lettering) -> Floats:
    """Width and height (t, 2), about, in the fonts of a window: these are wider than those of surveyors."""
    height = texts.column("height").astype(float) * stand.size
    size = text_sizes(texts.labels("text"), height, letters[:, 0], column)
    size[:, 0] *= WIDER * np.maximum(stand.stretch, 1.0)
    bounded = column & (letters[:, 0] > 0)
    size[bounded, 0] = np.minimum(size[bounded, 0], letters[bounded, 0])
    size[bounded, 1] *= np.maximum(stand.stretch[bounded], 1.0)
    size[:, 0] += size[:, 1] * np.abs(np.tan(stand.slant))
    stacked = stand.stacked
    size[stacked] = np.maximum(size[stacked, ::-1] * LETTER_STEP, height[stacked, None])
    between = np.isin(letters[:, 1], (ALIGNED, FIT)) & (reach > 0)
    size[between, 0] = reach[between]
    return size


def _boxes(letters: Floats, size: Floats, at: Floats, turn: Floats, mirrored: Bools, flip: NDArray[np.int8]) -> Floats:
    left, bottom = offsets_from_anchor(letters[:, 1], size)
    between = np.isin(letters[:, 1], (ALIGNED, FIT))
    left = np.where((flip & 2 > 0) & ~between, -left - size[:, 0], left)
    bottom = np.where(flip & 4 > 0, -bottom - size[:, 1], bottom)
    along = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    up = np.stack([-along[:, 1], along[:, 0]], axis=1)
    along[mirrored, 0] *= -1.0
    up[mirrored, 0] *= -1.0
    first = at + along * left[:, None] + up * bottom[:, None]
    corners = np.stack([first, first + along * size[:, :1], first + up * size[:, 1:]], axis=1)
    corners = np.concatenate([corners, corners[:, 1:2] + corners[:, 2:3] - corners[:, :1]], axis=1)
    return np.concatenate([corners.min(axis=1), corners.max(axis=1)], axis=1)
