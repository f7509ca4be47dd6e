"""Planters for boundary points and lines: order, start, lengths, distance."""

from __future__ import annotations

from typing import Any

from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.plant.shapes import limit_of
from surveycheck.plant.things import set_item, spot, towards
from surveycheck.rule import Rule


def _sequence(copy: Copy) -> list[Any]:
    """The boundary points of the first parcel, in the order of SXH."""
    points = [r for r in copy.records("JZD") if number(r, "SXH") is not None]
    mine = [r for r in points if value(r, "ZDZHDM") == value(points[0], "ZDZHDM")] if points else []
    return sorted(mine, key=lambda r: number(r, "SXH") or 0)


@planter("ningbo/boundary-number-order")
def out_of_order(copy: Copy, rule: Rule) -> None:
    """Two points that do not follow each other have each other's place in the sequence; not the first one."""
    points = _sequence(copy)
    found = list(zip(points[1:], points[3:], strict=False))
    names = [value(a, "JZDH") for a, _ in found]
    one, two = copy.choose(found, names, "有五个以上界址点的宗地", "a parcel of five boundary points or more")
    first, second = value(one, "SXH"), value(two, "SXH")
    put(two, "SXH", first)
    note = (f"顺序号 {first} 与 {second} 互换", f"sequence numbers {first} and {second} exchanged")
    copy.at_record(rule, put(one, "SXH", second), note, *rule.also)


@planter("ningbo/boundary-start-point")
def begun_elsewhere(copy: Copy, rule: Rule) -> None:
    """The sequence begins half way round; the numbers still follow the boundary."""
    points = _sequence(copy)
    half = len(points) // 2
    turned = points[half:] + points[:half]
    first = copy.choose(turned[:1], ["JZD"], "有顺序号的界址点", "boundary points with a sequence")
    for place, point in enumerate(turned, 1):
        put(point, "SXH", str(place))
    copy.at_record(rule, first, ("顺序从另一点起", "the sequence begins at another point"), *rule.also)


@planter("ningbo/boundary-edge-length")
def edge_not_listed(copy: Copy, rule: Rule) -> None:
    """A boundary line has no record, or another length."""
    lines = [r for r in copy.selected_records(rule.others["lines"]) if number(r, "JZXCD") is not None]
    line = copy.record(lines, "界址线记录", "records of boundary lines")
    if copy.random.random() < 0.5:
        by = limit_of(rule, "tolerance") * copy.random.randint(2, 3)
        put(line, "JZXCD", f"{float(number(line, 'JZXCD') or 0) + by:.3f}")
        note = (f"边长多 {by:.3f} m", f"length {by:.3f} m too much")
        copy.at_record(rule, line, note, *readers(copy.pack, name_of(line), "JZXCD"))
        return
    start, parcel = value(line, "QDH"), value(line, "ZDZHDM")
    points = [p for p in copy.records("JZD") if (value(p, "JZDH"), value(p, "ZDZHDM")) == (start, parcel)]
    note = (f"缺界址线 {start}—{value(line, 'ZDH')}", f"no boundary line {start}—{value(line, 'ZDH')}")
    copy.at_record(rule, points[0], note, *rule.also)
    copy.file_of(line)
    removed(line)


@planter("ningbo/boundary-points-too-near")
def too_near(copy: Copy, rule: Rule) -> None:
    """A further boundary point stands on the line beside another, under a number that nobody has."""
    from surveycheck.plant.shapes import twin_point

    points = [t for t in copy.things(rule.select) if len(copy.items(t)) > 2]
    first = copy.thing(points, "带点号的界址点", "a boundary point with its number")
    at, parcel = spot(first.entity), copy.items(first)[2]
    others = [spot(t.entity) for t in points if copy.items(t)[2] == parcel and t.handle != first.handle]
    rings = [t.corners for t in copy.of_role("parcel") if at in t.corners]
    beside = rings[0][(rings[0].index(at) + 1) % len(rings[0])] if rings else others[0]
    apart = limit_of(rule, "limit") * 0.6
    to = towards(at, beside, apart)
    twin = twin_point(copy, first, to[0] - at[0], to[1] - at[1])
    set_item(twin.entity, copy.application, 1, f"{copy.items(first)[1]}99")
    name = copy.items(first)[1]
    copy.at_thing(rule, twin, (f"与 {name} 相距 {apart:.3f} m", f"{apart:.3f} m from {name}"), *rule.also)
