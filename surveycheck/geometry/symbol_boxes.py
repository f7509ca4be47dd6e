"""What symbols cover: boxes around what each INSERT shows."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats
from surveycheck.model.drawing import PLACED, TEXT


def symbol_boxes(symbols: Features) -> tuple[Floats, Bools]:
    """A box (n, 4) around what each INSERT shows, its texts left out, in drawing coordinates, and where it shows
    anything (n,); elsewhere the box is the point itself. NaN without a place."""
    boxes: Floats = shapely.bounds(symbols.geometry).reshape(-1, 4)
    shows = np.zeros(len(symbols), np.bool_)
    for number, drawing in enumerate(symbols.drawings):
        e = drawing.entities
        mine = np.flatnonzero((symbols.source == number) & symbols.type.where("INSERT".__eq__))
        if not len(mine):
            continue
        shown = np.flatnonzero((e.space == PLACED) & (e.shape != TEXT) & ~shapely.is_missing(e.geometry))
        bounds = np.full((len(e), 4), (np.inf, np.inf, -np.inf, -np.inf))
        each = shapely.bounds(e.geometry[shown])
        np.minimum.at(bounds[:, :2], e.parent[shown], each[:, :2])
        np.maximum.at(bounds[:, 2:], e.parent[shown], each[:, 2:])
        some = mine[np.isfinite(bounds[symbols.row[mine]]).all(axis=1)]
        boxes[some], shows[some] = bounds[symbols.row[some]], True
    return boxes, shows
