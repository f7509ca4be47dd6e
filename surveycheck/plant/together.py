"""Values of one thing that two records tell, or a record and the drawing; and records that one thing alone lacks."""

from __future__ import annotations

from collections import Counter
from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value, xpath
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import MEASURED, readers
from surveycheck.plant.things import spot
from surveycheck.plant.topology import inside
from surveycheck.rule import Limit, Rule
from surveycheck.rule.number import EMPTY


def _texts(rule: Rule, name: str) -> tuple[str, ...]:
    found = rule.params.get(name, ())
    return tuple(map(str, found)) if isinstance(found, tuple) else (str(found),)


def _limit(rule: Rule) -> Decimal:
    limit = rule.params["tolerance"]
    return Decimal(str(limit.value)) if isinstance(limit, Limit) else Decimal(0)


@planter("kind-missing")
def no_such_kind(copy: Copy, rule: Rule) -> None:
    """One thing has no record of a kind that all the others have."""
    found = []
    for text in _texts(rule, "kinds"):
        table, _, fields = text.partition(":")
        parent, kind = fields.split()
        records = copy.records(table.strip())
        many = Counter(value(r, kind) for r in records)
        every = len({value(r, parent) for r in records})
        usual = {word for word, times in many.items() if times == every > 4 and word not in _texts(rule, "without")}
        found += [(r, parent, kind) for r in records if value(r, kind) in usual]
    names = [f"{xpath(r)}/{kind}" for r, _, kind in found]
    record, parent, kind = copy.choose(found, names, "各幢都有的记录", "a record that every building has")
    said, mine = value(record, kind), value(record, parent)
    others = [r for r in copy.records(name_of(record)) if r is not record]
    like = [r for r in others if value(r, kind) == said]
    rest = like[-1] if rule.params.get("all") else next(r for r in others if value(r, parent) == mine)
    measured = [r.code for r in copy.pack.rules if r.check in MEASURED]
    note = (f"{mine} 幢没有{said}", f"building {mine} has no {said}")
    copy.at_record(rule, rest, note, *readers(copy.pack, name_of(record), kind), *measured, *rule.explains)
    copy.file_of(record)
    removed(record)


@planter("ends-differ")
def other_end(copy: Copy, rule: Rule) -> None:
    """A piece tells another number of the point where it meets the next one."""
    kind = str(rule.params["kind"])
    ends = [tuple(part.strip() for part in text.split(":")) for text in _texts(rule, "ends")]
    mild = {when.equals for when in rule.severity_when if when.severity == "note"}
    records = [r for r in copy.selected_records(rule.select) if value(r, kind) not in mild]
    met = Counter((value(r, kind), value(r, place)) for r in records for place, _ in ends)
    found = [
        (r, field)
        for r in records
        for place, field in ends
        if met[value(r, kind), value(r, place)] == 2 and number(r, field)
    ]
    words = ("与另一段相接的一端", "an end that meets another piece")
    record, field = copy.choose(found, [f"{xpath(r)}/{f}" for r, f in found], *words)
    old = value(record, field)
    digits = len(old.partition(".")[2])
    new = str(((number(record, field) or Decimal(0)) + 3 * _limit(rule)).quantize(Decimal(1).scaleb(-digits)))
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, new), became(f"{name_of(record)} {field}", old, new), *follows)


@planter("corner-on-outline")
def corner_beside(copy: Copy, rule: Rule) -> None:
    """A measured corner stands a little beside the corner that is drawn."""
    link, role = str(rule.params["link"]), str(rule.params["role"])
    drawn = {copy.items(t)[1] for t in copy.of_role(role) if len(copy.items(t)) > 1}
    found = [r for r in copy.selected_records(rule.select) if value(r, link) in drawn]
    record = copy.record(found, "图上有的建筑物的角点", "a measured corner of a building that is drawn")
    field = str(rule.params[copy.random.choice(["north", "east"])])
    old = value(record, field)
    new = str((number(record, field) or Decimal(0)) + 2 * _limit(rule))
    follows = (*readers(copy.pack, name_of(record), field), *rule.also)
    copy.at_record(rule, put(record, field, new), became(f"{name_of(record)} {field}", old, new), *follows)


