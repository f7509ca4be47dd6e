"""Areas without a text inside."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np
import shapely

from surveycheck.geometry.drawings import areas_of
from surveycheck.geometry.frame import Frame, part_of
from surveycheck.geometry.near import near_pairs
from surveycheck.model.drawing import AREA
from surveycheck.rule import Defect, Inputs, check
from surveycheck.rule.nested import rings


@check
def label_missing(inputs: Inputs, *, words: str = "") -> Iterator[Defect]:
    """Yields areas in which (border included) no text of the further selection ``labels`` of the same drawing begins.
    Empty texts are none; texts are taken at their insertion point. ``words``: what a label must hold somewhere, a
    regular expression, blanks left out; case ``other`` where only other texts stand inside, one of which is told.
    A thing without an area is another rule's."""
    wanted = re.compile(words)
    labels = inputs.other("labels").features
    texts = np.array(["".join(str(text).split()) for text in labels.text], dtype=object)
    written = (texts != "") & ~shapely.is_missing(labels.geometry)
    right = np.array([wanted.search(text) is not None for text in texts], np.bool_)
    for source, drawing in enumerate(inputs.features.drawings):
        mine = inputs.features.take((inputs.features.source == source) & (inputs.features.shape == AREA))
        theirs = np.array([labels.drawings[s] is drawing for s in labels.source], np.bool_)
        inside = np.flatnonzero(written & theirs)
        areas = areas_of(part_of(mine.take(~shapely.is_missing(mine.geometry)), Frame()), rings(inputs))
        area, text = near_pairs(shapely.STRtree(labels.geometry[inside]), areas.polygons, "intersects")
        labelled = set(area[right[inside[text]]].tolist())
        seen: dict[int, str] = {}
        for one, other in sorted(zip(area.tolist(), texts[inside[text]].tolist(), strict=True)):
            seen.setdefault(one, other)
        for number in range(len(areas.polygons)):
            if number not in labelled:
                spot, where = shapely.point_on_surface(areas.polygons[number]), areas.features[number]
                facts = {"layer": where.layer}
                facts |= {"text": seen[number]} if number in seen else {}
                yield Defect(where, (spot.x, spot.y), facts, case="other" if number in seen else "")
