"""Numbers that contradict each other: sums, formulas, comparisons, measured against designed, stated against drawn.

One value is changed by an amount beyond every limit that looks at it.
"""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import child, name_of, put, value, xpath
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import limits, readers
from surveycheck.rule import Rule
from surveycheck.rule.formula import equation
from surveycheck.rule.number import decimal_of

Target = tuple[Any, str]
"""A record, and the field of it that is changed."""


def off(copy: Copy, record: Any, field: str, sign: int = 0) -> Any:
    """Change a number by 5 to 20 times the greatest limit that looks at it, in whole last digits, within the bounds of
    its field; gives the value's element. ``sign``: 0 either way."""
    old, table = decimal_of(value(record, field)) or Decimal(0), name_of(record)
    row = copy.pack.value_rows.get((table, field))
    text = value(record, field)
    step = Decimal(1).scaleb(-len(text.partition(".")[2]))
    limit = Decimal(str(limits(copy.pack, table, field, float(old))))
    by = max(limit * copy.random.randint(5, 20), step * copy.random.randint(2, 4)).quantize(step)
    lower = decimal_of(row["lower"]) if row is not None else None
    upper = decimal_of(row["upper"]) if row is not None else None
    way = sign or copy.random.choice((-1, 1))
    if sign == 0 and old >= (lower or 0) > old - by:
        way = 1
    if sign == 0 and upper is not None and old + by > upper:
        way = -1
    return put(record, field, str(old + way * by))


def _change(copy: Copy, rule: Rule, target: Target, *more: str, sign: int = 0, told: str = "") -> None:
    """Change a number, and write it down where reports tell of it: at the value, or at another of its record."""
    record, field = target
    old = value(record, field)
    element = off(copy, record, field, sign)
    element = child(record, told) if told else element
    note = became(f"{name_of(record)} {field}", old, value(record, field))
    copy.at_record(rule, element, note, *readers(copy.pack, name_of(record), field), *more)


def _one_of(copy: Copy, found: list[Target], fields: str) -> Target:
    names = [f"{xpath(record)}/{field}" for record, field in found]
    return copy.choose(found, names, f"数值字段 {fields}", f"a number in {fields}")


def _numbers(copy: Copy, records: list[Any], *fields: str) -> list[Target]:
    return [(r, f) for r in records for f in fields if number(r, f) is not None]


@planter("formula-holds")
def formula_broken(copy: Copy, rule: Rule) -> None:
    """A value is not what its formula gives."""
    field, right = equation(str(rule.params["formula"]))
    found = [r for r in copy.selected_records(rule.select) if all(number(r, n) is not None for n in right.names)]
    found = [r for r in found if right.value(lambda n, r=r: number(r, n)) is not None]  # type: ignore[misc]
    _change(copy, rule, _one_of(copy, _numbers(copy, found, field), field))


@planter("sum-of-records")
def sum_broken(copy: Copy, rule: Rule) -> None:
    """A total is not the sum of its parts."""
    totals = rule.params["totals"]
    fields = [str(t).partition(" where ")[0].strip() for t in totals] if isinstance(totals, tuple) else []
    if not copy.selected_records(rule.others["addends"]):
        fields = []
    found = _numbers(copy, copy.selected_records(rule.select), *fields)
    _change(copy, rule, _one_of(copy, found, "、".join(fields) or "有分项的合计"))


@planter("sums-agree")
def sums_differ(copy: Copy, rule: Rule) -> None:
    """One part of two sums that ought to agree is wrong; the place is the record that the sums belong to."""
    other, link = str(rule.params["other_field"]), str(rule.params["other_link"])
    theirs, ours = (part.strip() for part in link.split("="))
    addend, one_link = str(rule.params["field"]), str(rule.params["link"]).partition("=")[0].strip()
    summed = {value(r, one_link) for r in copy.selected_records(rule.others["addends"]) if value(r, addend)}
    parts = [r for r in copy.selected_records(rule.others["others"]) if value(r, theirs) in summed]
    part, field = _one_of(copy, _numbers(copy, parts, other), other)
    parent = next((r for r in copy.selected_records(rule.select) if value(r, ours) == value(part, theirs)), part)
    count = sum(1 for r in copy.selected_records(rule.others["addends"]) if value(r, one_link) == value(part, theirs))
    put(part, field, str((number(part, field) or Decimal(0)) + 1 + count))
    follows = readers(copy.pack, name_of(part), field)
    note = (f"{name_of(part)} {field} 多 {1 + count}", f"{name_of(part)} {field} is {1 + count} too much")
    copy.at_record(rule, parent, note, *follows)


