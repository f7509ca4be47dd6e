"""Boundary lines on record against the boundary that is drawn."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

import shapely

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Value, Written, check
from surveycheck.rule.keyed import features_by_key, link_of
from surveycheck.rule.number import beyond, decimal_of, measured, written

RATIO = 3
"""So many times as many lines run one way before those that run the other way are turned."""

Ends = tuple[str, str, str]
"""Parcel, and the numbers of both ends."""


@check
def boundary_edge_length(inputs: Inputs, *, tolerance: Limit) -> Iterator[Defect]:
    """Subjects: drawn boundary points; further selections ``lines``: JZX (QDH, ZDH, JZXCD) and ``points``: JZD. Yields
    lines whose stated length differs from the distance of their drawn ends by more than ``tolerance`` (m); (case
    ``unknown``) lines an end of which is no boundary point of the parcel, drawn or recorded; and, in parcels all of
    whose lines have known ends, (case ``missing``) pairs of neighbours by SXH without one; lines of no parcel that have
    these ends are witnesses; where a line that was found ends at one of them and runs between no neighbours, or where
    another line runs as well, it is the one that should stand here, and nothing more is said; and (case ``turned``)
    lines that run against the order of SXH, where each runs between two neighbours of its own, and ``RATIO`` times as
    many with it. An end that is drawn nowhere, without a place, or twice, is another rule's."""
    link = link_of(inputs, "boundary-point")
    placed = inputs.features.take(~shapely.is_missing(inputs.features.geometry))
    drawn = features_by_key(inputs, placed, link) if link else {}
    rings = _rings(inputs.other("points").records)
    listed: dict[str, Counter[frozenset[str]]] = {}
    astray: dict[str, set[frozenset[str]]] = {}
    for line in inputs.other("lines").records:
        parcel, ends = line.get("ZDZHDM"), (line.get("QDH"), line.get("ZDH"))
        listed.setdefault(parcel, Counter())[frozenset(ends)] += 1
        known = {r.get("JZDH") for r in rings.get(parcel, [])}
        facts: dict[str, Fact] = {"key": parcel, "name": "—".join(ends)}
        for field, end in zip(("QDH", "ZDH"), ends, strict=True):
            if known and end and end not in known and (end, parcel) not in drawn:
                yield Defect(line, facts={**facts, "field": field, "value": end}, field=field, case="unknown")
        numbers = [drawn.get((end, parcel), []) for end in ends]
        said = decimal_of(line.get("JZXCD"))
        if said is not None and all(len(n) == 1 for n in numbers):
            one, two = (placed[n[0]] for n in numbers)
            length = _distance(*(placed.geometry[n[0]] for n in numbers))
            if beyond(said - length, tolerance.value):
                facts |= {"said": Written(said), "drawn": float(length), "difference": float(said - length)}
                astray.setdefault(parcel, set()).add(frozenset(ends))
                yield Defect(line, facts={**facts, "limit": tolerance.value}, others=(one, two), field="JZXCD")
    for parcel, ring in rings.items():
        if {end for ends in listed.get(parcel, ()) for end in ends} <= {r.get("JZDH") for r in ring}:
            strays = [r for r in inputs.other("lines").records if r.get("ZDZHDM") not in rings]
            yield from _missing(parcel, ring, (listed.get(parcel, Counter()), astray.get(parcel, set())), strays)
            yield from _turned(parcel, ring, [r for r in inputs.other("lines").records if r.get("ZDZHDM") == parcel])


def _rings(points: tuple[Record, ...]) -> dict[str, list[Record]]:
    """The points of each parcel in the order of SXH; as they come where one of them has none."""
    found: dict[str, list[Record]] = {}
    for point in points:
        found.setdefault(point.get("ZDZHDM"), []).append(point)
    ordered = {p: [(decimal_of(r.get("SXH")), r) for r in rs] for p, rs in found.items()}
    return {p: [r for _, r in sorted(rs, key=lambda pair: pair[0] or Decimal(0))] for p, rs in ordered.items()}


def _missing(
    parcel: str, ring: list[Record], lines: tuple[Counter[frozenset[str]], set[frozenset[str]]], strays: list[Record]
) -> Iterator[Defect]:
    listed, found = lines
    if not listed or len(ring) < 3 or [r.get("SXH") for r in ring] != [str(n) for n in range(1, len(ring) + 1)]:
        return
    pairs = list(zip(ring, [*ring[1:], ring[0]], strict=True))
    edges = {frozenset((one.get("JZDH"), two.get("JZDH"))) for one, two in pairs}
    wrong = {ends for ends in found if ends not in edges or listed[ends] > 1}
    for one, two in pairs:
        ends = frozenset((one.get("JZDH"), two.get("JZDH")))
        if ends not in listed and not any(ends & other for other in wrong):
            facts = {"table": "JZX", "key": parcel, "name": f"{one.get('JZDH')}—{two.get('JZDH')}"}
            theirs = tuple(r for r in strays if {r.get("QDH"), r.get("ZDH")} == ends)
            yield Defect(one, facts=facts, others=(Value(two, "SXH"), *theirs), field="SXH", case="missing")


def _turned(parcel: str, ring: list[Record], lines: list[Record]) -> Iterator[Defect]:
    names = [r.get("JZDH") for r in ring]
    if len(set(names)) < len(names) or len(names) < 3:
        return
    after = dict(zip(names, [*names[1:], names[0]], strict=True))
    along = [line for line in lines if after.get(line.get("QDH")) == line.get("ZDH")]
    against = [line for line in lines if after.get(line.get("ZDH")) == line.get("QDH")]
    once = len({frozenset((line.get("QDH"), line.get("ZDH"))) for line in lines}) == len(lines)
    whole = once and len(along) + len(against) == len(lines) and len(along) >= RATIO * len(against)
    for line in against if whole else ():
        facts: dict[str, Fact] = {"key": parcel, "name": f"{line.get('QDH')}—{line.get('ZDH')}", "kind": "turned"}
        yield Defect(line, facts=facts, others=(Value(line, "ZDH"), along[0]), field="QDH", case="turned")


def _distance(one: object, two: object) -> Decimal:
    (x1, y1), (x2, y2) = ((written(p.x), written(p.y)) for p in (one, two))  # type: ignore[attr-defined]
    return measured(float(((x1 - x2) ** 2 + (y1 - y2) ** 2).sqrt()))
