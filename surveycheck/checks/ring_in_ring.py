"""Rings inside rings: a hole drawn as an area of its own."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import middle
from surveycheck.geometry.drawings import Areas, areas_per_drawing
from surveycheck.geometry.near import MOST_OVERLAYS, bounded, near_pairs
from surveycheck.geometry.noise import AREA_NOISE, rounded
from surveycheck.geometry.ordering import numbered, ranks
from surveycheck.model import Features
from surveycheck.model.columns import Bools, Ints, Labels
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.catalogue import rows_of

ITEMS = 3
"""Code, business key and what it belongs to: a room inside a larger room of another floor is another room."""


@check
def ring_in_ring(inputs: Inputs, *, application: str = "SOUTH") -> Iterator[Defect]:
    """Yields each area that lies wholly inside a larger one of the same drawing, layer, code and key, beside the
    smallest such area; an area without any key is a thing of its own no more than one with the same.

    Where column ``nested`` of the features table says what rings inside rings of the layer are (``hole``, ``island``),
    they may be there. Areas with other keys are things of their own, and overlap.
    """
    rows = inputs.tables.get("features", ())
    meant = np.array([*(bool(row["nested"]) for row in rows), False], np.bool_)
    for areas in areas_per_drawing(inputs.features, inputs.settings):
        free = ~meant[rows_of(areas.features, rows, application)]
        mine = areas.take(free)
        for inner, outer in _nested(mine, application):
            at = areas.frame.drawn(middle(mine.polygons[inner]))
            facts = {"area": rounded(mine.polygons[inner].area)}
            yield Defect(mine.features[inner], at, facts, (mine.features[outer],))


def _nested(areas: Areas, application: str) -> Iterator[tuple[int, int]]:
    """Pairs of an area and the smallest one that it lies in, by the place of the inner one."""
    (same, code, bare), size = _kinds(areas.features, application), shapely.area(areas.polygons)
    one, two = near_pairs(shapely.STRtree(areas.polygons), areas.polygons)
    alike = (same[one] == same[two]) | (bare[one] & (code[one] == code[two]))
    keep = np.flatnonzero(alike & (size[one] < size[two] - AREA_NOISE))  # few of those that lie near each other
    bounded(len(keep), MOST_OVERLAYS)
    keep = keep[shapely.within(areas.polygons[one[keep]], areas.polygons[two[keep]])]
    one, two = one[keep], two[keep]
    rank = ranks(areas.polygons)
    order = np.lexsort((rank[two], np.round(size[two], 6), rank[one]))
    one, two = one[order], two[order]
    first = np.flatnonzero(np.append(True, one[1:] != one[:-1])) if len(one) else one
    yield from zip(one[first].tolist(), two[first].tolist(), strict=True)


def _kinds(features: Features, application: str) -> tuple[Ints, Ints, Bools]:
    """Numbers of what has the same layer, code and keys, and of what has the same layer and code; what has a code and
    no key."""
    items = [Labels.of(features.xdata(application, item).tolist()) for item in range(ITEMS)]
    layer, (code, *keys) = features.layer.codes, items
    bare: Bools = code.where(lambda text: bool(text.strip()))
    for key in keys:
        bare &= key.where(lambda text: not text.strip())
    return numbered([layer, *(item.codes for item in items)]), numbered([layer, code.codes]), bare
