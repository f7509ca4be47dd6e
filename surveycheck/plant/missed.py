"""What sheets and drawings show, and records tell otherwise or leave out: persons, corners, spacings."""

from __future__ import annotations

import re

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value, xpath
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import MEASURED, readers
from surveycheck.rule import Rule
from surveycheck.rule.number import EMPTY

NEAR = 0.05
"""Metres: so near a measured corner is that of the drawing."""


@planter("staff-on-sheets")
def another_person(copy: Copy, rule: Rule) -> None:
    """The title block of a sheet has another letter in the name of a person."""
    field = str(rule.params["field"])
    names = {value(r, field) for r in copy.selected_records(rule.others["staff"])} - set(EMPTY)
    texts = [t for t in copy.things(rule.select) if t.entity.dxftype() == "TEXT"]
    found = [t for t in texts if str(t.entity.dxf.text) in names]
    text = copy.thing(found, "写有人员姓名的图廓文字", "a title block with the name of a person")
    old = str(text.entity.dxf.text)
    text.entity.dxf.text = f"{old[0]}某{old[2:]}"
    note = (f"{old} 改为 {text.entity.dxf.text}", f"{old} changed to {text.entity.dxf.text}")
    copy.at_thing(rule, text, note, *rule.also)


@planter("corner-unmeasured")
def corner_without_record(copy: Copy, rule: Rule) -> None:
    """The record of one measured corner is gone."""
    link, north, east = (str(rule.params[name]) for name in ("link", "north", "east"))
    drawn = {copy.items(t)[1]: t for t in copy.of_role(str(rule.params["role"])) if len(copy.items(t)) > 1 and t.ring}
    found = []
    for record in copy.selected_records(rule.select):
        thing, y, x = drawn.get(value(record, link)), number(record, north), number(record, east)
        if thing is not None and x is not None and y is not None:
            at = [c for c in thing.corners if abs(c[0] - float(x)) < NEAR and abs(c[1] - float(y)) < NEAR]
            found += [(record, thing, at[0])] if at else []
    names = [xpath(record) for record, _, _ in found]
    record, thing, spot = copy.choose(
        found, names, "图上有的建筑物的角点", "a measured corner of a building that is drawn"
    )
    follows = [r.code for r in copy.pack.rules if r.check in MEASURED]
    note = (f"{value(record, link)} 幢缺一个实测角点", f"building {value(record, link)} lacks one measured corner")
    copy.at_thing(rule, thing, note, *follows, at=spot)
    copy.file_of(record)
    removed(record)


@planter("spacing-drawn")
def of_another_building(copy: Copy, rule: Rule) -> None:
    """A distance is said to be that of another building."""
    ends = rule.params["ends"]
    field = str(ends[0] if isinstance(ends, tuple) else ends)
    numbers = {copy.items(t)[1] for t in copy.of_role("building") if len(copy.items(t)) > 1}
    found = []
    for record in copy.selected_records(rule.select):
        match = re.match(r"[A-Za-z]?[0-9]+", value(record, field))
        found += [(record, match[0])] if match and match[0] in numbers and len(numbers) > 1 else []
    names = [f"{xpath(record)}/{field}" for record, _ in found]
    record, own = copy.choose(found, names, "一端是建筑物的间距", "a distance from a building that is drawn")
    old = value(record, field)
    new = copy.random.choice(sorted(numbers - {own})) + old[len(own) :]
    put(record, field, new)
    note = became(f"{name_of(record)} {field}", old, new)
    copy.at_record(rule, record, note, *readers(copy.pack, name_of(record), field))
