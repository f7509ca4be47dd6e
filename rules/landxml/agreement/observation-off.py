"""Reduced observations against the coordinates of the points that they join."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from surveycheck.geometry.angles import radians_of
from surveycheck.geometry.frame import METRES
from surveycheck.geometry.noise import rounded
from surveycheck.rule import Defect, Drawing, Fact, Inputs, Limit, Record, check
from surveycheck.rule.number import decimal_of

Place = tuple[float, float]
UNITS = ("Metric", "Imperial")
ENOUGH = 5
"""So many directions tell by how much the survey's north differs from the grid's."""


@dataclass(frozen=True)
class Sight:
    """An observation and the points that it joins; ``azimuth`` in radians, ``length`` in metres, None if not said."""

    record: Record
    start: Place
    end: Place
    length: float | None
    azimuth: float | None
    metres: float

    @property
    def distance(self) -> float:
        return math.dist(self.start, self.end) * self.metres

    @property
    def turn(self) -> float:
        """By how much the azimuth said exceeds that of the coordinates, -π to π."""
        east, north = self.end[0] - self.start[0], self.end[1] - self.start[1]
        return math.remainder((self.azimuth or 0.0) - math.atan2(east, north), 2 * math.pi)


@check
def observation_off(inputs: Inputs, *, distance: Limit, direction: Limit) -> Iterator[Defect]:
    """Yields ReducedObservations whose ``horizDistance`` and ReducedArcObservations whose chord differ by more than
    ``distance`` (m) from the coordinates (case ``distance``), and those whose azimuth, clockwise from north, leads
    past the target by more than ``direction`` (m). Both limits are functions of the distance. A common turn of all
    azimuths of a file (their median, from five on) is its orientation, not an error; without Units nobody knows what
    the azimuths are in, and they are not judged. The further selection ``points`` holds the CgPoints."""
    for drawing in inputs.model.drawings:
        stations = _stations(drawing, inputs)
        records = (record for record in inputs.records if record.file == drawing.file)
        mine = [s for s in (_sight(record, drawing, stations) for record in records) if s is not None]
        if not any(r.file == drawing.file for name in UNITS for r in inputs.model.tables.get(name, ())):
            mine = [replace(sight, azimuth=None) for sight in mine]
        turns = [s.turn for s in mine if s.azimuth is not None and s.distance > 0]
        north = float(np.median(turns)) if len(turns) >= ENOUGH else 0.0
        for sight in mine:
            yield from _judged(sight, north, distance, direction)


def _judged(sight: Sight, north: float, distance: Limit, direction: Limit) -> Iterator[Defect]:
    computed = sight.distance
    middle = ((sight.start[0] + sight.end[0]) / 2, (sight.start[1] + sight.end[1]) / 2)
    name: dict[str, Fact] = {"name": sight.record.get("@name") or sight.record.get("@setupID")}
    if sight.length is not None and abs(sight.length - computed) > distance.of(computed) + 1e-9:
        facts: dict[str, Fact] = {**name, "said": rounded(sight.length), "computed": rounded(computed)}
        facts |= {"difference": rounded(sight.length - computed), "limit": round(distance.of(computed), 6)}
        yield Defect(sight.record, middle, facts, field="@horizDistance", case="distance")
    if sight.azimuth is not None and computed > 0:
        off = math.remainder(sight.turn - north, 2 * math.pi)
        across = computed * (abs(math.sin(off)) if abs(off) < math.pi / 2 else 1.0)
        if across > direction.of(computed) + 1e-9:
            facts = {**name, "angle": round(math.degrees(off), 4), "difference": rounded(across)}
            facts["limit"] = round(direction.of(computed), 6)
            yield Defect(sight.record, middle, facts, field="@azimuth")


def _sight(record: Record, drawing: Drawing, stations: Mapping[str, Place]) -> Sight | None:
    start, end = (stations.get(record.get(name)) for name in ("@setupID", "@targetSetupID"))
    if start is None or end is None:
        return None
    metres = METRES.get(drawing.unit, 1.0)
    arc = record.table == "ReducedArcObservation"
    length = _chord(record) if arc else _number(record.get("@horizDistance"))
    turn = _number(record.get("@chordAzimuth" if arc else "@azimuth"))
    azimuth = None if turn is None else radians_of(turn, str(drawing.header.get("directionUnit", "radians")))
    return Sight(record, start, end, None if length is None else length * metres, azimuth, metres)


def _chord(record: Record) -> float | None:
    radius, length = _number(record.get("@radius")), _number(record.get("@length"))
    return 2 * radius * abs(math.sin(length / (2 * radius))) if radius and length else None


def _number(text: str) -> float | None:
    number = decimal_of(text)
    return None if number is None else float(number)


def _stations(drawing: Drawing, inputs: Inputs) -> dict[str, Place]:
    """Where each InstrumentSetup stands: its InstrumentPoint has coordinates or names a CgPoint, and just one."""
    points = inputs.other("points").features
    places: dict[str, set[Place]] = {}
    for feature, name, place in zip(points, points.xdata("LandXML", 1), points.geometry, strict=True):
        if place is not None and feature.drawing is drawing:
            places.setdefault(str(name), set()).add((float(place.x), float(place.y)))
    known = {name: next(iter(found)) for name, found in places.items() if len(found) == 1}
    named = {r.xpath.rpartition("/")[0]: r.get("@pntRef") for r in inputs.model.tables.get("InstrumentPoint", ())}
    found = {}
    for setup in inputs.model.tables.get("InstrumentSetup", ()):
        if setup.file == drawing.file:
            numbers = [_number(word) for word in setup.get("InstrumentPoint").split()]
            if len(numbers) in (2, 3) and numbers[0] is not None and numbers[1] is not None:
                found[setup.get("@id")] = (numbers[1], numbers[0])
            elif (name := named.get(setup.xpath, "")) in known:
                found[setup.get("@id")] = known[name]
    return found
