"""Numbers of boundary points that do not begin in the north-west or do not run as they ought to."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Inputs, Record, Value, check
from surveycheck.rule.number import decimal_of

MANY = 200
"""Of rings of more points nobody looks for one that turns them."""

Placed = tuple[int, Decimal, Decimal, Record]
"""Sequence, north, east, record."""


@check
def boundary_start_point(inputs: Inputs, *, reach: float, orientation: str) -> Iterator[Defect]:
    """Subjects: boundary points (JZD) with sequence SXH and coordinates. For each parcel yields the first point where
    another lies both further north and further west by more than ``reach`` (m; the most north-western of them is told),
    or (case ``direction``) where the ring that the sequence makes does not run ``clockwise`` or ``counter-clockwise``
    as ``orientation`` demands (witnesses: points without any one of which it would); anything else demands nothing.
    Parcels without a whole sequence from 1 on are not judged; rings that cross themselves have no direction, but then
    PAR-03 speaks."""
    parcels: dict[str, list[Record]] = {}
    for record in inputs.records:
        parcels.setdefault(record.get("ZDZHDM"), []).append(record)
    for key, records in parcels.items():
        points = sorted((p for r in records if (p := _placed(r)) is not None), key=lambda p: p[0])
        if len(points) < 3 or len(points) != len(records) or [p[0] for p in points] != list(range(1, len(points) + 1)):
            continue
        first = points[0]
        before = [p for p in points if p[1] - first[1] > Decimal(str(reach)) and first[2] - p[2] > Decimal(str(reach))]
        if before:
            better = max(before, key=lambda p: (p[1] - p[2], -p[0]))
            facts = {"key": key, "point": first[3].get("JZDH"), "expected": better[3].get("JZDH")}
            yield Defect(first[3], facts=facts, others=(Value(better[3], "SXH"),), field="SXH")
        if _against(points, orientation):
            facts = {"key": key, "point": first[3].get("JZDH"), "expected": orientation}
            yield Defect(first[3], facts=facts, others=_turning(points, orientation), field="SXH", case="direction")


def _placed(record: Record) -> Placed | None:
    number, north, east = (decimal_of(record.get(f)) for f in ("SXH", "XZBZ", "YZBZ"))
    if number is None or north is None or east is None or number != int(number):
        return None
    return int(number), north, east, record


def _against(points: list[Placed], orientation: str) -> bool:
    turn = _turn(points)
    return (orientation == "clockwise" and turn > 0) or (orientation == "counter-clockwise" and turn < 0)


def _turning(points: list[Placed], orientation: str) -> tuple[Record, ...]:
    """The points without any one of which the ring would run as it ought to: one far off turns it all."""
    if len(points) > MANY:
        return ()
    rest = [(p[3], [q for q in points if q is not p]) for p in points]
    return tuple(record for record, others in rest if not _against(others, orientation))


def _turn(points: list[Placed]) -> Decimal:
    """Twice the area of the ring: positive counter-clockwise."""
    following = [*points[1:], points[0]]
    north, east = points[0][1], points[0][2]
    pairs = zip(points, following, strict=True)
    return sum(((a[2] - east) * (b[1] - north) - (b[2] - east) * (a[1] - north) for a, b in pairs), Decimal(0))
