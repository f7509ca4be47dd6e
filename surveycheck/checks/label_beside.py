"""Numbers written beside drawn things, against the numbers that the things carry."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np
import shapely

from surveycheck.geometry.sheet import shown_texts
from surveycheck.rule import Defect, Drawing, Fact, Feature, Features, Inputs, Limit, Row, check
from surveycheck.rule.keyed import application
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import number_of, unspaced

LEAST = 3
"""So many things of a drawing must have their number beside them before one without it is told."""

MANY = 100
"""So many things of one number, and so many texts that say it, are looked at."""

Told = tuple[str, str, Feature, tuple[float, float]]
"""What a text says, its words, the text, and where it begins."""


@check
def label_beside(inputs: Inputs, *, role: str, item: int, pattern: str, reach: Limit) -> Iterator[Defect]:
    """Subjects: things of ``role`` whose number is ``item`` of their extended data. Texts of the further selection
    ``labels`` that ``pattern`` (a regular expression) fits say a number, its first group, where it is written as the
    number of some thing of the drawing is (a land use or a length is none); each is told of what is nearest to it in
    the same drawing, within ``reach`` (m). Yields a number beside whose things only others are written, where at least
    one number is right: else the texts may be something else; (case ``missing``) the only number of a drawing that is
    not written beside its things: of two nobody can tell whether they had to be. Zeros before a number do not
    matter."""
    row = next((r for r in inputs.tables.get("xdata", ()) if r["role"] == role and r["item"] == str(item)), None)
    if row is None:
        return
    things = inputs.features.take(~shapely.is_missing(inputs.features.geometry))
    names = np.array(
        ["" if str(text) in EMPTY else number_of(str(text)) for text in things.xdata(application(inputs), item)],
        dtype=object,
    )
    things, names = things.take(names != ""), names[names != ""]
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    for source, drawing in enumerate(things.drawings):
        mine = np.flatnonzero(things.source == source)
        theirs = np.flatnonzero(np.array([labels.drawings[s] is drawing for s in labels.source], np.bool_))
        if len(mine) and len(theirs):
            own, forms = names[mine].tolist(), {_form(name) for name in names[mine]}
            said = [_number(str(text), re.compile(pattern)) for text in labels.take(theirs).text]
            said = [number if _form(number) in forms else "" for number in said]
            sheet = _Sheet(things.take(mine), labels.take(theirs), own, said, reach.value)
            yield from _defects(sheet, row, partial(_on_any_layer, drawing, re.compile(pattern)))


def _on_any_layer(drawing: Drawing, pattern: re.Pattern[str]) -> tuple[Features, Sequence[str]]:
    """All texts of a drawing that stand somewhere, and what they say: one on a wrong layer is read all the same."""
    texts = shown_texts(drawing)
    texts = texts.take(~shapely.is_missing(texts.geometry))
    return texts, [_number(str(text), pattern) for text in texts.text]


def _defects(sheet: _Sheet, row: Row, every: Callable[[], tuple[Features, Sequence[str]]]) -> Iterator[Defect]:
    told = sheet.told()
    right = any(word == name for name, said in told.items() for word, *_ in said)
    for name, said in told.items() if right else ():
        if all(word != name for word, *_ in said) and not sheet.near(name):
            texts = "、".join(dict.fromkeys(words for _, words, *_ in said))
            facts = {**_facts(row, name), "drawn": said[0][0], "text": texts}
            yield Defect(sheet.thing(name), said[0][3], facts, tuple(one[2] for one in said), row["field"])
    silent = [name for name in sheet.of_name if name not in told]
    if len(silent) != 1 or len(told) < LEAST:
        return
    labels, words_said = every()
    if not replace(sheet, labels=labels, said=words_said).near(silent[0]):
        thing, others = sheet.thing(silent[0]), sheet.nearest(silent[0])
        yield Defect(thing, None, _facts(row, silent[0]), others, row["field"], case="missing")


def _facts(row: Row, name: str) -> dict[str, Fact]:
    return {"key": name, "table": row["table"], "field": row["field"], "said": name}


@dataclass(frozen=True, eq=False)
class _Sheet:
    """The things of a drawing with their numbers, and its texts with what they say ("": no number)."""

    things: Features
    labels: Features
    names: Sequence[str]
    said: Sequence[str]
    reach: float

    @cached_property
    def of_name(self) -> Mapping[str, list[int]]:
        return _numbered(self.names)

    @cached_property
    def of_word(self) -> Mapping[str, list[int]]:
        return _numbered(self.said)

    def thing(self, name: str) -> Feature:
        return self.things[self.of_name[name][0]]

    def told(self) -> Mapping[str, list[Told]]:
        """Of each number the texts that stand nearest to its things."""
        speaking = np.flatnonzero(np.array([bool(word) for word in self.said], np.bool_))
        tree, spots = shapely.STRtree(self.things.geometry), self.labels.geometry[speaking]
        text, thing = tree.query_nearest(spots, max_distance=self.reach, all_matches=True)
        pairs = {(int(speaking[t]), self.names[n]) for t, n in zip(text.tolist(), thing.tolist(), strict=True)}
        found: dict[str, list[Told]] = {}
        for number, name in sorted(pairs):
            spot, words = self.labels.geometry[number], str(self.labels.text[number])
            found.setdefault(name, []).append((self.said[number], words, self.labels[number], (spot.x, spot.y)))
        return found

    def near(self, name: str) -> bool:
        """Does a text within reach of its things say the number, though it stands nearer to others?"""
        texts = self.labels.geometry[self.of_word.get(name, [])[:MANY]]
        things = self.things.geometry[self.of_name[name][:MANY]]
        return bool(np.any(shapely.dwithin(texts[:, None], things[None, :], self.reach)))

    def nearest(self, name: str) -> tuple[Feature, ...]:
        """The texts that say it elsewhere; else the text that stands nearest, whatever it says, and the empty ones."""
        if name in self.of_word:
            return tuple(self.labels[n] for n in self.of_word[name][:MANY])
        distance = shapely.distance(self.labels.geometry, self.things.geometry[self.of_name[name][0]])
        empty = self.labels.labels("text").where(lambda text: not text.strip())
        near = {int(np.argmin(distance)), *np.flatnonzero(empty)[:MANY].tolist()}
        return tuple(self.labels[n] for n in sorted(near) if distance[n] <= self.reach)


def _numbered(texts: Sequence[str]) -> Mapping[str, list[int]]:
    found: dict[str, list[int]] = {}
    for number, text in enumerate(texts):
        found.setdefault(text, []).append(number)
    return found


def _form(number: str) -> str:
    """How a number is written, whatever its digits: ``J#``, ``#``."""
    return re.sub(r"\d+", "#", number)


def _number(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.fullmatch(unspaced(text))
    return number_of(next((g for g in found.groups() if g), "")) if found else ""
