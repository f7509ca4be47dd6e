"""Where texts stand: boxes around what is written, estimated without its font.

A letter is as wide as high where it is Chinese (full width), ``NARROW`` of that elsewhere, both times the width factor
(DXF reference, *TEXT*, 41): about the stroke fonts that surveyors write with (``rs.shx``, ``hztxt.shx``). Most TrueType
fonts are wider, so a box is rather too small than too large. The base line is its lower edge.
"""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
import shapely

from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Labels, Objects

NARROW = 0.6
"""Width of Latin letters and digits, in heights of a capital."""

LINE_STEP = 5.0 / 3.0
"""From one line of an MTEXT to the next, in heights (DXF reference, *MTEXT*, 44)."""

BASELINE, ALIGNED, MIDDLE, FIT = 10, 13, 14, 15
"""Values of ``Entities.letters`` that are no corner, side or middle of a box."""


@cache
def units(line: str) -> float:
    """Width of a line of text, in heights of a capital letter."""
    if line.isascii():
        return NARROW * len(line)
    wide, silent = (sum(_look(letter)[k] for letter in line) for k in (0, 1))
    return wide + NARROW * (len(line) - wide - silent)


@cache
def _look(letter: str) -> tuple[bool, bool]:
    """Is a letter as wide as high, and does it stand on another?"""
    return unicodedata.east_asian_width(letter) in "WFA", unicodedata.combining(letter) > 0


@cache
def _lines(text: str, column: float) -> tuple[float, int]:
    """Width and number of the lines of an MTEXT in a column so many heights wide (0: of any width)."""
    each = [units(line) for line in text.split("\n")]
    if column <= 0:
        return max(each), len(each)
    return min(max(each), max(column, 1.0)), sum(max(1, int(np.ceil(width / column - 1e-9))) for width in each)


def text_boxes(features: Features) -> Objects:
    """A rectangle (n,) around each text, in drawing coordinates; None where it has no corners."""
    corners = text_corners(features)
    there = ~np.isnan(corners[:, 0, 0])
    boxes = np.full(len(features), None, object)
    boxes[there] = shapely.polygons(corners[there])
    return boxes


def text_corners(features: Features) -> Floats:
    """The corners (n, 4, 2) of a rectangle around each text, in drawing coordinates; NaN where nothing is written or
    where it cannot be told: no place, no height, no two points for a text between them, or letters in a plane of their
    own that is not that of the map."""
    rows = np.flatnonzero(_placed(features))
    if not len(rows):
        return np.full((len(features), 4, 2), np.nan)
    texts = features.take(rows)
    height = texts.column("height").astype(float)
    letters = letters_of(texts)
    column = texts.type.where("MTEXT".__eq__)
    size = text_sizes(texts.labels("text"), height, letters[:, 0], column)
    turn, reach = turns_of(texts, letters, column)
    between = np.isin(letters[:, 1], (ALIGNED, FIT))
    spread = np.where(between & (reach > 0), reach / size[:, 0], 1.0)
    size *= np.stack([spread, np.where(letters[:, 1] == ALIGNED, spread, 1.0)], axis=1)
    left, bottom = offsets_from_anchor(letters[:, 1], size)
    start = shapely.get_coordinates(texts.geometry) + steps_to_anchor(letters, column)
    told = _rectangles(start, turn, left, bottom, size)
    told[between & (reach == 0)] = np.nan
    if len(rows) == len(features):
        return told
    corners = np.full((len(features), 4, 2), np.nan)
    corners[rows] = told
    return corners


def _placed(features: Features) -> Bools:
    """Texts that say something, at a place and in a size that are known, in the plane of the map."""
    kind = features.type.where(("TEXT", "MTEXT", "ATTRIB").__contains__)
    if not kind.any():
        return kind
    height = features.column("height").astype(float)
    flat = features.column("extrusion").reshape(-1, 3)[:, 2].astype(float) > 1 - 1e-9
    written = features.labels("text").where(lambda text: bool(text.strip()))
    with np.errstate(invalid="ignore"):
        mask: Bools = kind & flat & written & (height > 0) & ~shapely.is_missing(features.geometry)
    return mask


def letters_of(texts: Features) -> Floats:
    """Column ``letters``; drawings without it hold no text. What is no number is taken as usual."""
    letters: Floats = texts.column("letters").astype(float).reshape(-1, 4)
    usual = np.where(texts.type.where("MTEXT".__eq__)[:, None], (0.0, 1.0), (1.0, BASELINE))
    letters[:, :2] = np.where(np.isfinite(letters[:, :2]), letters[:, :2], usual)
    return letters


def text_sizes(texts: Labels, height: Floats, width: Floats, column: Bools) -> Floats:
    """Width and height (n, 2) of what is written, in drawing units. Each text is measured once."""
    wide = np.zeros(len(texts.names))
    single = texts.codes[~column]
    for code in np.unique(single).tolist():
        wide[code] = units(texts.names[code])
    size = np.ones((len(texts), 2))
    size[~column, 0] = wide[single] * np.abs(width[~column])
    for i in np.flatnonzero(column).tolist():
        most, lines = _lines(texts[i], round(float(width[i] / height[i]), 3))
        size[i] = most, 1 + (lines - 1) * LINE_STEP
    return size * height[:, None]


def turns_of(texts: Features, letters: Floats, column: Bools) -> tuple[Floats, Floats]:
    """Direction of the base line (radians), and the distance between the two points of a text that has them."""
    turn = np.radians(np.nan_to_num(texts.column("rotation").astype(float)))
    reach = np.nan_to_num(np.hypot(letters[:, 2], letters[:, 3]))
    led = (column | np.isin(letters[:, 1], (ALIGNED, FIT))) & (reach > 0)
    turn[led] = np.arctan2(letters[led, 3], letters[led, 2])
    return turn, reach


def steps_to_anchor(letters: Floats, column: Bools) -> Floats:
    """From the place of a text to the place of its anchor."""
    steps = np.nan_to_num(letters[:, 2:])
    steps[column | np.isin(letters[:, 1], (BASELINE, ALIGNED, FIT))] = 0.0
    return steps


def offsets_from_anchor(anchor: Floats, size: Floats) -> tuple[Floats, Floats]:
    """Where the box begins, from its anchor: along the base line, and up from it."""
    corner = (anchor >= 1) & (anchor <= 9)
    across = np.where(corner, (anchor - 1) % 3, np.where((anchor == 11) | (anchor == MIDDLE), 1, 2 * (anchor == 12)))
    up = np.where(corner, 2 - (anchor - 1) // 3, np.where(anchor == MIDDLE, 1, 0))
    return -across * size[:, 0] / 2, -up * size[:, 1] / 2


def _rectangles(start: Floats, turn: Floats, left: Floats, bottom: Floats, size: Floats) -> Floats:
    along = np.stack([np.cos(turn), np.sin(turn)], axis=1)
    up = np.stack([-along[:, 1], along[:, 0]], axis=1)
    origin = start + along * left[:, None] + up * bottom[:, None]
    wide, high = along * size[:, :1], up * size[:, 1:]
    corners = np.empty((len(start), 4, 2))
    corners[:, 0], corners[:, 1], corners[:, 3] = origin, origin + wide, origin + high
    corners[:, 2] = corners[:, 1] + high
    return corners
