"""Records and drawn things that lose each other; records without parent or child."""

from __future__ import annotations

from typing import Any

from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value, xpath
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.plant.things import Thing, set_item
from surveycheck.rule import Row, Rule
from surveycheck.rule.number import EMPTY

Pair = tuple[Thing, Any, Row]
"""A drawn thing, its record, and the row of ``xdata`` that holds them together."""


def _key_rows(copy: Copy, role: str) -> list[Row]:
    return [r for r in copy.pack.table("xdata") if r["role"] == role and r.yes("key") and r["item"].isdecimal()]


def pairs(copy: Copy, role: str) -> list[Pair]:
    """Things of a role, each with the record that has its key."""
    rows = _key_rows(copy, role)
    known = {tuple(value(r, row["field"]) for row in rows): r for r in copy.records(rows[0]["table"])} if rows else {}
    found = []
    for thing in copy.of_role(role) if rows else ():
        items = copy.items(thing)
        key = tuple(items[int(row["item"])] if len(items) > int(row["item"]) else "" for row in rows)
        if key in known:
            found.append((thing, known[key], rows[0]))
    return found


def _of_roles(copy: Copy, roles: tuple[str, ...]) -> list[Pair]:
    """Pairs of those roles that fewest rules look at: a lost bay has fewer consequences than a lost building."""
    reach = {
        role: sum(role in s.roles for r in copy.pack.rules for s in (r.select, *r.others.values())) for role in roles
    }
    parents = {r["parent"] for r in copy.pack.table("links")}
    found = [(role, pair) for role in roles for pair in pairs(copy, role) if name_of(pair[1]) not in parents]
    found = found or [(role, pair) for role in roles for pair in pairs(copy, role)]
    least = sorted({reach[role] for role, _ in found})[:2]
    return [pair for role, pair in found if reach[role] in least]


def _pair(copy: Copy, found: list[Pair]) -> Pair:
    names = [f"{t.path}#{t.handle}" for t, _, _ in found]
    return copy.choose(found, names, "有记录的图形", "a drawn thing that has a record")


@planter("record-without-shape")
def not_drawn(copy: Copy, rule: Rule) -> None:
    """A record whose thing is not in the drawing."""
    needed = {role for r in copy.pack.rules if "points" in r.others for role in r.others["points"].roles}
    roles = tuple(role for role in rule.others["features"].roles if role not in needed)
    thing, record, _ = _pair(copy, _of_roles(copy, roles or rule.others["features"].roles))
    key = copy.items(thing)[1]
    copy.at_record(rule, record, (f"{thing.path} 中缺少 {key}", f"{key} is missing in {thing.path}"), *rule.also)
    copy.drawing(thing.path).modelspace().delete_entity(thing.entity)


@planter("shape-without-record")
def not_recorded(copy: Copy, rule: Rule) -> None:
    """A drawn thing carries a key that no record has; so its record is alone as well."""
    thing, record, row = _pair(copy, _of_roles(copy, rule.select.roles))
    new = f"{copy.items(thing)[1]}X"
    set_item(thing.entity, copy.application, int(row["item"]), new)
    note = (f"{new} 无记录", f"no record of {new}")
    copy.at_thing(rule, thing, note, *[r.code for r in copy.pack.rules if r.check == "label-beside"])
    for other in (r for r in copy.pack.rules if r.check == "record-without-shape"):
        old = value(record, row["field"])
        copy.at_record(other, record, (f"{old} 无图形", f"{old} is not drawn"))


@planter("xdata-agrees")
def other_words(copy: Copy, rule: Rule) -> None:
    """A drawn thing says something else of itself than its record."""
    rows = [r for r in copy.pack.table("xdata") if r["table"] and not r.yes("key") and r["role"] in rule.select.roles]
    found = []
    for row in rows:
        for thing, record, link in pairs(copy, row["role"]):
            items, holder = copy.items(thing), _holder(copy, record, row, link)
            if len(items) > int(row["item"]) and holder is not None and value(holder, row["field"]) not in EMPTY:
                found.append((thing, row))
    names = [f"{t.path}#{t.handle}" for t, _ in found]
    thing, row = copy.choose(found, names, "图上写有属性的图形", "a thing with attributes in its extended data")
    new = f"{copy.items(thing)[int(row['item'])]}9"
    set_item(thing.entity, copy.application, int(row["item"]), new)
    copy.at_thing(rule, thing, (f"图上{row['title']} {new}", f"{row['title_en']} in the drawing: {new}"))


def _holder(copy: Copy, record: Any, row: Row, link: Row) -> Any:
    """The record that holds the same fact: the thing's own, or one of another table with the same key."""
    if row["table"] == link["table"]:
        return record
    key = value(record, link["field"])
    return next((r for r in copy.records(row["table"]) if value(r, link["field"]) == key), None)


@planter("orphan-record")
def orphan(copy: Copy, rule: Rule) -> None:
    """A record belongs to nothing that is there; of a link that fewest rules follow."""
    found = []
    for row in copy.pack.table("links"):
        known = {value(r, row["parent_field"]) for r in copy.records(row["parent"])}
        children = [r for r in copy.records(row["table"]) if value(r, row["field"]) in known]
        found += [(r, row) for r in children if len(children) > 1]
    reach = {row["link"]: (len(readers(copy.pack, row["table"], row["field"])), _asked(copy, row)) for _, row in found}
    found = [(r, row) for r, row in found if reach[row["link"]] == min(reach.values())]
    names = [f"{xpath(r)}/{row['field']}" for r, row in found]
    record, row = copy.choose(found, names, "有上级记录的记录", "a record with a parent")
    old = value(record, row["field"])
    new = f"9{old[1:]}9"[: len(old) + 1] if old.isdecimal() else f"{old}X"
    element = put(record, row["field"], new)
    said = f"{row['table']} {row['field']} = {new}"
    copy.at_record(
        rule,
        element,
        (f"{said} 无对应记录", f"{said} has no record"),
        *readers(copy.pack, row["table"], row["field"]),
    )


def _asked(copy: Copy, link: Row) -> int:
    """How many rules look at the children of a link at all: some count them by their parent."""
    return sum(link["table"] in s.records for r in copy.pack.rules for s in (r.select, *r.others.values()))


@planter("child-missing")
def no_child(copy: Copy, rule: Rule) -> None:
    """A record whose child is not there; of several children of other parents the rest stays."""
    key, link = str(rule.params["key"]), str(rule.params["link"])
    children = copy.selected_records(rule.others["children"])
    found = [r for r in copy.selected_records(rule.select) if any(value(c, link) == value(r, key) for c in children)]
    record = copy.record(found, "有下级记录的记录", "a record with a child")
    mine = [c for c in children if value(c, link) == value(record, key)]
    note = (f"没有 {rule.params['child']} 记录", f"no record of {rule.params['child']}")
    copy.at_record(rule, record, note, *_after(copy, children, mine))
    if len(mine) < len(children):
        for one in mine:
            removed(one)
    else:
        for one in mine:
            old = value(one, link)
            put(one, link, f"{old[:-1]}{'1' if old[-1:] == '0' else '0'}")
            for other in (r for r in copy.pack.rules if r.check == "orphan-record"):
                said = f"{name_of(one)} {link}"
                copy.at_record(other, one, (f"{said} 无对应记录", f"{said} has no record"))
        copy.file_of(record)


def _after(copy: Copy, children: list[Any], mine: list[Any]) -> list[str]:
    """Rules that follow the link from the other side."""
    return [r.code for r in copy.pack.rules if r.check in ("orphan-record", "xdata-agrees", "value-pattern")]
