"""Symbols of a legend beside which nothing says what they stand for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import shapely

from surveycheck.geometry.cells import says
from surveycheck.geometry.drawings import placeless
from surveycheck.geometry.sheet import rectangles
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model import Facts
from surveycheck.model.columns import Bools, Floats, Ints
from surveycheck.model.drawing import MODEL_SPACE, TEXT
from surveycheck.rule import Defect, Drawing, Feature, Features, Inputs, NothingToCheck, check

FEWEST, SHARE = 3, 0.6
"""So many symbols, and such a part of all, have words to their right: then the legend is made of rows."""

INSIDE = 0.001
"""Metres that what stands in a frame may reach over it."""


@check
def legend_unexplained(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: rows of the table of what sheets show (``words``: of the heading of a legend). Yields each thing in the
    frame around such a heading (the smallest rectangle) that has no text to its right at its height, where most have;
    texts that begin there all the same (turned, mirrored, or without words) are witnesses. Case ``bare``: the only
    text without a symbol to its left, where all others have one and begin in one column with it (a remark does
    not); the one thing of the drawing without a shape is a witness.
    Frames without a rectangle, and drawings of which a part is lost, are not judged; raises ``NothingToCheck`` where
    there is no other."""
    words, judged = [row["words"] for row in inputs.rows], False
    for drawing in (d for d in inputs.model.drawings if words and d.file not in inputs.incomplete):
        for legend in _legends(drawing, words):
            beside = legend.beside()
            explained: Bools = np.asarray(beside.any(axis=1), np.bool_)
            if np.count_nonzero(explained) >= max(FEWEST, SHARE * len(explained)):
                judged = True
                for number in np.flatnonzero(~explained).tolist():
                    others = tuple(_begun_beside(legend, number))
                    yield Defect(legend.symbols[number], facts={"count": len(explained)}, others=others)
            worded = legend.texts.labels("text").where(lambda text: bool(text.strip()))
            without = np.flatnonzero(~beside[:, worded].any(axis=0))
            yield from _bare(legend.texts.take(worded), without, placeless(Features.every((drawing,))))
    if not judged:
        raise NothingToCheck


@dataclass(frozen=True, eq=False)
class _Legend:
    """What lies in the frame ``box`` (4,) of a legend but its heading, and all texts of the drawing."""

    symbols: Features
    texts: Features
    every: Features
    box: Floats

    def beside(self) -> Bools:
        """Whether a text begins to the right of a symbol and stands at its height: (symbols, texts)."""
        symbols, there = shapely.bounds(self.symbols.geometry), shapely.bounds(text_boxes(self.texts))
        right = there[None, :, 0] >= (symbols[:, None, 0] + symbols[:, None, 2]) / 2
        level = (there[None, :, 1] <= symbols[:, None, 3]) & (there[None, :, 3] >= symbols[:, None, 1])
        found: Bools = right & level
        return found


def _legends(drawing: Drawing, words: list[str]) -> Iterator[_Legend]:
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
        yield _Legend(every.take(held & ~text & ~framing), every.take(held & text), every.take(text), box)


def _bare(texts: Features, without: Ints, others: tuple[Feature, ...]) -> Iterator[Defect]:
    begins = shapely.bounds(texts.geometry)[:, 0]
    if len(without) == 1 and len(texts) > FEWEST and np.ptp(begins) <= INSIDE:
        number = int(without[0])
        facts: Facts = {"count": len(texts) - 1, "text": str(texts.text[number]), "kind": "bare"}
        yield Defect(texts[number], facts=facts, others=others, case="bare")


def _begun_beside(legend: _Legend, number: int) -> Features:
    """The texts that begin to the right of a symbol within the frame, or would but for a mirror, no farther above or
    below it than they are high."""
    west, south, east, north = shapely.bounds(legend.symbols.geometry[number])
    x, y = shapely.bounds(legend.every.geometry)[:, :2].T
    height = legend.every.column("height").astype(float)
    right = (np.abs(x) >= (west + east) / 2) & (np.abs(x) <= legend.box[2])
    return legend.every.take(right & (y >= south - height) & (y <= north + height))


def _within(bounds: Floats, boxes: Floats) -> Bools:
    over = np.maximum(boxes[:, :2] - bounds[:, :2], bounds[:, 2:] - boxes[:, 2:])
    return np.asarray((over <= INSIDE).all(axis=1), np.bool_)
