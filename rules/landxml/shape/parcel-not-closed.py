"""Parcels whose pieces do not meet: each begins where the one before ends, the last ends where the first begins."""

from __future__ import annotations

import math
from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.rule import Defect, Feature, Features, Inputs, Limit, check


@check
def parcel_not_closed(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Yields every gap of more than ``tolerance`` (m) between two pieces of a parcel, in the middle between their ends.
    Subjects are the parcels, the further selection ``pieces`` holds what their CoordGeoms consist of. ``number`` is
    that of the piece before the gap, from 1."""
    parcels = {(f.drawing.file, path): f for f, path in zip(inputs.features, _item(inputs.features, 7), strict=True)}
    for features in _runs(inputs.other("pieces").features):
        parcel = parcels.get((features[0].drawing.file, features[0].drawing.entities.owner[features[0].row]))
        if parcel is None:
            continue
        metres = METRES.get(parcel.drawing.unit, 1.0)
        for number, (one, two) in enumerate(zip(features, [*features[1:], features[0]], strict=True), 1):
            end, begin = _ends(one)[1], _ends(two)[0]
            gap = math.dist(end, begin) * metres
            if gap > tolerance.value + LENGTH_NOISE:
                at = ((end[0] + begin[0]) / 2, (end[1] + begin[1]) / 2)
                facts = {"gap": rounded(gap), "tolerance": tolerance.value, "number": number}
                yield Defect(parcel, at, {**facts, "name": parcel.drawing.entities.text[parcel.row]})


def _item(features: Features, position: int) -> list[str]:
    return [str(value) for value in features.xdata("LandXML", position)]


def _runs(pieces: Features) -> Iterator[list[Feature]]:
    """The pieces of each run of each CoordGeom, in order."""
    owner, run = pieces.labels("owner").values, pieces.xdata("LandXMLPiece", 0)
    new = np.ones(len(pieces), np.bool_)
    new[1:] = (owner[1:] != owner[:-1]) | (run[1:] != run[:-1]) | (pieces.source[1:] != pieces.source[:-1])
    begins = np.flatnonzero(new)
    for a, b in zip(begins, [*begins[1:], len(pieces)], strict=True):
        yield [pieces[i] for i in range(int(a), int(b))]


def _ends(piece: Feature) -> tuple[tuple[float, float], tuple[float, float]]:
    entities = piece.drawing.entities
    (ax, ay), (bx, by) = (entities.xyz[k, :2] for k in (entities.start[piece.row], entities.start[piece.row + 1] - 1))
    return (float(ax), float(ay)), (float(bx), float(by))
