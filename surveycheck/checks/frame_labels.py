"""Coordinates written along the frame, against the grid."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.sheet import Sheet, sheet_of
from surveycheck.geometry.sheet_labels import EAST, Said, labels_along, lost, read_labels, ticks
from surveycheck.model import Drawing, Facts, Place
from surveycheck.model.drawing import TEXT
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.paths import drawing_role, matches

FEWEST = 4
"""Fewer numbers beside a frame that nobody can read as coordinates may be anything."""


@check
def frame_labels(inputs: Inputs, *, frames: tuple[str, ...], limit: Limit) -> Iterator[Defect]:
    """Yields each number beside the inner frame (on the layers ``frames``) that is not the coordinate of the place
    where it stands: of the tick or corner next to it, where there is one, to ``limit`` (m) or half of its last digit;
    else of its own middle, as far as its letters reach. Kilometres and metres, whole and without their first digits
    are understood: the way that most labels agree with is theirs.

    Case ``unread``: there are numbers, and no way in which most agree. Case ``missing``: a drawing of a role that a row
    asks for has none. Case ``lost``: one is missing that the opposite side has. Drawings without a rectangular frame
    that runs north and east have no labels to hold against it.
    """
    for drawing in inputs.model.drawings:
        sheet = sheet_of(drawing, lambda name: any(matches(p, name) for p in frames))
        texts = sheet.frame.take(sheet.frame.shape == TEXT)
        labels = labels_along(texts, sheet.neat) if sheet.neat is not None else []
        said = read_labels(labels)
        if said is not None:
            yield from _wrong(sheet, said, limit)
            yield from _lost(sheet, drawing, said)
        elif len(labels) >= FEWEST:
            words = tuple(str(texts.text[label.number]) for label in labels[:FEWEST])
            yield Defect(Place(file=drawing.file, key="labels"), facts={"text": words, "kind": "unread"}, case="unread")
        else:
            yield from _missing(inputs, drawing)


def _missing(inputs: Inputs, drawing: Drawing) -> Iterator[Defect]:
    role = drawing_role(inputs.tables.get("files", ()), drawing.file, inputs.model.lone)
    if (
        role
        and drawing.file not in inputs.incomplete
        and any(row["required"] == "M" and role in row.list("inside") for row in inputs.rows)
    ):
        yield Defect(Place(file=drawing.file, key="labels"), facts={"kind": "missing"}, case="missing")


def _lost(sheet: Sheet, drawing: Drawing, said: tuple[Said, ...]) -> Iterator[Defect]:
    assert sheet.neat is not None
    west, south, east, north = sheet.neat.tolist()
    for axis, high, at in lost(said, ticks(sheet.frame.geometry, sheet.neat)):
        spot = (at, north if high else south) if axis == EAST else (east if high else west, at)
        place = Place(file=drawing.file, key="labels", at=spot)
        yield Defect(place, spot, facts={"drawn": rounded(at), "kind": "lost"}, case="lost")


def _wrong(sheet: Sheet, said: tuple[Said, ...], limit: Limit) -> Iterator[Defect]:
    assert sheet.neat is not None
    texts = sheet.frame.take(sheet.frame.shape == TEXT)
    known = ticks(sheet.frame.geometry, sheet.neat)
    for one in said:
        near = known[one.label.axis]
        tick = float(near[np.argmin(np.abs(near - one.label.at))])
        drawn = tick if abs(tick - one.label.at) <= one.label.slack else one.label.at
        allowed = max(limit.value, one.step / 2) if drawn == tick else one.label.slack + one.step / 2
        if abs(one.metres - drawn) > allowed + LENGTH_NOISE:
            facts: Facts = {
                "said": str(texts.text[one.label.number]),
                "drawn": rounded(drawn),
                "limit": rounded(allowed),
            }
            yield Defect(texts[one.label.number], facts={**facts, "difference": rounded(one.metres - drawn)})
