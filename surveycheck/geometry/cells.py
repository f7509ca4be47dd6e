"""Cells of the tables around a map: the name of a field, and what is written behind it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

import numpy as np
import shapely

from surveycheck.geometry.sheet import plain
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model import Features
from surveycheck.model.columns import Objects

REACH = 15.0
"""The value of a field begins within so many heights of letters behind its name."""

ABOVE = 8.0
"""Or stands no more than so many heights above or below it."""

SAME_LINE = 0.75
"""Two texts stand on one line when their middles are no further apart, in heights."""


def says(text: str, *words: str) -> bool:
    """Is a line of a text one of these regular expressions, blanks left out?"""
    pattern = _any_of(words)
    return pattern is not None and any(map(pattern.fullmatch, plain(text).split("\n")))


@lru_cache(maxsize=256)
def _any_of(words: tuple[str, ...]) -> re.Pattern[str] | None:
    """One expression for several; None for none."""
    every = [f"(?:{word})" for word in words if word]
    return re.compile("|".join(every)) if every else None


def value_of(
    texts: Features, number: int, words: str, names: Sequence[str], alone: Sequence[str] = ()
) -> tuple[str, int] | None:
    """What is written behind the name of a field, and the number of the text that says it: the last group of ``words``
    (a regular expression for a line) in the same text, else the next text to the right on the same line, or the next
    one above or below (the cell of a table; not where a colon says that the value follows), that is none of ``names``
    of fields (but a value that says what it is may be one). Titles and the like (``alone``) stand in no cell. None
    where there is nothing, or but a stroke in the cell (``is_blank``)."""
    for line in plain(str(texts.text[number])).split("\n"):
        match = re.fullmatch(words, line)
        if match and match.lastindex and match[match.lastindex].strip(":._-/—"):
            return match[match.lastindex], number
    boxes = text_boxes(texts)
    if boxes[number] is None:
        return None
    if alone:
        boxes[texts.labels("text").where(lambda text: says(text, *alone))] = None
    height = float(texts.column("height")[number])
    only_right = plain(str(texts.text[number])).endswith(":")
    for sideways in (True,) if only_right else (True, False):
        found = _next(boxes, boxes[number], height, sideways)
        if found >= 0 and is_blank(str(texts.text[found])):
            return None
        if found >= 0 and (_all_value(str(texts.text[found]), words) or not says(str(texts.text[found]), *names)):
            return str(texts.text[found]), found
    return None


def filler(values: Iterable[str], words: Sequence[str]) -> str:
    """The first of the values of a field, where all of them say nothing: each is one of ``words`` (regular expressions
    for a whole value). "" where one says something, or there is none."""
    every = list(values)
    return every[0] if words and every and all(says(value, *words) for value in every) else ""


def is_blank(text: str) -> bool:
    """Without any letter or digit: a stroke or a dash in a cell says that nothing is written there."""
    return not any(map(str.isalnum, text))


def _all_value(text: str, words: str) -> bool:
    """Is the whole text a value of the field, such as a date that says what it is?"""
    match = re.fullmatch(words, plain(text))
    return bool(match and match.lastindex and match[match.lastindex] == plain(text))


def blanks_beside(texts: Features, number: int) -> list[int]:
    """The numbers of blank texts (``is_blank``) that stand to the right of a text, on its line."""
    there = ~shapely.is_missing(texts.geometry)
    at = np.full((len(texts), 2), np.nan)
    at[there] = shapely.get_coordinates(shapely.centroid(texts.geometry[there]))
    height = float(texts.column("height")[number])
    with np.errstate(invalid="ignore"):
        step = at - at[number]
        near = (step[:, 0] > 0) & (step[:, 0] <= REACH * height) & (np.abs(step[:, 1]) <= SAME_LINE * height)
    found: list[int] = np.flatnonzero(near & texts.labels("text").where(is_blank)).tolist()
    return found


def _next(boxes: Objects, own: shapely.Geometry, height: float, sideways: bool) -> int:
    """The nearest box within reach of another: behind it on its line, or over or under it; -1 if there is none."""
    corners = shapely.get_coordinates(own)[:4]
    half = float(np.hypot(*(corners[1] - corners[0]))) / 2
    along = (corners[1] - corners[0]) / (2 * half)
    up = np.array([-along[1], along[0]])
    there = np.flatnonzero(~shapely.is_missing(boxes))
    quads = shapely.get_coordinates(boxes[there]).reshape(-1, 5, 2)[:, :4] - corners.mean(axis=0)
    across, rise = quads @ along, np.abs((quads @ up).mean(axis=1))
    if sideways:
        near = across.min(axis=1)
        mask = (near > 0) & (near - half <= REACH * height) & (rise <= SAME_LINE * height)
    else:
        near = rise
        mask = (across.min(axis=1) < half) & (across.max(axis=1) > -half) & (rise > SAME_LINE * height)
        mask &= rise <= ABOVE * height
    return int(there[mask][np.argmin(near[mask])]) if mask.any() else -1
