"""Lines cut in two where nothing else meets them."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.ends import Ends, ends_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.near import near_pairs
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.model.columns import Floats, Objects
from surveycheck.rule import Defect, Inputs, Limit, check


@check
def pseudo_node(
    inputs: Inputs, *, tolerance: Limit, angle: float = 5.0, application: str = "SOUTH"
) -> Iterator[Defect]:
    """Yields each node at which exactly two lines of one layer and code end, and one goes on as the other came.

    Their directions differ by at most ``angle`` degrees and no other line passes within ``tolerance`` (m).
    """
    for part in parts(inputs.features, inputs.settings):
        line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
        mine = Part(part.features.take(line), part.frame, part.geometry[line])
        if len(mine.geometry) > 1:
            yield from _nodes(
                mine, tolerance.of(part.frame.metres) + LENGTH_NOISE, angle, mine.features.xdata(application, 0)
            )


def _nodes(part: Part, tolerance: float, angle: float, codes: Objects) -> Iterator[Defect]:
    ends = ends_of(part.geometry, tolerance)
    twos = np.flatnonzero(ends.degree == 1)
    points = shapely.points(ends.xy[twos])
    one, two = near_pairs(shapely.STRtree(points), points, "dwithin", tolerance)
    passing = np.bincount(near_pairs(shapely.STRtree(part.geometry), points, "dwithin", tolerance)[0])
    rank, layer = ranks(part.geometry), part.features.layer.codes
    turn = _headings(part.geometry, ends)
    for a, b in zip(twos[one], twos[two], strict=True):
        i, j = int(ends.line[a]), int(ends.line[b])
        alike = layer[i] == layer[j] and codes[i] == codes[j]
        if rank[i] >= rank[j] or not alike or passing[np.searchsorted(twos, a)] != 2:
            continue
        bend = abs((turn[a] - turn[b]) % 360.0 - 180.0)
        if bend <= angle:
            at = part.frame.drawn((ends.xy[a] + ends.xy[b]) / 2)
            yield Defect(part.features[i], at, {"angle": rounded(bend), "allowed": angle}, (part.features[j],))


def _headings(lines: Objects, ends: Ends) -> Floats:
    """Direction in degrees in which each line leaves each of its ends."""
    following = np.concatenate([shapely.get_point(lines, 1), shapely.get_point(lines, -2)])
    step = shapely.get_coordinates(following) - ends.xy
    return np.asarray(np.degrees(np.arctan2(step[:, 1], step[:, 0])), np.float64)
