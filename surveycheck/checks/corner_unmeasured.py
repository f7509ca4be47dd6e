"""The one corner of an outline that was drawn without having been measured."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np
import shapely

from surveycheck.model.columns import Floats
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, Value, Where, check
from surveycheck.rule.keyed import features_by_key, link_of, of_role
from surveycheck.rule.number import decimal_of

LEAST = 3
"""So many other corners of the outline must have been measured."""

STRAIGHT = 10.0
"""Degrees: where an outline turns by less, its corner is a point on a wall, or a piece of an arc."""


@check
def corner_unmeasured(
    inputs: Inputs, *, role: str, link: str, north: str, east: str, tolerance: Limit, name: str = ""
) -> Iterator[Defect]:
    """Subjects: measured corners; ``link`` is the field with the key of their thing of ``role`` (further selection
    ``shapes``). Yields the corner of an outline without a record within ``tolerance`` (m), where all of its other
    corners (``LEAST`` at least) have one and no record of it lies elsewhere: one that does was moved, which is another
    rule's. What was measured there for another thing is a witness (its number stands in ``name``). Things of several
    outlines are left alone."""
    shapes, known = inputs.other("shapes").features, link_of(inputs, role)
    own = of_role(inputs, shapes, role)
    drawn = features_by_key(inputs, own, known) if known is not None else {}
    spots = [(r, _spot(r, north, east)) for r in inputs.records]
    placed = [(r, spot) for r, spot in spots if spot is not None]
    everywhere = np.array([spot for _, spot in placed]).reshape(-1, 2)
    mine: dict[str, list[int]] = {}
    for n, (record, _) in enumerate(placed):
        mine.setdefault(record.get(link), []).append(n)
    unplaced = {r.get(link) for r, spot in spots if spot is None}
    for (key, *more), numbers in drawn.items():
        if more or len(numbers) != 1 or key not in mine or key in unplaced:
            continue
        corner = _left(own.geometry[numbers[0]], everywhere[mine[key]], tolerance.value)
        if corner is not None:
            near = np.flatnonzero(_apart(everywhere, corner[None])[:, 0] <= tolerance.value)
            strays = [placed[n][0] for n in near.tolist()]
            yield _defect(own[numbers[0]], key, corner, strays, placed[mine[key][0]][0], (link, name))


def _spot(record: Record, north: str, east: str) -> tuple[float, float] | None:
    y, x = decimal_of(record.get(north)), decimal_of(record.get(east))
    return None if x is None or y is None else (float(x), float(y))


def _apart(one: Floats, other: Floats) -> Floats:
    """Distances (n, m)."""
    apart: Floats = np.hypot(*(one[:, None] - other[None]).transpose(2, 0, 1))
    return apart


def _left(outline: shapely.Geometry | None, points: Floats, reach: float) -> Floats | None:
    """The only corner that no point is near to, where every point is near to one."""
    corners = _turns(outline)
    if corners is None or len(corners) <= LEAST:
        return None
    near = _apart(corners, points) <= reach
    # A point beside a wall's middle, where the outline hardly turns, belongs to the outline as well.
    known = near.any(axis=0) | (_apart(shapely.get_coordinates(outline), points) <= reach).any(axis=0)
    lonely = np.flatnonzero(~near.any(axis=1))
    found: Floats | None = corners[lonely[0]] if len(lonely) == 1 and known.all() else None
    return found


def _turns(outline: shapely.Geometry | None) -> Floats | None:
    """The corners (n, 2) of a ring at which it turns."""
    ring = shapely.get_coordinates(outline)
    ring = ring[:-1] if len(ring) and (ring[0] == ring[-1]).all() else ring
    if len(ring) <= LEAST:
        return None
    before, after = ring - np.roll(ring, 1, axis=0), np.roll(ring, -1, axis=0) - ring
    angle = np.degrees(np.arctan2(after[:, 1], after[:, 0]) - np.arctan2(before[:, 1], before[:, 0]))
    turn = np.abs((angle + 180.0) % 360.0 - 180.0)
    corners: Floats = ring[turn >= STRAIGHT]
    return corners


def _defect(
    thing: Feature, key: str, corner: Floats, strays: Sequence[Record], first: Record, fields: tuple[str, str]
) -> Defect:
    x, y = (round(float(c), 6) for c in corner)
    facts: dict[str, Fact] = {"key": key, "x": x, "y": y, "table": first.table}
    if strays:
        facts["point"] = strays[0].get(fields[1])
    others: tuple[Where, ...] = (*(Value(record, fields[0]) for record in strays), first)
    return Defect(thing, (x, y), facts, others, case="other" if strays else "")
