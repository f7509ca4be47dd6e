"""Two drawings of one thing, found by its number, that should have the same shape."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from surveycheck.geometry.drawings import Areas, beside
from surveycheck.geometry.noise import rounded
from surveycheck.geometry.ordering import ranks
from surveycheck.geometry.outline import deviations
from surveycheck.geometry.overlay import united
from surveycheck.model.columns import Ints
from surveycheck.rule import Defect, Inputs, Limit, check
from surveycheck.rule.keyed import application, item_says
from surveycheck.rule.nested import rings

PERCENT = 100.0
SLACK = 1e-6
"""Of a percentage: what doubles cannot tell of areas (``noise.AREA_NOISE``), a hundred times over."""


@check
def shapes_agree(
    inputs: Inputs, *, limit: Limit, tolerance: Limit, items: tuple[float, ...], chosen: str = ""
) -> Iterator[Defect]:
    """``items``: of subjects and of the further selection ``shapes``, the items of the extended data that hold the
    number of the thing. Yields each thing whose two shapes differ by more than ``limit`` percent of the subject's area:
    what lies in one of them only and is thicker than ``tolerance`` (m), at its largest piece. All areas of one number
    are one shape. ``chosen``: only shapes whose item 1 holds this regular expression. What has a number without a
    partner, or none, is another rule's.
    """
    others = inputs.other("shapes").features
    if chosen:
        others = others.take(item_says(inputs, others, 1, chosen))
    if not len(others):
        return
    for mine, theirs in beside(inputs.features, others, inputs.settings, rings(inputs)):
        own, their = (_by_number(inputs, a, int(i)) for a, i in zip((mine, theirs), items, strict=True))
        for number in sorted(own.keys() & their.keys()):
            yield from _compared(mine, own[number], theirs, their[number], limit.value, tolerance.of(mine.frame.metres))


def _by_number(inputs: Inputs, areas: Areas, item: int) -> dict[str, Ints]:
    """Rows by number, in the order of their place."""
    found: dict[str, list[int]] = {}
    keys = areas.features.xdata(application(inputs), item)
    for row in np.argsort(ranks(areas.polygons)):
        if key := str(keys[row]).strip():
            found.setdefault(key, []).append(int(row))
    return {key: np.array(rows, np.int64) for key, rows in found.items()}


def _compared(mine: Areas, own: Ints, theirs: Areas, their: Ints, limit: float, tolerance: float) -> Iterator[Defect]:
    shape = united(mine.polygons[own])
    found = deviations(shape, united(theirs.polygons[their]), tolerance)
    area = sum(d.area for d in found)
    share = PERCENT * area / shape.area
    if share > limit + SLACK:
        largest = max(found, key=lambda d: round(d.area, 6))
        facts = {"share": rounded(share), "area": rounded(area), "limit": limit}
        others = tuple(theirs.features[int(n)] for n in their)
        rest = tuple(mine.features[int(n)] for n in own[1:])
        yield Defect(mine.features[int(own[0])], mine.frame.drawn(largest.at), facts, (*others, *rest))
