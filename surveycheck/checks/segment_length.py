"""Segments, or whole lines, that are too short to mean anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from surveycheck.geometry.frame import METRES, Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.vertices import Segments, may_be_short, segments_of
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def segment_length(inputs: Inputs, *, limit: Limit, tolerance: Limit, whole: bool = False) -> Iterator[Defect]:
    """Yields each line or polyline with straight segments shorter than ``limit``, at the shortest of them.

    Segments no longer than ``tolerance`` are repeated vertices and not meant. With ``whole``, the line as a whole must
    be that short; in a drawing that declares no unit nobody knows how long that is (case ``unitless``, ``unit`` = ?).
    ``count`` is the number of such segments.
    """
    for every in parts(inputs.features, inputs.settings):
        most = limit.of(every.frame.metres) - LENGTH_NOISE
        part = Part(every.features.take(may_be_short(every.features, every.frame, most)), every.frame)
        found = segments_of(part.features, part.frame)
        length = found.lengths()
        least = tolerance.of(part.frame.metres) + LENGTH_NOISE
        short = (length > least) & (length < most) & ~found.curved
        if whole:
            total = np.bincount(found.owner, length, len(part.features))
            short &= total[found.owner] < most
        for defect in _defects(part, found, short, limit.of(part.frame.metres)):
            known = not whole or part.features[0].drawing.unit in METRES
            yield defect if known else replace(defect, facts={**defect.facts, "unit": "?"}, case="unitless")


def _defects(part: Part, found: Segments, short: np.ndarray, limit: float) -> Iterator[Defect]:
    length = found.lengths()
    for owner in np.unique(found.owner[short]):
        mine = np.flatnonzero(short & (found.owner == owner))
        middle = (found.first[mine] + found.last[mine])[:, :2] / 2
        best = np.lexsort((*np.round(middle.T, 6), np.round(length[mine], 6)))[0]
        facts = {"length": rounded(length[mine[best]]), "limit": limit, "count": len(mine)}
        yield Defect(part.features[int(owner)], part.frame.drawn(middle[best]), facts)