@planter("values-agree")
def values_differ(copy: Copy, rule: Rule) -> None:
    """Two tables say different values; of the two, the one that fewer rules look at is changed."""
    others = copy.selected_records(rule.others["others"])
    pairs = rule.params["pairs"]
    found: list[tuple[Any, Any, str, str, int]] = []
    for pair in map(str, pairs) if isinstance(pairs, tuple) else ():
        sign = 1 if "<=" in pair else 0
        ours, theirs = (part.strip() for part in pair.split("<=" if sign else "="))
        for record in copy.selected_records(rule.select) if others else ():
            if number(record, ours) is not None and number(others[0], theirs) is not None:
                found.append((record, others[0], ours, theirs, sign))
    words = ("两张表中可比的数值", "numbers of two tables that are compared")
    chosen = copy.choose(found, [f"{xpath(f[0])}/{f[2]}" for f in found], *words)
    record, other, ours, theirs, sign = chosen
    mine, foreign = ((name_of(e), f) for e, f in ((record, ours), (other, theirs)))
    if len(readers(copy.pack, *mine)) <= len(readers(copy.pack, *foreign)):
        _change(copy, rule, (record, ours), sign=sign)
        return
    gap = (number(other, theirs) or Decimal(0)) - (number(record, ours) or Decimal(0))
    if sign:
        put(other, theirs, str((number(other, theirs) or Decimal(0)) - gap))
    _change(copy, rule, (other, theirs), sign=-sign)


@planter("measured-against-design")
def beyond_design(copy: Copy, rule: Rule) -> None:
    """What was designed or permitted differs from what was measured by more than the limit."""
    measured, design = str(rule.params["measured"]), str(rule.params["design"])
    found = [r for r in copy.selected_records(rule.select) if number(r, measured) is not None]
    record, field = _one_of(copy, _numbers(copy, found, design), design)
    put(record, field, value(record, measured))
    _change(copy, rule, (record, field), told=measured)


@planter("point-moved")
def corner_moved(copy: Copy, rule: Rule) -> None:
    """A corner was not built where it was designed."""
    pairs = [
        (str(rule.params[d]), str(rule.params[m])) for d, m in (("design_north", "north"), ("design_east", "east"))
    ]
    design, measured = copy.random.choice(pairs)
    found = [r for r in copy.selected_records(rule.select) if number(r, measured) is not None]
    record, field = _one_of(copy, _numbers(copy, found, design), design)
    put(record, field, value(record, measured))
    _change(copy, rule, (record, field), told=str(rule.params["north"]))


@planter("points-agree")
def point_elsewhere(copy: Copy, rule: Rule) -> None:
    """A record says another place (or height) than the drawing."""
    names = [n for n in ("north", "east", "height") if rule.params.get(n)]
    field = str(rule.params[copy.random.choice(names)])
    found = _drawn(copy, rule, str(rule.params["role"]))
    told = str(rule.params["north"]) if field == rule.params["east"] else ""
    _change(copy, rule, _one_of(copy, _numbers(copy, found, field), field), told=told)


def _drawn(copy: Copy, rule: Rule, role: str) -> list[Any]:
    """Records that the drawing shows, by their key."""
    rows = [r for r in copy.pack.table("xdata") if r["role"] == role and r.yes("key")]
    things = copy.of_role(role)
    keys = {
        tuple((copy.items(t)[int(r["item"])] if len(copy.items(t)) > int(r["item"]) else "") for r in rows)
        for t in things
    }
    records = copy.selected_records(next(iter(rule.others.values())))
    mine = [r for r in records if rows and name_of(r) == rows[0]["table"]]
    return [r for r in mine if tuple(value(r, row["field"]) for row in rows) in keys]


@planter("area-agrees")
def other_area(copy: Copy, rule: Rule) -> None:
    """A record states another area than is drawn."""
    found: list[Target] = []
    areas = rule.params["areas"]
    for text in map(str, areas) if isinstance(areas, tuple) else ():
        role, _, target = text.partition("=")
        place, _, by = (part.strip() for part in target.partition(" by "))
        table, _, field = place.partition(".")
        keys = {copy.items(t)[1] for t in copy.of_role(role.strip()) if len(copy.items(t)) > 1}
        own = [r["field"] for r in copy.pack.table("xdata") if r["role"] == role.strip() and r.yes("key")]
        key = by or (own[0] if own else "")
        found += _numbers(copy, [r for r in copy.records(table) if key and value(r, key) in keys], field)
    _change(copy, rule, _one_of(copy, found, "面积"))


@planter("vertex-count-agrees")
def point_not_listed(copy: Copy, rule: Rule) -> None:
    """A corner has no record: the last of the numbers, so that they have no gap. Its drawn point is alone."""
    from surveycheck.plant.elements import removed
    from surveycheck.plant.fields import spoil_link

    link = str(rule.params["link"])
    parents = copy.selected_records(rule.others["records"])
    points = copy.selected_records(rule.others["points"])
    keys = copy.pack.key_fields.get(name_of(parents[0]), ("",)) if parents else ("",)
    mine = [(p, [r for r in points if value(r, link) == value(p, keys[0])]) for p in parents]
    parent, own = copy.choose(
        [m for m in mine if m[1]], [xpath(p) for p, o in mine if o], "有界址点的宗地", "a parcel with boundary points"
    )
    field = next(f for f in copy.pack.key_fields[name_of(own[0])] if f != link)
    last = max(own, key=lambda r: (len(value(r, field)), value(r, field)))
    note = (f"缺少 {value(last, field)} 的记录", f"no record of {value(last, field)}")
    copy.at_record(rule, parent, note)
    spoil_link(copy, name_of(last), last, value(last, field), "shape-without-record")
    copy.file_of(last)
    removed(last)
