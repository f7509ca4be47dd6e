"""How much a Gauss–Krüger map stretches lengths at the site."""

from __future__ import annotations

from collections.abc import Iterator

from surveycheck.geometry.box import located, middle, points_in_box
from surveycheck.geometry.noise import rounded, spot_of
from surveycheck.rule import Defect, Inputs, check

RADIUS = 6_371_000.0
"""Mean radius of the earth in metres: enough for a stretch to two digits."""


@check
def scale_factor(
    inputs: Inputs, *, box: tuple[float, ...], limit: float = 2.5, false_easting: float = 500_000.0
) -> Iterator[Defect]:
    """Yields each drawing in ``box`` whose middle is stretched by more than ``limit`` cm per km.

    The stretch is y²/(2R²), y the distance from the central meridian (Gauss–Krüger, scale 1 on the meridian); the
    height of the ground, which shortens, is not known here.
    """
    for drawing in inputs.drawings:
        found = located(drawing, box)
        if not found.inside.any():
            continue
        spot = middle(found.points[found.inside])
        away = float(spot[0]) - false_easting
        stretch = away * away / (2.0 * RADIUS * RADIUS) * 1e5
        if points_in_box(spot[None, :], box)[0] and stretch > limit:
            facts = {"value": round(stretch, 2), "allowed": limit, "distance": rounded(abs(away))}
            yield Defect(drawing, spot_of(spot), facts)
