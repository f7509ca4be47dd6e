"""Ends of a line that a record states against the points that are drawn at its ends."""

from __future__ import annotations

from collections.abc import Container, Iterator, Mapping

import numpy as np
import shapely

from surveycheck.geometry.drawings import others_of
from surveycheck.geometry.frame import Part, parts
from surveycheck.geometry.noise import LENGTH_NOISE
from surveycheck.model import Features
from surveycheck.model.drawing import POINT
from surveycheck.rule import Defect, Fact, Feature, Inputs, Limit, Record, Value, check
from surveycheck.rule.keyed import Link, keys_of, link_of, of_role, records_by_key

WITNESSES = 4
"""So many lines that have lost this one are named."""

RATIO = 8
"""So many times as many lines are named as drawn before those that are not are turned."""


@check
def line_ends_agree(inputs: Inputs, *, role: str, points: str, first: str, last: str, limit: Limit) -> Iterator[Defect]:
    """Pairs lines of ``role`` with records of the further selection ``records`` by key (table ``xdata``). At each end
    of the line the point of the role ``points`` (further selection ``points``) within ``limit`` (m) is looked for.
    Yields records whose ``first`` and ``last`` are not the numbers of these two points, whichever way round: at the
    value that neither end has; and (case ``turned``) those that name them the other way round than the line is drawn,
    where at least ``RATIO`` times as many of the table name them as drawn. Ends without a point, or with several, and
    numbers that no drawn point has, are other rules'."""
    link, other = link_of(inputs, role), link_of(inputs, points)
    if link is None or other is None:
        return
    records = records_by_key(inputs.other("records"), link.table, link.fields)
    theirs = of_role(inputs, inputs.other("points").features, points)
    names = {key[0] for key in keys_of(inputs, theirs, other) if key is not None}
    along, against = 0, []
    for part in parts(of_role(inputs, inputs.features, role), inputs.settings):
        line = shapely.get_type_id(part.geometry) == shapely.GeometryType.LINESTRING
        lines = Part(part.features.take(line), part.frame, part.geometry[line])
        near = others_of(part.features, part.frame, theirs.take(theirs.shape == POINT))
        if not len(lines.geometry) or not len(near.geometry):
            continue
        marks = _marks(inputs, lines, near, other, limit.value + LENGTH_NOISE)
        for number, key in enumerate(keys_of(inputs, lines.features, link)):
            own = records.get(key, []) if key is not None else []
            if len(own) == 1 and number in marks:
                yield from _judged(own[0], lines.features, number, marks, (first, last), names)
                drawn, said = [name for name, _ in marks[number]], [own[0].get(first), own[0].get(last)]
                along += drawn == said
                against += [(own[0], lines.features[number])] if drawn == said[::-1] and drawn != said else []
    for record, line_ in against if along >= RATIO * len(against) else ():
        facts: dict[str, Fact] = {"field": first, "name": f"{record.get(first)}–{record.get(last)}", "kind": "turned"}
        yield Defect(record, facts=facts, others=(line_, Value(record, last)), field=first, case="turned")


Mark = tuple[str, Feature]


def _marks(inputs: Inputs, lines: Part, points: Part, link: Link, limit: float) -> dict[int, tuple[Mark, Mark]]:
    """The one point at either end of a line, for lines that have both."""
    keys, tree = keys_of(inputs, points.features, link), shapely.STRtree(points.geometry)
    found: dict[int, list[Mark]] = {}
    for which in (0, -1):
        ends = shapely.get_point(lines.geometry, which)
        end, point = tree.query(ends, "dwithin", limit)
        single = np.bincount(end, minlength=len(ends))[end] == 1
        for number, at in zip(end[single].tolist(), point[single].tolist(), strict=True):
            key = keys[at]
            if key is not None:
                found.setdefault(number, []).append((key[0], points.features[at]))
    return {number: (marks[0], marks[1]) for number, marks in found.items() if len(marks) == 2}


def _judged(
    record: Record,
    lines: Features,
    number: int,
    marks: Mapping[int, tuple[Mark, Mark]],
    fields: tuple[str, str],
    known: Container[str],
) -> Iterator[Defect]:
    """Witnesses are the line, the points at its ends, and what ends where the record says that it should."""
    drawn, said = [name for name, _ in marks[number]], [record.get(field) for field in fields]
    if sorted(drawn) == sorted(said) or any(name not in known for name in said):
        return
    field = fields[1] if said[0] in drawn and said[0] != said[1] else fields[0]
    facts: dict[str, Fact] = {"field": field, "said": "–".join(said), "drawn": "–".join(drawn)}
    left = {name for name in said if name not in drawn}
    lonely = [lines[n] for n, ends in marks.items() if any(name in left for name, _ in ends)]
    others = (lines[number], *(feature for _, feature in marks[number]), *lonely[:WITNESSES])
    yield Defect(record, facts=facts, others=others, field=field)
