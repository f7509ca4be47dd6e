"""Check points that lie in one corner of what was surveyed."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.accuracy import Pair, Survey, survey
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Inputs, Limit, check

FAR = 3.0


@check
def accuracy_spread(inputs: Inputs, *, share: Limit) -> Iterator[Defect]:
    """Yields each kind of points whose check points surround less than ``share`` (%) of the area that all drawn points
    of the kind surround (areas of convex hulls; points far from all others are left out). Fewer than
    ``check_points_fewest`` are another rule's; points on a line surround nothing, wherever they are."""
    found = survey(inputs)
    by_kind: dict[str, list[Pair]] = {}
    for pair in found.pairs:
        if pair.kind.role and not pair.kind.value and pair.partner.at is not None:
            by_kind.setdefault(pair.kind.name, []).append(pair)
    for name, pairs in by_kind.items():
        places = {pair.partner.at for pair in pairs if pair.partner.at is not None}
        whole = _hull(_together(_there(found, pairs[0])))
        if len(places) < max(3, found.terms.fewest) or not whole:
            continue
        covered = round(100.0 * _hull(np.array(sorted(places))) / whole, 6)
        if covered < share.value:
            facts: dict[str, Fact] = {"kind": name, "kind_en": pairs[0].kind.name_en, "count": len(places)}
            facts["role"] = pairs[0].kind.role
            yield Defect(pairs[0].record, facts={**facts, **found.facts, "covered": covered, "limit": share.value})


def _there(found: Survey, pair: Pair) -> Floats:
    return found.partners.drawn(pair.kind).xy if found.partners is not None else np.zeros((0, 2))


def _together(places: Floats) -> Floats:
    """Without strays: what is farther from the middle than three times half of the others."""
    if not len(places):
        return places
    away = np.hypot(*(places - np.median(places, axis=0)).T)
    near: Floats = places[away <= FAR * np.median(away)]
    return near


def _hull(places: Floats) -> float:
    """Area (m²) that points (n, 2) surround, near the origin so that nothing is lost."""
    if len(places) < 3:
        return 0.0
    return float(shapely.area(shapely.convex_hull(shapely.multipoints(places - places.mean(axis=0)))))
