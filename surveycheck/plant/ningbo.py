"""Planters for rules of the pack ``ningbo`` whose logic is the pack's own."""

from __future__ import annotations

from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, value
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Rule


@planter("ningbo/inner-area-by-floor")
def inner_area(copy: Copy, rule: Rule) -> None:
    """A floor states another inner area than its units have."""
    floors = [r for r in copy.selected_records(rule.select) if number(r, "CTNJZMJ")]
    record = copy.record(floors, "有套内面积的层", "a floor with an inner area")
    old = value(record, "CTNJZMJ")
    element = put(record, "CTNJZMJ", str((number(record, "CTNJZMJ") or 0) + copy.random.randint(1, 3)))
    new = value(record, "CTNJZMJ")
    note = (f"层套内面积 {old} 改为 {new}", f"inner area of the floor: {old} changed to {new}")
    copy.at_record(rule, element, note, *readers(copy.pack, name_of(record), "CTNJZMJ"))


@planter("ningbo/balcony-area")
def balcony(copy: Copy, rule: Rule) -> None:
    """A unit counts another area of its balcony than half of it."""
    found = [r for r in copy.selected_records(rule.select) if number(r, "YTTYMJ") and number(r, "YTJRMJ") is not None]
    record = copy.record(found, "有阳台的户", "a unit with a balcony")
    old = value(record, "YTJRMJ")
    element = put(record, "YTJRMJ", str((number(record, "YTJRMJ") or 0) + copy.random.randint(1, 3)))
    new = value(record, "YTJRMJ")
    note = (f"阳台计入面积 {old} 改为 {new}", f"counted balcony area: {old} changed to {new}")
    copy.at_record(rule, element, note, *readers(copy.pack, name_of(record), "YTJRMJ"))
