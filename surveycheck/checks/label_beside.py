"""Numbers written beside drawn things, against the numbers that the things carry."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

import numpy as np
import shapely

from surveycheck.model.columns import Ints
from surveycheck.rule import Defect, Fact, Feature, Features, Inputs, Limit, Row, check
from surveycheck.rule.keyed import application
from surveycheck.rule.number import EMPTY

LEAST = 3
"""So many things of a drawing must have their number beside them before one without it is told."""

Told = tuple[str, str, Feature, tuple[float, float]]
"""What a text says, its words, the text, and where it begins."""


@check
def label_beside(inputs: Inputs, *, role: str, item: int, pattern: str, reach: Limit) -> Iterator[Defect]:
    """Subjects: things of ``role`` whose number is ``item`` of their extended data. Texts of the further selection
    ``labels`` that ``pattern`` (a regular expression) fits say a number, its first group; each is told of what is
    nearest to it in the same drawing, within ``reach`` (m). Yields a number beside whose things only others are
    written; (case ``missing``) the only number of a drawing that is not written beside its things: of two nobody can
    tell whether they had to be. Zeros before a number do not matter."""
    row = next((r for r in inputs.tables.get("xdata", ()) if r["role"] == role and r["item"] == str(item)), None)
    if row is None:
        return
    things = inputs.features.take(~shapely.is_missing(inputs.features.geometry))
    names = np.array([_bare(str(text)) for text in things.xdata(application(inputs), item)], dtype=object)
    things, names = things.take(names != ""), names[names != ""]
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    for source, drawing in enumerate(things.drawings):
        mine = np.flatnonzero(things.source == source)
        theirs = np.flatnonzero(np.array([labels.drawings[s] is drawing for s in labels.source], np.bool_))
        if len(mine) and len(theirs):
            own, words = things.take(mine), labels.take(theirs)
            yield from _defects(own, names[mine].tolist(), words, re.compile(pattern), reach.value, row)


def _defects(
    things: Features, names: Sequence[str], labels: Features, pattern: re.Pattern[str], reach: float, row: Row
) -> Iterator[Defect]:
    first = {name: number for number, name in reversed(list(enumerate(names)))}
    told = _told(things, names, labels, pattern, reach)
    silent = [name for name in first if name not in told]
    for name, said in told.items():
        if all(word != name for word, *_ in said) and not _near(things, names, labels, pattern, name, reach):
            texts = "、".join(dict.fromkeys(words for _, words, *_ in said))
            facts = {**_facts(row, name), "drawn": said[0][0], "text": texts}
            yield Defect(things[first[name]], said[0][3], facts, tuple(told_[2] for told_ in said), row["field"])
    if len(silent) == 1 and len(told) >= LEAST and not _near(things, names, labels, pattern, silent[0], reach):
        number = first[silent[0]]
        others = _others(things, number, labels, reach)
        yield Defect(things[number], None, _facts(row, silent[0]), others, row["field"], case="missing")


def _facts(row: Row, name: str) -> dict[str, Fact]:
    return {"key": name, "table": row["table"], "field": row["field"], "said": name}


def _told(
    things: Features, names: Sequence[str], labels: Features, pattern: re.Pattern[str], reach: float
) -> Mapping[str, list[Told]]:
    """Of each number the texts that stand nearest to its things."""
    said = [_number(str(text), pattern) for text in labels.text]
    speaking = np.flatnonzero(np.array([bool(word) for word in said], np.bool_))
    found: dict[str, list[Told]] = {}
    tree = shapely.STRtree(things.geometry)
    (text, thing) = tree.query_nearest(labels.geometry[speaking], max_distance=reach, all_matches=True)
    for one, other in sorted(set(zip(text.tolist(), [names[n] for n in thing.tolist()], strict=True))):
        number = int(speaking[one])
        spot = labels.geometry[number]
        found.setdefault(other, []).append((said[number], str(labels.text[number]), labels[number], (spot.x, spot.y)))
    return found


def _near(
    things: Features, names: Sequence[str], labels: Features, pattern: re.Pattern[str], name: str, reach: float
) -> bool:
    """Does a text within reach of its things say the number, though it stands nearer to others?"""
    own: Ints = np.array([n for n, text in enumerate(labels.text) if _number(str(text), pattern) == name], np.int64)
    mine = things.geometry[np.array([n == name for n in names], np.bool_)]
    return bool(len(own)) and bool(np.any(shapely.dwithin(labels.geometry[own][:, None], mine[None, :], reach)))


def _others(things: Features, number: int, labels: Features, reach: float) -> tuple[Feature, ...]:
    """The text that stands nearest, whatever it says."""
    distance = shapely.distance(labels.geometry, things.geometry[number])
    nearest = int(np.argmin(distance))
    return (labels[nearest],) if distance[nearest] <= reach else ()


def _number(text: str, pattern: re.Pattern[str]) -> str:
    found = pattern.fullmatch("".join(normalize("NFKC", text).split()))
    return _bare(next((g for g in found.groups() if g), "")) if found else ""


def _bare(text: str) -> str:
    text = "".join(normalize("NFKC", text).split())
    if text in EMPTY:
        return ""
    return text.lstrip("0") or "0" if text.isdecimal() else text
