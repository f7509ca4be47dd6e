"""Distances between two things as measured, against the drawing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from surveycheck.geometry.facing import side_of, turned_from, ways
from surveycheck.geometry.frame import metres_of
from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Features, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role
from surveycheck.rule.number import beyond, decimal_of, measured

FAR = 1000.0
"""Metres: what lies farther apart was drawn in different places, which is another rule's."""

Thing = tuple[Features, list[int], bool]
"""Features, the numbers of those that are meant, and whether its corners are measured from: those of one thing are, not
those of all things of a role, such as the red line."""


@check
def spacing_drawn(
    inputs: Inputs,
    *,
    value: str,
    ends: tuple[str, ...],
    things: tuple[str, ...],
    tolerance: Limit,
    side: str = "",
    turned: float = 120.0,
) -> Iterator[Defect]:
    """Subjects: distances in the field ``value`` (m) between what the two fields ``ends`` name. ``things``:
    ``ROLE: PATTERN`` (a regular expression for the whole name); its first group, where it has one, is the key of the
    thing of that role (table ``xdata``), else all things of the role are meant, by their outlines. Yields distances
    that are shorter than the shortest one in the drawing by more than ``tolerance`` (case ``short``: no direction makes
    it shorter), and those that are no distance of any corner of the one thing from the other within it. Names that are
    none of ``things``, and things that are not drawn, in several drawings, or farther apart than any site is wide, are
    left alone. Case ``side``: the field ``side`` names a direction (东, 西北 …; other words are left alone) from which
    every way of that length from the first to the second is turned by more than ``turned`` degrees."""
    drawn = [(re.compile(pattern), *_of_role(inputs, role)) for role, pattern in map(_parted, things)]
    for record in inputs.records:
        said = decimal_of(record.get(value))
        found = [_thing(record.get(end).strip(), drawn) for end in ends]
        if said is None or any(thing is None for thing in found):
            continue
        one, other = (thing for thing in found if thing is not None)
        first, second = _outlines(inputs, (one, other))
        steps = ways(first, second, (one[2], other[2]))
        known = np.hypot(*steps.T)
        if len(known) and float(known.min()) > FAR:
            continue
        nearest = float(known[np.argmin(np.abs(known - float(said)))]) if len(known) else float(said)
        short = bool(len(known)) and float(said) < float(known.min())
        if beyond(said - measured(nearest), tolerance.value):
            yield _defect(record, value, ends, nearest, tolerance.value, (one, other), "short" if short else "")
        elif (way := side_of(record.get(side)) if side else None) is not None:
            off = turned_from(steps[np.abs(known - float(said)) <= tolerance.value], way)
            if len(off) and float(off.min()) > turned:
                yield _other_side(record, side, ends, float(off.min()), turned, (one, other))


def _parted(text: str) -> tuple[str, str]:
    role, _, pattern = text.partition(":")
    return role.strip(), pattern.strip()


def _of_role(inputs: Inputs, role: str) -> tuple[Features, dict[str, list[int]]]:
    """The things of a role, and their numbers by key."""
    own = of_role(inputs, inputs.other("shapes").features, role)
    own = own.take(~shapely.is_missing(own.geometry))
    link = link_of(inputs, role)
    keyed = features_by_key(inputs, own, link) if link is not None else {}
    return own, {key[0]: numbers for key, numbers in keyed.items() if len(key) == 1}


def _thing(name: str, drawn: Sequence[tuple[re.Pattern[str], Features, dict[str, list[int]]]]) -> Thing | None:
    for pattern, own, keyed in drawn:
        match = pattern.fullmatch(name)
        if match:
            numbers = keyed.get(match[1], []) if pattern.groups else list(range(len(own)))
            one = len({own.source[n] for n in numbers}) == 1
            return (own, numbers, pattern.groups > 0) if one else None
    return None


def _outlines(inputs: Inputs, things: Sequence[Thing]) -> list[shapely.Geometry]:
    """The outline of each thing in metres, from one origin: coordinates are large."""
    origin: Floats = np.zeros(2)
    outlines: list[shapely.Geometry] = []
    for own, numbers, _ in things:
        metres = metres_of(own.take(np.array(numbers[:1])), inputs.settings)
        origin = origin if outlines else shapely.get_coordinates(own.geometry[numbers[0]])[0] * metres
        moved = shapely.transform(own.geometry[numbers], lambda points, m=metres, o=origin: points * m - o)
        lines = [shapely.boundary(g) if shapely.get_dimensions(g) == 2 else g for g in moved]
        outlines.append(shapely.union_all(lines))
    return outlines


def _other_side(
    record: Record, side: str, ends: tuple[str, ...], off: float, turned: float, things: tuple[Thing, Thing]
) -> Defect:
    facts: dict[str, Fact] = {"table": record.table, "field": side, "name": " ".join(map(record.get, ends))}
    facts |= {"value": record.get(side), "angle": round(off, 1), "allowed": turned}
    shown = tuple(own[numbers[0]] for own, numbers, _ in things)
    return Defect(record, facts=facts, others=(*shown, *(Value(record, end) for end in ends)), field=side, case="side")


def _defect(
    record: Record,
    field: str,
    ends: tuple[str, ...],
    nearest: float,
    limit: float,
    things: tuple[Thing, Thing],
    case: str,
) -> Defect:
    said = decimal_of(record.get(field))
    facts: dict[str, Fact] = {"table": record.table, "field": field, "name": " ".join(map(record.get, ends))}
    if said is not None:
        apart = said - measured(nearest)
        facts |= {"said": Written(said), "drawn": float(measured(nearest)), "difference": float(apart), "limit": limit}
    shown = tuple(own[numbers[0]] for own, numbers, _ in things)
    return Defect(record, facts=facts, others=(*shown, *(Value(record, end) for end in ends)), field=field, case=case)
