"""Areas that lie, wholly or in part, outside the areas that should hold them."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from math import isfinite

import numpy as np

from surveycheck.geometry.belongs import ANY, Belongs, belonging
from surveycheck.geometry.drawings import Areas, beside, boundless
from surveycheck.geometry.noise import larger, longer, rounded
from surveycheck.geometry.within import Outside, outside
from surveycheck.model import Facts
from surveycheck.rule import Defect, Feature, Inputs, Limit, check
from surveycheck.rule.keyed import application as key_application
from surveycheck.rule.keyed import item_says
from surveycheck.rule.nested import rings


@check
def areas_inside(
    inputs: Inputs,
    *,
    limit: Limit,
    tolerance: Limit,
    measure: str = "area",
    application: str = "",
    item: int = 1,
    belongs: tuple[float, ...] = (),
    left_out: str = "",
) -> Iterator[Defect]:
    """Yields each subject that the union of the further selection ``holders`` does not cover, inside the part outside.

    ``measure``: ``area`` holds the size of the part outside (m²) against ``limit``, ``distance`` how far it reaches out
    (m). Case ``whole`` when nothing of the subject lies inside. With ``application``, what lies wholly outside and has
    no text in ``item`` of that extended data is not meant: it is drawn as a neighbour, not as part of the deliverable.
    ``belongs``: the items of subject and holder that must be equal; where no holder has that text, any may hold it.
    What lies wholly outside because no holder has its text says so (fact ``key``): its holder is missing;
    the one holder that bounds no area is a witness.
    ``left_out``: subjects whose item 1 holds this regular expression are not meant.
    """
    holders = inputs.other("holders").features
    subjects = inputs.features
    if left_out:
        subjects = subjects.take(~item_says(inputs, subjects, 1, left_out))
    empty: tuple[Feature, ...] | None = None
    for mine, theirs in beside(subjects, holders, inputs.settings, rings(inputs)):
        if not len(theirs.features):
            continue
        keys = mine.features.xdata(application, item) if application else None
        own = _belongs(inputs, mine, theirs, belongs)
        lost = _lost(inputs, mine, own, belongs)
        for found in outside(mine.polygons, theirs.polygons, tolerance.of(mine.frame.metres), own):
            neighbour = keys is not None and found.whole and not keys[found.number].strip()
            if not neighbour and _beyond(found, measure, limit.value):
                defect = _defect(mine, theirs, found, limit.value, measure)
                empty = boundless(holders) if found.whole and empty is None else empty
                facts = {**defect.facts, **lost.get(found.number, {})}
                yield replace(defect, facts=facts, others=(*defect.others, *(empty or ()))) if found.whole else defect


def _belongs(inputs: Inputs, mine: Areas, theirs: Areas, items: tuple[float, ...]) -> Belongs | None:
    if len(items) != 2:
        return None
    name = key_application(inputs)
    return belonging(mine.features.xdata(name, int(items[0])), theirs.features.xdata(name, int(items[1])))


def _lost(inputs: Inputs, mine: Areas, own: Belongs | None, items: tuple[float, ...]) -> dict[int, Facts]:
    """The key of the holder that each names and that is not there."""
    if own is None:
        return {}
    texts = mine.features.xdata(key_application(inputs), int(items[0]))
    alone = np.flatnonzero(own.own == ANY).tolist()
    return {number: {"key": key} for number in alone if (key := str(texts[number]).strip())}


def _beyond(found: Outside, measure: str, limit: float) -> bool:
    return longer(found.reach, limit) if measure == "distance" else larger(found.area, limit)


def _defect(mine: Areas, theirs: Areas, found: Outside, limit: float, measure: str) -> Defect:
    facts = {"area": rounded(found.area)}
    if isfinite(found.reach):
        facts["distance"] = rounded(found.reach)
    if measure == "area" or "distance" in facts:  # what lies beyond all reach is held against no number of metres
        facts["limit"] = limit
    others = (theirs.features[found.nearest],) if found.nearest >= 0 else ()
    at = mine.frame.drawn(found.at)
    return Defect(mine.features[found.number], at, facts, others, case="whole" if found.whole else "")
