"""What texts say of the areas in which they stand."""

from __future__ import annotations

import re
from collections.abc import Mapping

import numpy as np
import shapely

from surveycheck.geometry.labels import labels_of
from surveycheck.geometry.sheet import shown_texts
from surveycheck.model import Feature, Point
from surveycheck.rule.inputs import Inputs
from surveycheck.rule.nested import rings
from surveycheck.rule.words import number_of, unspaced

NOWHERE = -1
"""In place of the number of an area: of texts that stand in none."""

NAME = re.compile(r"[A-Za-z]+\d+")
"""A key that a text does not hold by chance."""

WITNESSES = 5
"""More texts than so many in an area are witnesses of nothing."""

Told = tuple[str, str, Feature, Point]
"""What a text says, its words, the text, and where it begins."""


def told_by_area(
    inputs: Inputs, words: re.Pattern[str], pattern: re.Pattern[str], single: re.Pattern[str] | None
) -> dict[int, list[Told]]:
    """Number of an area → what the texts inside it say."""
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    texts = [unspaced(str(text)) for text in labels.text]
    one_floor = {t for t in texts if single is not None and single.fullmatch(t) and not pattern.search(t)}
    speak = np.array(
        [words.search(t) is not None and (t in one_floor or pattern.search(t) is not None) for t in texts], np.bool_
    )
    found: dict[int, list[Told]] = {}
    speaking = labels.take(speak)
    pairs = labels_of(inputs.features, speaking, rings(inputs))
    inside = [*zip(*(side.tolist() for side in pairs), strict=True)]
    outside = set(range(len(speaking))) - {one for _, one in inside}
    for number, one in (*inside, *((NOWHERE, one) for one in sorted(outside))):
        text, feature, spot = str(speaking.text[one]), speaking[one], speaking.geometry[one]
        groups = [g for match in pattern.finditer(unspaced(text)) for g in match.groups() if g]
        groups += ["1"] if unspaced(text) in one_floor else []
        found.setdefault(number, []).extend((number_of(group), text, feature, (spot.x, spot.y)) for group in groups)
    return found


def named(told: Mapping[int, list[Told]], key: str) -> list[Told]:
    """What the texts say that stand in no area and name this one."""
    if not NAME.fullmatch(key):
        return []
    name = re.compile(rf"(?<![A-Z0-9]){re.escape(key)}(?![A-Z0-9])", re.IGNORECASE)
    return [one for one in told.get(NOWHERE, ()) if name.search(unspaced(one[1]))]


def elsewhere(told: Mapping[int, list[Told]], key: str) -> list[Told]:
    """What the texts say that stand in no area, or beside others in one, and name this one, or say its number."""
    beside = [one for n, ones in told.items() if n == NOWHERE or len(ones) > 1 for one in ones]
    return named(told, key) or [one for one in beside if one[0] == number_of(key)]


def texts_inside(inputs: Inputs, numbers: list[int]) -> tuple[Feature, ...]:
    """The texts in areas, where they are few: one of them may be what is missed, and be written wrongly."""
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    area, text = labels_of(inputs.features, labels, rings(inputs))
    found = sorted(set(text[np.isin(area, numbers)].tolist()))
    return tuple(labels[number] for number in found) if len(found) <= WITNESSES else ()


def said_anywhere(area: Feature, word: str, pattern: re.Pattern[str]) -> bool:
    """Does a text of the drawing say the word, wherever it stands? In an island, say, beside an arrow, or on a layer
    that is another rule's."""
    texts = shown_texts(area.drawing).text
    found = (match.groups() for text in texts for match in pattern.finditer(unspaced(str(text))))
    return any(number_of(group) == word for groups in found for group in groups if group)
