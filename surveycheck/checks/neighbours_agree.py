"""What a parcel says of its neighbours on four sides, against what its boundary lines say."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from unicodedata import normalize

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY, decimal_of

SIDES = ((1.0, 0.0), (0.0, -1.0), (-1.0, 0.0), (0.0, 1.0))
"""East, south, west, north: the way (east, north) that an edge there faces."""

AWAY = -0.3
"""Cosine: so far a line is turned away from the side that it is said to lie on. Near corners nobody can tell."""

NOWHERE = (0.0, 0.0)
Way = tuple[float, float]
Line = tuple[Record, str, Way]
"""A boundary line, what it says, and the way it faces, as long as the line is."""


@check
def neighbours_agree(
    inputs: Inputs, *, sides: tuple[str, ...], name: str, parcel: str, ends: tuple[str, ...], point: tuple[str, ...]
) -> Iterator[Defect]:
    """Subjects: parcels; ``sides``: their fields for east, south, west and north. The further selection ``lines`` has
    the boundary lines, ``points`` the boundary points: both name their parcel in ``parcel`` (the last field of ``point``
    is the parcel's own key); ``name`` is the neighbour of a line, ``ends`` the numbers of its points, ``point`` number,
    north and east of a point. One may say more than the other (``示例东路`` and ``示例东路（规划）`` agree).

    Yields a side that no line names (case ``side``), a line whose neighbour stands on no side (case ``line``), and a
    side none of whose lines faces it (case ``turned``), and a line that faces away from the sides that it names (case
    ``away``; both only where the lines are a ring). A parcel of whose sides the lines name none is not compared:
    there the two tell different things."""
    number, north, east, own = point
    lines, points = (inputs.other(name_).records for name_ in ("lines", "points"))
    for record in inputs.records:
        key = record.get(own)
        there = {p.get(number): spot for p in points if p.get(parcel) == key and (spot := _spot(p, north, east))}
        every = [line for line in lines if line.get(parcel) == key]
        told = [(r, w) for r, w in zip(every, _ways(every, ends, there), strict=True) if r.get(name) not in EMPTY]
        mine = [line for line, _ in told]
        said = {side: record.get(side) for side in sides if record.get(side) not in EMPTY}
        found = {s: [(r, r.get(name), w) for r, w in told if _alike(t, r.get(name))] for s, t in said.items()}
        if any(found.values()) and key not in EMPTY:
            yield from _sides(record, said, found, name, mine)
            yield from _lines(record, said, mine, name)
            ways = dict(zip(sides, SIDES, strict=True))
            yield from _turned(record, {s: f for s, f in found.items() if f}, ways, name)


def _sides(
    record: Record, said: Mapping[str, str], found: Mapping[str, Sequence[Line]], name: str, mine: Sequence[Record]
) -> Iterator[Defect]:
    for side, text in said.items():
        if not found[side]:
            facts: dict[str, Fact] = {"table": record.table, "field": side, "value": text}
            yield Defect(record, facts=facts, others=(Value(mine[0], name),), field=side, case="side")


def _lines(record: Record, said: Mapping[str, str], mine: Sequence[Record], name: str) -> Iterator[Defect]:
    for line in mine:
        if not any(_alike(text, line.get(name)) for text in said.values()):
            facts: dict[str, Fact] = {"table": line.table, "field": name, "value": line.get(name)}
            yield Defect(line, facts=facts, others=tuple(Value(record, s) for s in said), field=name, case="line")


def _turned(
    record: Record, found: Mapping[str, Sequence[Line]], ways: Mapping[str, Way], name: str
) -> Iterator[Defect]:
    astray: dict[int, tuple[Record, list[str]]] = {}
    for side, lines in found.items():
        turns = [_cosine(way, ways[side]) for *_, way in lines if way != NOWHERE]
        if turns and max(turns) <= 0:
            facts: dict[str, Fact] = {"table": record.table, "field": side, "value": record.get(side)}
            others = tuple(Value(line, name) for line, *_ in lines)
            yield Defect(record, facts=facts, others=others, field=side, case="turned")
            continue
        for line, _, way in lines:
            astray.setdefault(line.number, (line, [])) [1].extend([side] if way != NOWHERE and _cosine(way, ways[side]) < AWAY else [""])
    for line, away in astray.values():
        if all(away):
            facts = {"table": line.table, "field": name, "value": line.get(name)}
            yield Defect(line, facts=facts, others=tuple(Value(record, side) for side in away), field=name, case="away")


def _cosine(one: Way, two: Way) -> float:
    return (one[0] * two[0] + one[1] * two[1]) / (math.hypot(*one) * math.hypot(*two))


def _ways(lines: Sequence[Record], ends: Sequence[str], points: Mapping[str, Way]) -> list[Way]:
    """The way that each line faces, out of the ring that all of them are; NOWHERE where that cannot be told."""
    pairs = [tuple(points.get(line.get(end)) for end in ends) for line in lines]
    known = [(one, two) for one, two in pairs if one and two]
    first = known[0][0] if known else NOWHERE
    twice = sum((a[0] - first[0]) * (b[1] - first[1]) - (b[0] - first[0]) * (a[1] - first[1]) for a, b in known)
    turn = (twice > 0) - (twice < 0)
    if len({one for one, _ in known} ^ {two for _, two in known}) or len(known) < len(lines):
        turn = 0  # no ring: nobody knows which side is outside
    return [(turn * (b[1] - a[1]), turn * (a[0] - b[0])) if a and b else NOWHERE for a, b in pairs]


def _spot(point: Record, north: str, east: str) -> Way | None:
    y, x = (decimal_of(point.get(field)) for field in (north, east))
    return None if x is None or y is None else (float(x), float(y))


def _alike(one: str, other: str) -> bool:
    texts = [_plain(one), _plain(other)]
    return texts[0] in texts[1] or texts[1] in texts[0]


def _plain(text: str) -> str:
    return "".join(c for c in normalize("NFKC", text).casefold() if c.isalnum())
