"""What a parcel says of its neighbours on four sides, against what its boundary lines say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, Where, check
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.words import holds, letters

SIDES = ((1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0))
"""East, south, west, north: the way (east, north) that an edge there faces."""

AWAY = -0.3
"""Cosine: so far a line is turned away from the side that it is said to lie on. Near corners nobody can tell."""

NOWHERE = (0.0, 0.0)
Way = tuple[float, float]


@dataclass(frozen=True)
class _Line:
    """A boundary line, the way it faces, as long as the line is (NOWHERE: nobody knows), and its points."""

    record: Record
    way: Way
    ends: tuple[Record, ...]


@dataclass(frozen=True)
class _Parcel:
    """A parcel: what it says of each side, and its lines that name a neighbour, in the field ``name``."""

    record: Record
    said: Mapping[str, str]
    lines: Sequence[_Line]
    name: str
    whole: bool
    """Does it say something of every side? What a line says may stand on one of which nothing is said."""
    named: bool
    """Does every line name a neighbour, and are the lines all there? Else a side may be that of one which does not."""

    def of(self, side: str) -> list[_Line]:
        return [line for line in self.lines if _alike(self.said[side], line.record.get(self.name))]


@check
def neighbours_agree(
    inputs: Inputs, *, sides: tuple[str, ...], name: str, parcel: str, ends: tuple[str, ...], point: tuple[str, ...]
) -> Iterator[Defect]:
    """Subjects: parcels; ``sides``: their fields for east, south, west and north. The further selection ``lines`` has
    the boundary lines, ``points`` the boundary points: both name their parcel in ``parcel`` (the last field of
    ``point`` is the parcel's own key); ``name`` is the neighbour of a line, ``ends`` the numbers of its points,
    ``point`` number, north and east of a point. One may say more than the other: ``示例东路`` and
    ``示例东路（规划）`` agree.

    Yields a side that no line names (case ``side``; where every line names a neighbour, and none is left out), a line
    whose neighbour stands on no side (case ``line``; where every side says something), a side none of whose lines faces
    it (case ``turned``), and a line that faces away from the sides that it names (case ``away``; both only where the
    lines are a ring). A parcel of whose sides the lines name none is not compared: there the two tell different
    things."""
    lines, points = (inputs.other(selection).records for selection in ("lines", "points"))
    lines_of, points_of = (_by(records, parcel) for records in (lines, points))
    for record in inputs.records:
        key = record.get(point[3])
        there = {p.get(point[0]): p for p in points_of.get(key, ())}
        mine = _lines(lines_of.get(key, ()), ends, there, point[1:3])
        said = {side: record.get(side) for side in sides if record.get(side) not in EMPTY}
        named = [line for line in mine if line.record.get(name) not in EMPTY]
        own = _Parcel(
            record, said, named, name, len(said) == len(sides), len(named) == len(mine) and _closed(mine, ends)
        )
        if key not in EMPTY and any(own.of(side) for side in said):
            yield from _unnamed(own)
            yield from _strange(own)
            yield from _turned(own, dict(zip(sides, SIDES, strict=True)))


def _by(records: Sequence[Record], field: str) -> Mapping[str, list[Record]]:
    found: dict[str, list[Record]] = {}
    for record in records:
        found.setdefault(record.get(field), []).append(record)
    return found


def _unnamed(own: _Parcel) -> Iterator[Defect]:
    for side in (side for side in own.said if own.named and not own.of(side)):
        yield _defect(own.record, side, (Value(own.lines[0].record, own.name),), "side")


def _strange(own: _Parcel) -> Iterator[Defect]:
    for line in own.lines if own.whole else ():
        if not any(_alike(text, line.record.get(own.name)) for text in own.said.values()):
            yield _defect(line.record, own.name, tuple(Value(own.record, side) for side in own.said), "line")


def _turned(own: _Parcel, ways: Mapping[str, Way]) -> Iterator[Defect]:
    """A side that all of its lines turn away from; else each line that turns away from all of its sides. Where several
    sides are, the ring itself may run otherwise for one wrong point: all points are witnesses then."""
    whole = {side for side in own.said if (found := own.of(side)) and _most(found, ways[side]) <= 0}
    ring = own.lines if len(whole) > 1 else ()
    for side in (side for side in own.said if side in whole):
        others = [Value(line.record, own.name) for line in own.of(side)]
        ends = dict.fromkeys(end for line in (ring or own.of(side)) for end in line.ends)
        yield _defect(own.record, side, (*others, *ends), "turned")
    for line in own.lines:
        mine = [side for side in own.said if line in own.of(side)]
        if mine and not whole.intersection(mine) and all(_cosine(line.way, ways[side]) < AWAY for side in mine):
            others = [Value(own.record, side) for side in mine]
            ends = dict.fromkeys(end for one in (ring or (line,)) for end in one.ends)
            yield _defect(line.record, own.name, (*others, *ends), "away")


def _defect(record: Record, field: str, others: tuple[Where, ...], case: str) -> Defect:
    facts: dict[str, Fact] = {"table": record.table, "field": field, "value": record.get(field)}
    return Defect(record, facts=facts, others=others, field=field, case=case)


def _most(lines: Sequence[_Line], way: Way) -> float:
    """The cosine of the line that faces a way most."""
    return max(_cosine(line.way, way) for line in lines)


def _cosine(one: Way, two: Way) -> float:
    """1 where nobody knows."""
    size = math.hypot(*one) * math.hypot(*two)
    return (one[0] * two[0] + one[1] * two[1]) / size if size else 1.0


def _closed(lines: Sequence[_Line], ends: Sequence[str]) -> bool:
    """By the numbers of their points: none of them was left out."""
    first, last = ([line.record.get(end) for line in lines] for end in (ends[0], ends[-1]))
    return sorted(first) == sorted(last)


def _lines(
    records: Sequence[Record], ends: Sequence[str], there: Mapping[str, Record], fields: Sequence[str]
) -> list[_Line]:
    """The lines, each with the way it faces out of the ring that all of them are."""
    points = [tuple(p for end in ends if (p := there.get(record.get(end)))) for record in records]
    spots = [tuple(s for p in pair if (s := _spot(p, fields))) for pair in points]
    known = [pair for pair in spots if len(pair) == len(ends)]
    x, y = known[0][0] if known else NOWHERE
    twice = sum((a[0] - x) * (b[1] - y) - (b[0] - x) * (a[1] - y) for a, b in known)
    closed = len(known) == len(records) and {a for a, _ in known} == {b for _, b in known}
    turn = ((twice > 0) - (twice < 0)) * closed
    ways = [(turn * (s[1][1] - s[0][1]), turn * (s[0][0] - s[1][0])) if turn else NOWHERE for s in spots]
    return [_Line(record, way, pair) for record, way, pair in zip(records, ways, points, strict=True)]


def _spot(point: Record, fields: Sequence[str]) -> Way | None:
    y, x = (decimal_of(point.get(field)) for field in fields)
    return None if x is None or y is None else (float(x), float(y))


def _alike(one: str, other: str) -> bool:
    return holds(letters(one), letters(other))
