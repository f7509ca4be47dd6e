"""Areas without a text inside."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from surveycheck.geometry.drawings import areas_of
from surveycheck.geometry.frame import Frame, part_of
from surveycheck.geometry.labels import labels_in
from surveycheck.model import Facts
from surveycheck.model.columns import Ints
from surveycheck.model.drawing import AREA, IN_BLOCK, TEXT
from surveycheck.rule import Defect, Drawing, Feature, Features, Inputs, check
from surveycheck.rule.nested import rings

WITNESSES = 20

LEAST = 3
"""So many others must be labelled in full before the only one that is not is told."""


@check
def label_missing(inputs: Inputs, *, words: str = "", full: str = "", usual: float = 0.0) -> Iterator[Defect]:
    """Yields areas in which (border included) no text of the further selection ``labels`` of the same drawing stands
    (``geometry.labels``). Empty texts are none. ``words``: what a label must hold somewhere, a regular expression,
    blanks left out; case ``other`` where only other texts stand inside, one of which is told; they are witnesses. Case
    ``short``: of at least ``LEAST`` + 1 labelled areas of a drawing the only one none of whose labels holds ``full``,
    a regular expression, too. A label that stands in another area beside one of its own, or in none, is a witness: it
    may be this one's; so is a text inside on a layer for none. What has no area is another rule's. Drawings in which
    fewer than this part (``usual``) of the areas are labelled are not judged."""
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
        area, text = labels_in(areas, labels.take(inside))
        mask = right[inside[text]]
        own = list(zip(area[mask].tolist(), inside[text][mask].tolist(), strict=True))
        labelled = {number for number, _ in own}
        strangers = _strangers(inside[right[inside]], area, inside[text])
        witnesses = tuple(labels[int(number)] for number in strangers[:WITNESSES])
        seen: dict[int, str] = {}
        within: dict[int, list[Feature]] = {}
        for one, other in zip(area.tolist(), inside[text].tolist(), strict=True):
            within.setdefault(one, []).append(labels[other])
        for one, other in sorted(zip(area.tolist(), texts[inside[text]].tolist(), strict=True)):
            seen.setdefault(one, other)
        yield from _short(areas.features, [(a, labels[n], str(texts[n])) for a, n in own], full) if full else ()
        if len(labelled) < usual * len(areas.polygons):
            continue
        for number in range(len(areas.polygons)):
            if number not in labelled:
                spot, where = shapely.point_on_surface(areas.polygons[number]), areas.features[number]
                facts = {"layer": where.layer}
                facts |= {"text": seen[number]} if number in seen else {}
                astray = _of_other_layers(areas.polygons[number], drawing, labels)
                others = (*within.get(number, ())[:WITNESSES], *astray, *witnesses)
                yield Defect(where, (spot.x, spot.y), facts, others, case="other" if number in seen else "")


def _of_other_layers(area: shapely.Geometry, drawing: Drawing, labels: Features) -> tuple[Feature, ...]:
    """Texts in an area on layers that labels do not stand on, or in paper space: one of them may be the label."""
    texts = Features.every((drawing,))
    texts = texts.take((texts.shape == TEXT) & (texts.column("space") != IN_BLOCK))
    own = {label.row for label in map(labels.__getitem__, range(len(labels))) if label.drawing is drawing}
    texts = texts.take(~shapely.is_missing(texts.geometry) & ~np.isin(texts.row, list(own)))
    return tuple(texts[int(n)] for n in np.flatnonzero(shapely.intersects(area, texts.geometry))[:WITNESSES])


def _short(areas: Features, said: Sequence[tuple[int, Feature, str]], full: str) -> Iterator[Defect]:
    """``said``: number of an area, a label in it, its words."""
    wanted = re.compile(full)
    every = {number for number, _, _ in said}
    short = every - {number for number, _, text in said if wanted.search(text)}
    if len(short) == 1 and len(every) > LEAST:
        mine = [(label, text) for number, label, text in said if number in short]
        where = areas[short.pop()]
        facts: Facts = {"layer": where.layer, "text": mine[0][1], "count": len(every) - 1}
        yield Defect(where, facts=facts, others=tuple(label for label, _ in mine), case="short")


def _strangers(labels: Ints, area: Ints, text: Ints) -> list[int]:
    """Of the numbers ``labels`` those that stand in no area, or in one with others; ``area`` and ``text`` are pairs of
    an area and a text in it."""
    own = np.isin(text, labels)
    held, within = np.unique(area[own], return_counts=True)
    crowded = set(held[within > 1].tolist())
    settled = {t for a, t in zip(area[own].tolist(), text[own].tolist(), strict=True) if a not in crowded}
    return [number for number in labels.tolist() if number not in settled]