@planter("ningbo/use-against-label")
def other_use(copy: Copy, rule: Rule) -> None:
    """A label in a function area names a use of another building."""
    uses: dict[str, set[str]] = {}
    for record in copy.selected_records(rule.others["uses"]):
        uses.setdefault(value(record, "LD"), set()).add(value(record, "YT"))
    every = {use for own in uses.values() for use in own}
    buildings = {value(r, "BSM"): value(r, "ZRZH") for r in copy.selected_records(rule.others["buildings"])}
    floors = {
        value(r, "CH"): buildings.get(value(r, "ZRZBSM"), "") for r in copy.selected_records(rule.others["floors"])
    }
    labels = copy.things(rule.others["labels"])
    found = []
    for area in copy.things(rule.select):
        own = uses.get(floors.get([*copy.items(area), "", "", ""][2], ""), set())
        found += [(area, w, sorted(every - own)) for w in labels if own < every and _inside(area, w, own)]
    names = [f"{w.path}#{w.handle}" for _, w, _ in found]
    area, label, others = copy.choose(found, names, "写有用途的功能区", "a function area with its use")
    copy.drawing(label.path)
    label.entity.dxf.text = copy.random.choice(others)
    copy.at_thing(rule, area, (f"注 {label.entity.dxf.text}", f"the label says {label.entity.dxf.text}"))


def _inside(area: Any, label: Any, own: set[str]) -> bool:
    said = label.entity.dxf.text if label.entity.dxftype() == "TEXT" else ""
    return said in own and label.path == area.path and inside(spot(label.entity), area.corners)


@planter("ningbo/main-class-of-parcel")
def classes_exchanged(copy: Copy, rule: Rule) -> None:
    """The classes of two parts of a parcel are exchanged, of which one is the parcel's use."""
    found = []
    for parcel in copy.selected_records(rule.select):
        own = [r for r in copy.records("TDFLMJ") if value(r, "ZDDM") == value(parcel, "ZDDM")]
        main = [r for r in own if value(r, "DLBM") == value(parcel, "YT") and number(r, "MJ")]
        found += [(parcel, m, r) for m in main for r in own if (number(r, "MJ") or 0) < (number(m, "MJ") or 0)]
    found = [one for one in found if value(one[0], "YT") not in EMPTY]
    words = ("有几个地类的宗地", "a parcel of several classes")
    parcel, main_, other = copy.choose(found, [xpath(p) for p, *_ in found], *words)
    codes = value(main_, "DLBM"), value(other, "DLBM")
    put(main_, "DLBM", codes[1])
    put(other, "DLBM", codes[0])
    copy.file_of(main_)
    note = (f"地类 {codes[0]} 与 {codes[1]} 填颠倒", f"classes {codes[0]} and {codes[1]} are exchanged")
    copy.at_record(rule, parcel, note, *readers(copy.pack, "TDFLMJ", "DLBM"), *readers(copy.pack, "ZDJBXX", "YT"))


@planter("dates-apart")
def years_before(copy: Copy, rule: Rule) -> None:
    """The earlier of two dates is that of three years before."""
    field = str(rule.params["first"])
    found = [r for r in copy.selected_records(rule.select) if value(r, field)[:4].isdecimal()]
    record = copy.record(found, "有检定日期的仪器", "an instrument with its date of calibration")
    old = value(record, field)
    new = f"{int(old[:4]) - 3}{old[4:].replace('02-29', '02-28')}"
    follows = readers(copy.pack, name_of(record), field)
    copy.at_record(rule, put(record, field, new), became(f"{name_of(record)} {field}", old, new), *follows)
