"""Texts that may be the coordinate which is missing beside a frame."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import shapely

from surveycheck.geometry.sheet import Sheet, plain
from surveycheck.geometry.sheet_labels import NUMBER, Said
from surveycheck.model import Drawing, Feature, Features
from surveycheck.model.drawing import TEXT

FARTHEST = 5.0
"""A text begins no farther (m) from the tick than its letters reach, and this: 10 mm on paper at 1:500."""


def misplaced(sheet: Sheet, said: tuple[Said, ...], lacks: tuple[int, bool, float]) -> tuple[Feature, ...]:
    """The number that a tick lacks (axis, side, coordinate), where it stands at another place of that side."""
    axis, high, at = lacks
    texts = sheet.frame.take(sheet.frame.shape == TEXT)
    found = [s for s in said if (s.label.axis, s.label.high) == (axis, high) and abs(s.metres - at) <= s.step / 2]
    astray = [s.label.number for s in found if abs(s.label.at - at) > s.label.slack + s.step / 2]
    return (texts[astray[0]],) if len(astray) == 1 else ()


def beside(
    sheet: Sheet, drawing: Drawing, said: tuple[Said, ...], spot: tuple[float, float], same: Sequence[str]
) -> tuple[Feature, ...]:
    """The number (or text without words) nearest to a spot, no farther away than labels are from theirs, that is none
    of those which were read; else the only one of them that says the ``same`` as the label at the opposite side."""
    read = set(_rows(sheet, said))
    texts = Features.every((drawing,))
    texts = texts.take(texts.shape == TEXT)
    kept = texts.labels("text").where(lambda text: not text.strip() or NUMBER.fullmatch(plain(text)) is not None)
    kept &= ~shapely.is_missing(texts.geometry) & np.array([row not in read for row in texts.row.tolist()], np.bool_)
    texts = texts.take(kept)
    if not len(texts):
        return ()
    away = shapely.distance(texts.geometry, shapely.Point(spot))
    near = int(np.argmin(away))
    if away[near] <= max(one.label.slack for one in said) + FARTHEST:
        return (texts[near],)
    alike = np.flatnonzero(texts.labels("text").where({*same}.__contains__))
    return (texts[int(alike[0])],) if len(alike) == 1 else ()


def _rows(sheet: Sheet, said: tuple[Said, ...]) -> list[int]:
    rows = sheet.frame.take(sheet.frame.shape == TEXT).row
    return [int(rows[one.label.number]) for one in said]
