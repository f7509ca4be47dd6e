"""What a sheet must say around the map, and does not."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.sheet import plain, shown_texts
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model import Drawing, Facts, Features, Place
from surveycheck.model.columns import Objects
from surveycheck.model.drawing import IN_BLOCK
from surveycheck.rule import Defect, Inputs, Row, check
from surveycheck.rule.paths import drawing_role, matches

REACH = 15.0
"""The value of a field begins within so many heights of letters behind its name."""

ABOVE = 8.0
"""Or stands no more than so many heights above or below it."""

SAME_LINE = 0.75
"""Two texts stand on one line when their middles are no further apart, in heights."""


@check
def sheet_item_missing(inputs: Inputs, *, table: str = "sheet") -> Iterator[Defect]:
    """Yields, for each drawing, each thing that a required row (columns ``item``, ``inside``, ``required``) asks of
    drawings of its role and that is not there. It is there as a text (``words``: a regular expression for a whole line,
    blanks left out), a block (``blocks``) or something on a layer (``layers``; patterns with ``*``), in any space.

    ``value`` = yes: the words name a field, their last group is its value; where nothing is written there, in the next
    cell or in the attribute of this name, the defect is of case ``empty``. Drawings whose path fits no row of the files
    table are not judged, nor those of which a part is lost.
    """
    names = [row["words"] for row in inputs.tables.get(table, ()) if row.yes("value")]
    for drawing in (d for d in inputs.model.drawings if d.file not in inputs.incomplete):
        role = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
        wanted = [r for r in inputs.rows if r["required"] == "M" and role and role in r.list("inside")]
        texts = shown_texts(drawing) if wanted else Features.none()
        for row in wanted:
            if not _shown(drawing, row):
                yield from _written(drawing, texts, row, names)


def _shown(drawing: Drawing, row: Row) -> bool:
    """As a block that is placed, or as something on a layer of its own."""
    e = drawing.entities.of_file()
    there = e.space != IN_BLOCK
    for column, patterns in ((e.block, row.list("blocks")), (e.layer, row.list("layers"))):
        if patterns and any(name and any(matches(p, name) for p in patterns) for name in column.take(there).counts()):
            return True
    return False


def _written(drawing: Drawing, texts: Features, row: Row, names: list[str]) -> Iterator[Defect]:
    facts: Facts = {"title": row["title"], "kind": row["title_en"]}
    found = np.flatnonzero(texts.labels("text").where(lambda text: _says(text, row["words"])))
    if row.yes("value"):
        tags = texts.labels("tag").where(lambda tag: _says(tag, row["words"]))
        if tags.any():
            return
        if len(found) and not any(_has_value(texts, int(i), row["words"], names) for i in found):
            yield Defect(texts[int(found[0])], facts=facts, case="empty")
    if not len(found):
        yield Defect(Place(file=drawing.file, key=row["item"]), facts=facts)


def _says(text: str, *words: str) -> bool:
    return any(re.fullmatch(word, line) for line in plain(text).split("\n") for word in words if word)


def _has_value(texts: Features, number: int, words: str, names: list[str]) -> bool:
    """Whether something is written behind the name of a field, in the same text or in the next cell."""
    for line in plain(str(texts.text[number])).split("\n"):
        match = re.fullmatch(words, line)
        if match and match.lastindex and match[match.lastindex].strip(":._-/—"):
            return True
    return _beside(texts, number, names)


def _beside(texts: Features, number: int, names: list[str]) -> bool:
    """Whether the next text to the right on the same line, or else the next one above or below, is something else than
    the name of a field."""
    boxes = text_boxes(texts)
    if boxes[number] is None:
        return False
    height = float(texts.column("height")[number])
    for sideways in (True, False):
        found = _next(boxes, boxes[number], height, sideways)
        if found >= 0 and not _says(str(texts.text[found]), *names):
            return True
    return False


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
