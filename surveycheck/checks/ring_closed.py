"""Lines that should bound an area but do not end where they begin, and areas left in pieces."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.areas import gaps_of
from surveycheck.geometry.chosen import among
from surveycheck.geometry.ends import both_ends_meet
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE, rounded
from surveycheck.model import Facts
from surveycheck.model.columns import Bools
from surveycheck.model.drawing import LINE
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.in_pieces import rings


@check
def ring_closed(
    inputs: Inputs, *, tolerance: Limit, nearly: Limit | None = None, share: float = 0.0
) -> Iterator[Defect]:
    """Yields each line whose ends are more than ``tolerance`` apart, at the middle of the gap.

    Closed is what carries the flag or ends where it begins. Single segments, and lines whose ends both meet other
    lines (a boundary drawn in pieces), are not judged. With ``nearly`` (m) and ``share`` only lines whose gap is at
    most that long and at most that share of their length are meant: nobody draws those open on purpose. The further
    selection ``areas`` names what must be closed whatever the gap. Of the further selection ``pieces`` (lines and areas
    of layers that the table ``features`` gives to areas) each ring that several lines close together is yielded (case
    ``pieces``, ``count`` lines, the first of them at its first point): an outline that was exploded is no area.
    """
    wanted = inputs.other("areas").features
    for part in parts(inputs.features.take(inputs.features.shape == LINE), inputs.settings):
        strict = among(part.features, wanted)
        reach = nearly.of(part.frame.metres) if nearly else 0.0
        yield from _open(part, tolerance.of(part.frame.metres), reach, share, strict)
    pieces = inputs.other("pieces").features
    for role in sorted({r["role"] for r in inputs.tables.get("features", ()) if r.list("geometry") == ("area",)}):
        for ring in rings(inputs, pieces, role) if len(pieces) else ():
            x, y = shapely.get_coordinates(ring.geometry[0])[0].tolist()
            facts: Facts = {"count": len(ring), "layer": ring[0].layer, "role": role}
            yield Defect(ring[0], (x, y), facts, others=tuple(ring[n] for n in range(1, len(ring))), case="pieces")


def _open(part: Part, tolerance: float, nearly: float, share: float, strict: Bools) -> Iterator[Defect]:
    lines = part.geometry
    judged = shapely.get_num_points(lines) >= 3
    judged &= shapely.get_type_id(lines) == shapely.GeometryType.LINESTRING
    judged &= ~both_ends_meet(lines, tolerance + LENGTH_NOISE)
    gap = gaps_of(lines)
    judged &= gap > tolerance + LENGTH_NOISE
    if nearly:
        short = (gap <= nearly + LENGTH_NOISE) & (gap <= share * shapely.length(lines))
        judged &= short | strict
    for i in np.flatnonzero(judged):
        ends = shapely.get_coordinates([shapely.get_point(lines[i], 0), shapely.get_point(lines[i], -1)])
        facts = {"gap": rounded(gap[i]), "tolerance": tolerance}
        yield Defect(part.features[int(i)], part.frame.drawn(ends.mean(axis=0)), facts)
