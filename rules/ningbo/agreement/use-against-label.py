"""The use that is written in a function area, against the uses that its building has on record."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import shapely

from surveycheck.geometry.labels import labels_of
from surveycheck.rule import Defect, Fact, Feature, Inputs, Record, Value, Where, check
from surveycheck.rule.keyed import application
from surveycheck.rule.nested import rings
from surveycheck.rule.number import EMPTY
from surveycheck.rule.words import letters

FLOOR = 2
"""The item of a function area's extended data that holds the number of its floor (C.CH)."""

WITNESSES = 20

USUAL = 3
"""A word that stands so many times is how it is spelt."""

Label = tuple[int, Feature, tuple[float, float], Record]
"""Number of an area, the text in it, where that begins, and the floor of the area."""


@check
def use_against_label(inputs: Inputs) -> Iterator[Defect]:
    """Subjects: function areas. Floor → building → uses (further selections ``floors``: C, ``buildings``: ZRZ,
    ``uses``: SCLDMJHZXX). Yields each use that texts of ``labels`` name in areas of a building which has it not: the
    first area, at the text; the texts, the building's uses, that use under a building that there is not, and the
    further areas are witnesses. A text is a use where some building has it, or where it is a title of the list FWYT;
    others (public parts) say nothing, but for case ``spoilt``: a text that stands once, and is one that stands
    ``USUAL`` times at least with a letter too few. A building without uses is another rule's."""
    buildings = {r.get("BSM"): r for r in inputs.other("buildings").records}
    floors = {r.get("CH"): r for r in inputs.other("floors").records if r.get("ZRZBSM") in buildings}
    uses = _uses(inputs)
    known = {letters(v.record.get("YT")) for own in uses.values() for v in own}
    known |= {letters(r["title"]) for r in inputs.tables.get("codes", ()) if r["list"] == "FWYT"}
    items = inputs.features.xdata(application(inputs), FLOOR)
    found: dict[tuple[str, str], list[Label]] = {}
    labelled = list(_labelled(inputs))
    for number, label, text, at in labelled:
        floor = floors.get(str(items[number]).strip())
        house = buildings[floor.get("ZRZBSM")].get("ZRZH") if floor is not None else ""
        own = {letters(v.record.get("YT")) for v in uses.get(house, ())}
        if floor is not None and own and letters(text) in known and letters(text) not in own:
            found.setdefault((house, text), []).append((number, label, at, floor))
    yield from _misspelt(inputs, labelled, known)
    numbers = {r.get("ZRZH") for r in buildings.values()}
    for (house, text), areas in found.items():
        number, _, at, floor = areas[0]
        facts: dict[str, Fact] = {"key": house, "table": "SCLDMJHZXX", "field": "YT", "count": len(areas), "text": text}
        facts["said"] = "、".join(v.record.get("YT") for v in uses[house])
        others: list[Where] = [*(label for _, label, *_ in areas), *uses[house]]
        others += [Value(floor, "ZRZBSM"), Value(buildings[floor.get("ZRZBSM")], "ZRZH")]
        others += [v for name, own in uses.items() if name not in numbers for v in own if v.record.get("YT") == text]
        others += [inputs.features[more] for more, *_ in areas[1:]]
        yield Defect(inputs.features[number], at, facts, tuple(others[:WITNESSES]))


def _misspelt(
    inputs: Inputs, labelled: list[tuple[int, Feature, str, tuple[float, float]]], known: set[str]
) -> Iterator[Defect]:
    """Words that stand once, and often with one letter more."""
    times = Counter(letters(text) for *_, text, _ in labelled)
    usual = [word for word in sorted(times) if times[word] >= USUAL and word.isalpha()]
    for number, label, text, at in labelled:
        word = letters(text)
        meant = [w for w in usual if word and any(w[:n] + w[n + 1 :] == word for n in range(len(w)))]
        if meant and times[word] == 1 and word not in known:
            facts: dict[str, Fact] = {"text": text, "expected": meant[0], "kind": "spoilt"}
            yield Defect(inputs.features[number], at, facts, (label,), case="spoilt")


def _uses(inputs: Inputs) -> dict[str, list[Value]]:
    """The uses of each building, by its number."""
    found: dict[str, list[Value]] = {}
    for record in (r for r in inputs.other("uses").records if r.get("YT") not in EMPTY):
        found.setdefault(record.get("LD"), []).append(Value(record, "YT"))
    return found


def _labelled(inputs: Inputs) -> Iterator[tuple[int, Feature, str, tuple[float, float]]]:
    """Number of an area, and each text that stands in it: the thing, its words, and where."""
    labels = inputs.other("labels").features
    labels = labels.take(~shapely.is_missing(labels.geometry))
    texts = labels.text
    for area, one in zip(*(side.tolist() for side in labels_of(inputs.features, labels, rings(inputs))), strict=True):
        spot = labels.geometry[one]
        yield area, labels[one], str(texts[one]), (spot.x, spot.y)
