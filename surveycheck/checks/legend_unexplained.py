"""Symbols of a legend beside which nothing says what they stand for."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.cells import says
from surveycheck.geometry.sheet import rectangles
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model.columns import Bools, Floats
from surveycheck.model.drawing import MODEL_SPACE, TEXT
from surveycheck.rule import Defect, Drawing, Features, Inputs, NothingToCheck, check

FEWEST, SHARE = 3, 0.6
"""So many symbols, and such a part of all, have words to their right: then the legend is made of rows."""

INSIDE = 0.001
"""Metres that what stands in a frame may reach over it."""


@check
def legend_unexplained(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table of what sheets show (``words``: of the heading of a legend). Yields each thing in the
    frame around such a heading (the smallest rectangle) that has no text to its right at its height, where most have;
    texts that begin there all the same (turned, or without words) are witnesses. Frames without a rectangle, and
    drawings of which a part is lost, are not judged; raises ``NothingToCheck`` where there is no other."""
    words, judged = [row["words"] for row in inputs.rows], False
    for drawing in (d for d in inputs.model.drawings if words and d.file not in inputs.incomplete):
        for symbols, explained, texts in _legends(drawing, words):
            if np.count_nonzero(explained) >= max(FEWEST, SHARE * len(explained)):
                judged = True
                for number in np.flatnonzero(~explained).tolist():
                    others = tuple(_begun_beside(symbols.take(np.array([number])), texts))
                    yield Defect(symbols[number], facts={"count": len(symbols)}, others=others)
    if not judged:
        raise NothingToCheck


def _legends(drawing: Drawing, words: list[str]) -> Iterator[tuple[Features, Bools, Features]]:
    """The symbols of each legend, which of them have a text, and its texts."""
    whole = Features.every((drawing,))
    titled = (whole.shape == TEXT) & whole.labels("text").where(lambda name: says(name, *words))
    if not titled.any():
        return
    there = (whole.column("space") == MODEL_SPACE) & ~shapely.is_missing(whole.geometry)
    every = whole.take(there)
    text, bounds = every.shape == TEXT, shapely.bounds(every.geometry)
    boxes = rectangles(every.geometry[~text])
    for title in np.flatnonzero(titled[there]).tolist():
        around = boxes[_within(bounds[[title]].repeat(len(boxes), axis=0), boxes)]
        if not len(around):
            continue
        box = around[np.argmin((around[:, 2] - around[:, 0]) * (around[:, 3] - around[:, 1]))]
        held = _within(bounds, box[None, :])
        framing = (np.abs(bounds - box) <= INSIDE).all(axis=1)
        held[title] = False
        symbols = every.take(held & ~text & ~framing)
        texts = every.take(held & text)
        yield symbols, _explained(bounds[held & ~text & ~framing], texts), texts


def _begun_beside(symbol: Features, texts: Features) -> Features:
    """The texts that begin to the right of a symbol, no farther above or below it than they are high."""
    west, south, east, north = shapely.bounds(symbol.geometry)[0]
    x, y = shapely.bounds(texts.geometry)[:, :2].T
    height = texts.column("height").astype(float)
    return texts.take((x >= (west + east) / 2) & (y >= south - height) & (y <= north + height))


def _within(bounds: Floats, boxes: Floats) -> Bools:
    over = np.maximum(boxes[:, :2] - bounds[:, :2], bounds[:, 2:] - boxes[:, 2:])
    return np.asarray((over <= INSIDE).all(axis=1), np.bool_)


def _explained(symbols: Floats, texts: Features) -> Bools:
    """Which symbols have a text that begins to their right and stands at their height."""
    boxes = text_boxes(texts)
    there = shapely.bounds(boxes[~shapely.is_missing(boxes)]).reshape(-1, 4)
    right = there[None, :, 0] >= (symbols[:, None, 0] + symbols[:, None, 2]) / 2
    level = (there[None, :, 1] <= symbols[:, None, 3]) & (there[None, :, 3] >= symbols[:, None, 1])
    found: Bools = (right & level).any(axis=1)
    return found
