"""Elevation points without a written height, and what is left of those whose block was exploded."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.frame import frame_of, metres_of, per_drawing
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.numbers import numbers_in
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Floats, Objects
from surveycheck.model.drawing import POINT, TEXT
from surveycheck.rule import Defect, Feature, Inputs, Limit, check

INVISIBLE = 1
"""Bit of group 70 of an ATTRIB."""

BLOCKS = "0"
"""The layer that the contents of blocks are drawn on."""


@check
def elevation_attribute(
    inputs: Inputs, *, tag: str, reach: Limit | None = None, application: str = "SOUTH"
) -> Iterator[Defect]:
    """Yields each point whose ATTRIB ``tag`` is missing or empty, holds no number (case ``unreadable``), or is
    invisible (case ``hidden``; 70 = 1) where no text within ``reach`` shows a number instead.

    With ``reach`` (m) also what stands apart from every point of its drawing by more than that, of the further
    selection ``pieces``: texts that are a number (case ``height``), and things without code that are no larger than it
    (case ``symbol``), such as the circle of a block. Pieces within reach of each other are one, at the text. Those on
    layer 0, where blocks are drawn, only stand beside others. Fills belong to what they fill.
    """
    points = inputs.features.take(inputs.features.shape == POINT)
    texts = points.attribute(tag)
    for i in np.flatnonzero(np.isnan(numbers_in(texts))):
        written = str(texts[i] or "").strip()
        feature = points[int(i)]
        facts = {"block": feature.drawing.entities.block[feature.row], "name": tag, "text": written}
        yield Defect(feature, facts=facts, case="unreadable" if written else "")
    for i in np.flatnonzero(~np.isnan(numbers_in(texts)) & _unseen(points, tag)):
        if reach is None or not _shown_beside(points[int(i)], inputs, reach):
            yield Defect(points[int(i)], facts={"name": tag, "text": str(texts[i]).strip()}, case="hidden")
    if reach is not None:
        for pieces in per_drawing(inputs.other("pieces").features):
            own = points.take(np.array([p.drawing is pieces[0].drawing for p in points], np.bool_))
            yield from _left_over(pieces, own, reach.of(metres_of(pieces, inputs.settings)), application)


def _unseen(points: Features, tag: str) -> Bools:
    """Whose attribute of this name is set invisible."""
    hidden = np.zeros(len(points), np.bool_)
    for number, drawing in enumerate(points.drawings):
        e = drawing.entities
        attribute = e.type.where("ATTRIB".__eq__) & e.tag.where(lambda word: word.casefold() == tag.casefold())
        hidden |= (points.source == number) & np.isin(points.row, e.parent[attribute & ((e.flags & INVISIBLE) != 0)])
    return hidden


def _shown_beside(point: Feature, inputs: Inputs, reach: Limit) -> bool:
    """Does a text of its drawing show a number there?"""
    pieces = inputs.other("pieces").features
    texts = pieces.take(
        ~np.isnan(numbers_in(pieces.text)) & (pieces.shape == TEXT) & ~shapely.is_missing(pieces.geometry)
    )
    own = texts.take(np.array([text.drawing is point.drawing for text in texts], np.bool_))
    where = point.drawing.entities.geometry[point.row]
    within = reach.of(metres_of(own, inputs.settings)) + LENGTH_NOISE
    return bool(len(own)) and where is not None and bool((shapely.distance(own.geometry, where) <= within).any())


def _left_over(pieces: Features, points: Features, reach: float, application: str) -> Iterator[Defect]:
    """``reach`` in drawing units."""
    pieces = pieces.take(_loose(pieces, reach, application))
    if not len(pieces):
        return
    frame = frame_of(pieces.geometry)
    middles = shapely.centroid(shapely.envelope(frame.local(pieces.geometry)))
    away = _away(middles, frame.local(points.geometry))
    alone = np.flatnonzero(away > reach + LENGTH_NOISE)
    beside = pieces.layer.where(BLOCKS.__eq__)
    spots = np.round(shapely.get_coordinates(middles[alone]).T, 6)
    order = alone[np.lexsort((*spots, pieces.shape[alone] != TEXT, beside[alone]))]
    one, two = near_pairs(shapely.STRtree(middles[order]), middles[order], "dwithin", reach)
    taken: set[int] = set()
    for number in range(len(order)):
        if number in taken or beside[order[number]]:
            continue
        near = [n for n in two[one == number].tolist() if n not in taken]
        taken.update(near)
        first, *rest = (pieces[int(order[n])] for n in sorted(near, key=lambda n: (n != number, n)))
        word = pieces.text[int(order[number])].strip()
        facts = {"text": word, "type": pieces.type[int(order[number])], "limit": reach}
        facts |= {"distance": rounded(away[order[number]])} if np.isfinite(away[order[number]]) else {}
        yield Defect(first, facts=facts, others=tuple(rest), case="height" if word else "symbol")


def _loose(pieces: Features, reach: float, application: str) -> Bools:
    """Numbers, and small things that say nothing of what they are."""
    drawn = ~shapely.is_missing(pieces.geometry)
    number = ~np.isnan(numbers_in(pieces.text)) & pieces.type.where(("TEXT", "MTEXT").__contains__)
    coded = np.array([bool(code.strip()) for code in pieces.xdata(application, 0)], np.bool_)
    bounds = shapely.bounds(pieces.geometry)
    small = np.nan_to_num(np.maximum(*(bounds[:, 2:] - bounds[:, :2]).T), nan=np.inf) <= reach
    other = pieces.type.where(("INSERT", "POINT", "TEXT", "MTEXT", "ATTRIB", "ATTDEF", "HATCH").__contains__)
    mask: Bools = drawn & (number | (~coded & small & ~other))
    return mask


def _away(places: Objects, points: Objects) -> Floats:
    """Distance to the nearest point, inf without any."""
    away = np.full(len(places), np.inf)
    points = points[~shapely.is_missing(points)]
    if len(points):
        away = shapely.distance(places, points[shapely.STRtree(points).nearest(places)])
    return away
