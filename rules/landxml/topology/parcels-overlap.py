"""Parcels of one kind that overlap."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.drawings import areas_per_drawing
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.overlap import overlaps
from surveycheck.rule import Defect, Features, Inputs, Limit, check

SOLID = ("volumetric", "building", "strata", "stratum", "explicit")
"""parcelFormat of parcels that may lie above each other."""

CLASS, NAME, STATE, TYPE, FORMAT, PARENT, SPIRAL = 0, 1, 3, 4, 6, 8, 9


@check
def parcels_overlap(
    inputs: Inputs, *, limit: Limit, tolerance: Limit, may_overlap: tuple[str, ...] = ()
) -> Iterator[Defect]:
    """Yields each pair of parcels with the same class, state and parcelType that share more than ``limit`` m², pieces
    thinner than ``tolerance`` (m) not counted. Not meant: classes of ``may_overlap`` (case ignored), parcels that may
    lie above each other by their parcelFormat, a parcel and one within it, and borders with a spiral."""
    allowed = {name.casefold() for name in may_overlap}
    klass, kind, spiral = (_words(inputs.features, i) for i in (CLASS, FORMAT, SPIRAL))
    keep = np.array(
        [c not in allowed and k not in SOLID and not s for c, k, s in zip(klass, kind, spiral, strict=True)], np.bool_
    )
    for mine in _groups(inputs.features.take(keep)):
        for areas in areas_per_drawing(mine, inputs.settings):
            name, parent = _words(areas.features, NAME), _words(areas.features, PARENT)
            for found in overlaps(areas.polygons, limit.value, tolerance.value):
                one, two = found.one, found.two
                if (parent[one] and parent[one] == name[two]) or (parent[two] and parent[two] == name[one]):
                    continue
                facts = {"overlap": rounded(found.area), "limit": limit.value}
                yield Defect(areas.features[one], areas.frame.drawn(found.at), facts, (areas.features[two],))


def _words(features: Features, position: int) -> list[str]:
    return [str(value).casefold() for value in features.xdata("LandXML", position)]


def _groups(features: Features) -> Iterator[Features]:
    """Parcels that exclude each other: of one class, state and type."""
    keys = list(zip(*(_words(features, i) for i in (CLASS, STATE, TYPE)), strict=True))
    for key in dict.fromkeys(keys):
        yield features.take(np.array([k == key for k in keys], np.bool_))
