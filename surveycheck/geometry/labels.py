"""Which text stands in which area: for every rule that holds areas against what is written in them."""

from __future__ import annotations

import numpy as np
import shapely

from surveycheck.geometry.cut import Rings
from surveycheck.geometry.drawings import Areas, areas_of
from surveycheck.geometry.frame import Frame, part_of
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.text_boxes import text_boxes
from surveycheck.model import Features
from surveycheck.model.columns import Ints

Pairs = tuple[Ints, Ints]
"""Numbers (k,) of areas and (k,) of texts, sorted."""


def labels_in(areas: Areas, labels: Features) -> Pairs:
    """Numbers of ``areas`` (their frame is that of the drawing) and of ``labels`` in them, border included. A text is
    taken where it begins, and at its middle where it begins in no area: in a narrow one it begins outside, or in the
    next one, which has a text of its own. Texts without a place stand in none."""
    placed = np.flatnonzero(~shapely.is_missing(labels.geometry))
    area, text = _at(areas, labels.geometry[placed], placed)
    astray = np.setdiff1d(placed, text)
    if len(astray):
        there, others = _at(areas, shapely.centroid(text_boxes(labels.take(astray))), astray)
        area, text = np.concatenate([area, there]), np.concatenate([text, others])
    area, text = _of_the_next(areas, labels, area, text)
    order = np.lexsort((text, area))
    return area[order], text[order]


def _of_the_next(areas: Areas, labels: Features, area: Ints, text: Ints) -> Pairs:
    """The same pairs, but texts that begin in areas with others, and have their middle in one without, stand there."""
    held = np.bincount(area, minlength=len(areas.polygons))
    most = np.full(len(labels), np.iinfo(np.int64).max)
    np.minimum.at(most, text, held[area])
    spare = np.flatnonzero((most > 1) & (most < np.iinfo(np.int64).max))
    if not len(spare) or held.all():
        return area, text
    there, others = _at(areas, shapely.centroid(text_boxes(labels.take(spare))), spare)
    empty = held[there] == 0
    moved = others[empty]
    kept = ~np.isin(text, moved)
    return np.concatenate([area[kept], there[empty]]), np.concatenate([text[kept], moved])


def labels_of(features: Features, labels: Features, rings: Rings | None) -> Pairs:
    """The same of features of several drawings, each with the labels of its own drawing: numbers of ``features`` and of
    ``labels``. What bounds no area, and rings that are cut out of others (``rings``), hold none."""
    found = [(np.zeros(0, np.int64), np.zeros(0, np.int64))]
    drawn = ~shapely.is_missing(features.geometry)
    for source, drawing in enumerate(features.drawings):
        numbers = np.flatnonzero((features.source == source) & drawn)
        theirs = np.flatnonzero(np.array([d is drawing for d in labels.drawings], np.bool_)[labels.source])
        if len(numbers) and len(theirs):
            areas = areas_of(part_of(features.take(numbers), Frame()), rings)
            area, text = labels_in(areas, labels.take(theirs))
            order = np.argsort(features.row[numbers])
            place = np.searchsorted(features.row[numbers], areas.features.row[area], sorter=order)
            found.append((numbers[order[place]], theirs[text]))
    area, text = (np.concatenate(side) for side in zip(*found, strict=True))
    order = np.lexsort((text, area))
    return area[order], text[order]


def _at(areas: Areas, spots: np.ndarray, numbers: Ints) -> Pairs:
    area, spot = near_pairs(shapely.STRtree(spots), areas.polygons, "intersects")
    return area.astype(np.int64), numbers[spot]
