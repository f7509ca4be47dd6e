"""What many findings of one rule have in common: one shift, one difference, one spot, or nearly all of a layer.

A card that says ``common`` names what may be shared; then the findings of one layer of one file (of one XML table,
where nothing is drawn) that share it get one cause. Chance must not do it: two points off by a few centimetres can
agree to a millimetre, so a group must be a good part of all that was found there.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from math import dist
from statistics import median

import numpy as np

from surveycheck.model import Fact, Features, Finding
from surveycheck.model.columns import Bools
from surveycheck.model.finding import Point
from surveycheck.rule import Rule, Selection

COMMON: dict[str, tuple[str, ...]] = {
    "shift": ("shift_east", "shift_north"),
    "difference": ("difference",),
    "spot": (),
    "thing": (),
    "layer": (),
    "drawing": (),
    "whole": (),
    "half": (),
    "corner": (),
    "gap": (),
    "outline": (),
    "beside": (),
    "witness": (),
    "label": (),
    "left": (),
}
"""Word of the card → the facts that must agree."""

LATER = ("corner", "gap", "outline", "beside", "witness", "label", "left")
"""What is looked at when all findings are there (``corner.py``, ``broken.py``, ``outline.py``,
``witness.py``, ``label.py``, ``strayed.py``)."""

ALIKE = 0.002
"""Metres within which numbers are the same: both witnesses are written to a millimetre."""

ENDS = 2
"""So many findings with one shift on one and the same thing are enough: both ends of a pipe that was moved."""

LEAST = {"shift": (3, 0.25), "difference": (5, 0.5), "spot": (2, 0.0), "thing": (2, 0.0), "layer": (20, 0.9),
         "drawing": (20, 0.9), "whole": (2, 1.0), "half": (2, 0.45)}  # fmt: skip
"""How many findings, and which part of those found there (``layer``: of all that was looked at there). Two numbers
agree by chance far more rarely than one. Of thousands within a few centimetres, random numbers put less than a
hundredth into the fullest window of two millimetres both ways, and less than a quarter into that of one number.
``spot``: floors that lie one above the other stick out of one building at one spot. ``thing``: a tile that is moved
leaves a gap on one side and an overlap on the other; the thing that most findings touch has them first. ``whole``: of
all records of a table, or all things of a layer, that were looked at. ``half``: of a layer that was pasted once more
half of it are copies. ``drawing``: of all those layers of a
drawing of which (nearly) all is found, together; what one layer alone would share (``cause`` of the card) is then
shared by all of them."""

SAID = 5
"""From so many findings on a layer on, the run says how many it looked at there."""

Place = tuple[str, str]


@dataclass(frozen=True)
class Common:
    """Findings of one place with one cause. ``of``: found there (``layer``: looked at there)."""

    kind: str
    place: Place
    members: tuple[Finding, ...]
    of: int
    facts: dict[str, Fact]

    @property
    def cause(self) -> str:
        return min(finding.id for finding in self.members)

    def said(self) -> dict[str, object]:
        """As the run tells it."""
        place = {"file": self.place[0], "layer": self.place[1]}
        return {
            "cause": self.cause,
            "kind": self.kind,
            **place,
            "found": len(self.members),
            "of": self.of,
            **self.facts,
        }


def common(rule: Rule, findings: Sequence[Finding], selection: Selection) -> tuple[dict[str, str], dict[str, object]]:
    """The causes of the findings (id → cause) that share one, and the facts of the run: ``common``, and ``layers``:
    where much was found, how many of how many."""
    places: dict[Place, list[Finding]] = {}
    for finding in findings:
        if finding.severity != "note":
            places.setdefault(_place(finding), []).append(finding)
    many = {place: own for place, own in places.items() if len(own) >= SAID}
    looked = _looked(selection.features, many)
    whole = _whole(selection, places) if {"whole", "half"}.intersection(rule.common) else looked
    groups = _of_things(places) if "thing" in rule.common else []
    groups += _of_drawings(places, selection.features) if "drawing" in rule.common else []
    taken = {finding.id for group in groups for finding in group.members}
    for place, own in places.items():
        groups += _groups(rule, place, [f for f in own if f.id not in taken], whole.get(place, 0))
    facts: dict[str, object] = {}
    if groups:
        facts["common"] = tuple(group.said() for group in groups)
    if looked:
        rows = [(place, len(many[place]), of) for place, of in looked.items()]
        facts["layers"] = tuple({"file": p[0], "layer": p[1], "found": n, "of": of} for p, n, of in sorted(rows))
    return {finding.id: group.cause for group in groups for finding in group.members}, facts


def _of_things(places: Mapping[Place, Sequence[Finding]]) -> list[Common]:
    """What is found at one thing, on whichever layers of its file: what is missing is found beside it."""
    files: dict[str, list[Finding]] = {}
    for place, own in places.items():
        files.setdefault(place[0], []).extend(own)
    return [group for own in files.values() for group in _same_thing(own)]


def _of_drawings(places: Mapping[Place, Sequence[Finding]], features: Features) -> list[Common]:
    """What is found on nearly all of several layers of one file: whatever was done to them was done to the file."""
    least, share = LEAST["drawing"]
    groups = []
    for number, drawing in enumerate(features.drawings):
        own = {layer: found for (file, layer), found in places.items() if file == drawing.file and layer}
        if len(own) > 1 and sum(map(len, own.values())) >= least:
            there = features.take(features.source == number)
            looked = {layer: _alike_there(there, layer, found) for layer, found in own.items()}
            whole = [layer for layer in own if len(own[layer]) >= share * looked[layer]]
            members = tuple(finding for layer in whole for finding in own[layer])
            if len(whole) > 1 and len(members) >= least:
                groups.append(Common("drawing", (drawing.file, ""), members, sum(looked[n] for n in whole), {}))
    return groups


def _alike_there(there: Features, layer: str, found: Sequence[Finding]) -> int:
    """How many things of a layer are of the shapes that were found: texts among areas are none of them."""
    here = there.take(there.layer.where(layer.__eq__))
    names = np.array([f.place.handles[-1].encode("ascii", "replace") for f in found if f.place.handles] or [b""])
    shown = np.unique(here.shape[np.isin(here.column("handle"), names)])
    return int(np.isin(here.shape, shown).sum())


def _place(finding: Finding) -> Place:
    """File and layer of what is drawn, else file and table."""
    drawn = next((place for place in (finding.place, *finding.others) if place.layer), None)
    if drawn is not None:
        return drawn.file, drawn.layer
    return finding.place.file, "/".join(step.split("[")[0] for step in finding.place.xpath.split("/")[:3])


def _looked(features: Features, places: dict[Place, list[Finding]]) -> dict[Place, int]:
    """How many things the rule was handed of each of these layers."""
    found = {}
    for number, drawing in enumerate(features.drawings):
        layers = {layer for file, layer in places if file == drawing.file}
        if layers:
            counts = drawing.entities.layer.take(features.row[features.source == number]).counts()
            found.update({(drawing.file, layer): counts[layer] for layer in layers if layer in counts})
    return found


def _whole(selection: Selection, places: dict[Place, list[Finding]]) -> dict[Place, int]:
    """How many records the rule was handed of each table of each file, and how many things of each layer."""
    drawn = _looked(selection.features, {place: own for place, own in places.items() if len(own) >= LEAST["whole"][0]})
    return drawn | Counter((r.file, r.xpath.split("[")[0]) for r in selection.records)


def _groups(rule: Rule, place: Place, findings: list[Finding], looked: int) -> list[Common]:
    groups: list[Common] = []
    for kind in (word for word in rule.common if word not in ("thing", "drawing", *LATER)):
        taken = {finding.id for group in groups for finding in group.members}
        left = [finding for finding in findings if finding.id not in taken]
        if kind == "spot":
            groups += _same_spot(kind, place, left)
        elif kind in ("layer", "whole", "half"):
            least, share = LEAST[kind]
            if len(left) >= least and looked and len(left) >= share * looked:
                groups.append(Common(kind, place, tuple(left), looked, {}))
        else:
            groups += _alike(kind, place, left)
            taken = {finding.id for group in groups for finding in group.members}
            groups += _moved(kind, place, [f for f in left if f.id not in taken]) if kind == "shift" else []
    return groups


def _same_spot(kind: str, place: Place, findings: list[Finding]) -> list[Common]:
    """Findings at one spot (to ``ALIKE``) beside one and the same other thing."""
    rows = [(f.others[0].handles, f.place.at, f) for f in findings if f.others and f.others[0].handles and f.place.at]
    spots: list[list[Finding]] = []
    last: tuple[tuple[str, ...], Point] | None = None
    for other, at, finding in sorted(rows, key=lambda row: (row[0], row[1], row[2].id)):
        if last is None or last[0] != other or dist(last[1], at) > ALIKE:
            spots.append([])
        spots[-1].append(finding)
        last = (other, at)
    least, _ = LEAST[kind]
    return [Common(kind, place, tuple(own), len(findings), {}) for own in spots if len(own) >= least]


def _things(findings: list[Finding]) -> list[list[Finding]]:
    """The findings that touch each thing, of the thing that most of them touch first."""
    touched: dict[tuple[str, tuple[str, ...]], list[Finding]] = {}
    for finding in findings:
        for own in {(p.file, p.handles) for p in (finding.place, *finding.others) if p.handles}:
            touched.setdefault(own, []).append(finding)
    return sorted(touched.values(), key=lambda own: (-len(own), min(f.id for f in own)))


def _moved(kind: str, place: Place, findings: list[Finding]) -> list[Common]:
    """Findings that touch one and the same thing, all with one shift: the thing was moved."""
    names, groups, taken = COMMON[kind], [], set[str]()
    for own in _things([f for f in findings if all(isinstance(f.facts.get(name), float | int) for name in names)]):
        left = [f for f in own if f.id not in taken]
        numbers = np.array([[f.facts[name] for name in names] for f in left], float)
        if len(left) >= ENDS and np.all(np.ptp(numbers, axis=0) <= ALIKE):
            shift: dict[str, Fact] = {n: round(float(median(numbers[:, i])), 3) for i, n in enumerate(names)}
            groups.append(Common(kind, place, tuple(left), len(findings), shift))
            taken.update(f.id for f in left)
    return groups


def _same_thing(findings: list[Finding]) -> list[Common]:
    """Findings of a file that touch one and the same thing: the thing that most of them touch takes its own first, and
    so on."""
    least, _ = LEAST["thing"]
    groups, taken = [], set[str]()
    for own in _things(findings):
        left = [f for f in own if f.id not in taken]
        if len(left) >= least:
            groups.append(Common("thing", _place(left[0]), tuple(left), len(findings), {}))
            taken.update(f.id for f in left)
    return groups


def _alike(kind: str, place: Place, findings: list[Finding]) -> list[Common]:
    """Groups that agree in the facts of a kind, the largest first."""
    names = COMMON[kind]
    left = [f for f in findings if all(isinstance(f.facts.get(name), float | int) for name in names)]
    whole, groups = len(left), []
    least, share = LEAST[kind]
    while len(left) >= max(least, share * whole):
        numbers = np.array([[f.facts[name] for name in names] for f in left], float)
        cells = Counter(map(tuple, np.round(numbers / ALIKE).tolist()))
        ((cell, _),) = cells.most_common(1)
        near: Bools = np.all(np.abs(numbers - np.array(cell) * ALIKE) <= ALIKE, axis=1)
        members = [finding for finding, same in zip(left, near.tolist(), strict=True) if same]
        if len(members) < max(least, share * whole):
            break
        facts: dict[str, Fact] = {n: round(float(median(numbers[near, i])), 3) for i, n in enumerate(names)}
        groups.append(Common(kind, place, tuple(members), whole, facts))
        left = [finding for finding, same in zip(left, near.tolist(), strict=True) if not same]
    return groups
