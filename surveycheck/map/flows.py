"""MTEXT in columns: which texts flow through how many, and what they say with the ends of their columns."""

from __future__ import annotations

import re
from dataclasses import dataclass

import numpy as np

from surveycheck.geometry.text_boxes import LINE_STEP
from surveycheck.model import Drawing
from surveycheck.model.columns import Floats, Ints, Labels
from surveycheck.model.drawing import PLACED
from surveycheck.read.dxf_text import plain_mtext

KIND, COUNT, WIDTH, ROOM, HEIGHT, EACH = 71, 72, 44, 45, 41, 46
MOST = 50
"""Columns of one text."""

NEXT = "\v"
"""Stands in a text where its next column begins."""

BREAK = re.compile(r"(?<!\\)((?:\\\\)*)\\N")


@dataclass(frozen=True, eq=False)
class Flows:
    """c texts that flow: their number among the texts; how many columns, width of one and room between (c, 3);
    ``high``: heights of the columns, one behind the other from ``start`` (c + 1,); 0: of any height."""

    text: Ints
    shape: Floats
    start: Ints
    high: Floats


def flows(drawing: Drawing, rows: Ints) -> Flows:
    """Those of the texts ``rows``. What is placed is as large as its own height says."""
    e = drawing.entities
    mine = e.look[e.look[:, 1] == KIND]
    said = {int(row) for row in mine[:, 0] if e.type[int(row)] == "MTEXT"}
    source = {e.handle_text(row): row for row in said}
    text, shape, high = [], [], []
    for number, row in enumerate(rows.tolist()) if said else ():
        own = source.get(e.handle_text(row), -1) if e.space[row] == PLACED else row
        if own in said and e.type[row] == "MTEXT":
            columns, heights = _columns(e.look[e.look[:, 0] == own], float(e.height[row] / e.height[own]))
            if len(heights):
                text.append(number)
                shape.append(columns)
                high.append(heights)
    start = np.cumsum([0, *map(len, high)]).astype(np.int64)
    every = np.concatenate(high) if high else np.zeros(0)
    return Flows(np.array(text, np.int64), np.array(shape, np.float64).reshape(-1, 3), start, every)


def _columns(look: Floats, scale: float) -> tuple[tuple[float, float, float], Floats]:
    told = {int(code): float(value) for _, code, value in look[::-1].tolist()}
    each = look[look[:, 1] == EACH][:MOST, 2]
    count = int(min(max(told.get(COUNT, 0.0), len(each), 1.0), MOST))
    width = told.get(WIDTH, 0.0)
    if not (width > 0 and np.isfinite(scale)):
        return (0.0, 0.0, 0.0), np.zeros(0)
    heights = np.full(count, told.get(HEIGHT, 0.0))
    heights[: len(each)] = each
    return (float(count), width * scale, told.get(ROOM, 0.0) * scale), np.maximum(heights, 0.0) * scale


def with_ends(text: Labels, raw: Labels, rows: Ints, plain: Ints) -> Labels:
    """The texts of ``rows``; of those numbered ``plain`` with the ends of their columns."""
    names, codes = list(text.names), text.codes[rows].copy()
    for number in plain.tolist():
        written = raw[int(rows[number])]
        if BREAK.search(written):
            codes[number] = len(names)
            names.append(plain_mtext(BREAK.sub(r"\1" + NEXT, written)))
    return Labels(codes, tuple(names))


def size_of(shape: Floats, high: Floats, height: float) -> tuple[float, float]:
    """Width and height of all columns of a text together, roughly."""
    count, width, room = shape.tolist()
    return count * width + (count - 1) * room, max(float(high.max(initial=0.0)), height * LINE_STEP)
