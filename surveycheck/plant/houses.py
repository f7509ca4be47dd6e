"""Planters for buildings, floors and units of the pack ``ningbo``."""

from __future__ import annotations

from collections.abc import Iterable
from decimal import Decimal
from typing import Any

from surveycheck.plant.answers import became
from surveycheck.plant.copy import Copy
from surveycheck.plant.elements import name_of, put, removed, value
from surveycheck.plant.fields import number
from surveycheck.plant.planter import planter
from surveycheck.plant.reach import readers
from surveycheck.rule import Rule
from surveycheck.rule.number import EMPTY


def _put(copy: Copy, rule: Rule, record: Any, field: str, text: str, *more: str) -> None:
    """Change a value and write it down."""
    old = value(record, field)
    element = put(record, field, text)
    above = [r.code for r in copy.pack.rules if rule.code in r.also]
    follows = (*readers(copy.pack, name_of(record), field), *rule.also, *above, *more)
    copy.at_record(rule, element, became(f"{name_of(record)} {field}", old, text), *follows)


def _filled(records: Iterable[Any], *fields: str) -> list[Any]:
    return [r for r in records if all(value(r, f) not in EMPTY for f in fields)]


@planter("ningbo/low-storey-area")
def low_storey(copy: Copy, rule: Rule) -> None:
    """A storey is lower than what counts in full, in both tables, but its whole area is stated."""
    floors = [f for f in _filled(copy.selected_records(rule.others["records"]), "CG") if (number(f, "CJZMJ") or 0) > 50]
    floor = copy.record(floors, "有层高的层", "a floor with its height")
    height = str((Decimal(str(rule.params["full"])) - Decimal("0.100")).quantize(Decimal("0.001")))
    was = value(floor, "CG")
    building = next((b for b in copy.records("ZRZ") if value(b, "BSM") == value(floor, "ZRZBSM")), None)
    number_of = value(building, "ZRZH") if building is not None else ""
    for told in copy.records("JG_立面图标注"):
        name = value(told, "bzmc").partition("层")[0]
        if value(told, "ID_ZRZ") == number_of and name == value(floor, "MYC"):
            put(told, "scgd", height)
            put(told, "sjgd", height)
    others = [r.code for r in copy.pack.rules if r.name in ("storey-heights-add-up", "storey-height-unusual")]
    put(floor, "CG", height)
    note = (f"层高 {was} 改为 {height}，面积未减", f"storey height {was} changed to {height}, area not reduced")
    copy.at_record(rule, floor, note, *rule.also, *others)
    for code in others[-1:] if number(floor, "SJC") and (number(floor, "SJC") or 0) > 0 else ():
        for level in copy.records("JG_建筑物屋顶高度信息"):
            if value(level, "ID_ZRZ") == number_of and value(level, "wz") == "檐口" and code:
                for field in ("scgc", "sjgc"):
                    lower = (number(level, field) or Decimal(0)) - Decimal(was) + Decimal(height)
                    put(level, field, str(lower))


@planter("ningbo/storey-height-unusual")
def unusual_height(copy: Copy, rule: Rule) -> None:
    """The decimal point of a storey height is one digit too far right."""
    floor = copy.record(_filled(copy.selected_records(rule.select), "CG"), "有层高的层", "a floor with its height")
    sums = [r.code for r in copy.pack.rules if r.name == "storey-heights-add-up"]
    _put(copy, rule, floor, "CG", str((number(floor, "CG") or Decimal(0)) * 10), *sums)


@planter("ningbo/storey-heights-add-up")
def other_eaves(copy: Copy, rule: Rule) -> None:
    """The level of the eaves is one metre higher, as measured and as designed."""
    levels = [r for r in copy.selected_records(rule.others["levels"]) if value(r, "wz") == "檐口"]
    eaves = copy.record(_filled(levels, "scgc", "sjgc"), "檐口高程", "a level of eaves")
    put(eaves, "sjgc", str((number(eaves, "sjgc") or Decimal(0)) + 1))
    _put(copy, rule, eaves, "scgc", str((number(eaves, "scgc") or Decimal(0)) + 1))


@planter("ningbo/storey-height-missing")
def height_not_told(copy: Copy, rule: Rule) -> None:
    """The elevation does not tell the height of a floor, or another one, near enough for every other rule."""
    heights = _filled(copy.selected_records(rule.others["heights"]), "scgd")
    told = copy.record([h for h in heights if value(h, "bzmc").endswith("层层高")], "各层层高", "storey heights")
    building = next(b for b in copy.records("ZRZ") if value(b, "ZRZH") == value(told, "ID_ZRZ"))
    floors = [f for f in copy.records("C") if value(f, "ZRZBSM") == value(building, "BSM")]
    floor = next(f for f in floors if value(f, "MYC") == value(told, "bzmc").partition("层")[0])
    if copy.random.random() < 0.5:
        name = value(told, "bzmc")
        copy.at_record(rule, floor, (f"立面图标注缺 {name}", f"{name} is missing in the elevation"), *rule.also)
        copy.file_of(told)
        removed(told)
    else:
        put(told, "scgd", str((number(told, "scgd") or Decimal(0)) + Decimal("0.005")))
        copy.at_record(rule, floor, ("层高两处不一", "storey height differs from the elevation"), *rule.also)


@planter("ningbo/uses-contradict")
def other_use(copy: Copy, rule: Rule) -> None:
    """The use of a unit does not go with its house type."""
    rows = {r["house_type"]: r.list("uses") for r in copy.pack.table("house_uses")}
    units = [u for u in _filled(copy.selected_records(rule.select), "FWYT1") if value(u, "FWLX") in rows]
    unit = copy.record(units, "有用途的户", "a unit with its use")
    allowed = rows[value(unit, "FWLX")]
    free = [r["code"] for r in copy.pack.table("codes") if r["list"] == "FWYT" and not r["code"].startswith(allowed)]
    _put(copy, rule, unit, "FWYT1", copy.random.choice(free))


@planter("ningbo/floor-names-contradict")
def other_floor(copy: Copy, rule: Rule) -> None:
    """A unit says that it lies on another floor than its floor's record."""
    unit = copy.record(
        _filled(copy.selected_records(rule.others["units"]), "SZC"), "有所在层的户", "a unit with a floor"
    )
    _put(copy, rule, unit, "SZC", f"{value(unit, 'SZC')}9")


@planter("ningbo/permit-number")
def other_permit(copy: Copy, rule: Rule) -> None:
    """The project names another permit than the one on record."""
    field = str(rule.params["field"])
    record = copy.record(_filled(copy.selected_records(rule.select), field), "许可证编号", "the number of a permit")
    digits = [i for i, c in enumerate(value(record, field)) if c.isdecimal()]
    text, at = value(record, field), copy.random.choice(digits)
    _put(copy, rule, record, field, f"{text[:at]}{(int(text[at]) + 1) % 10}{text[at + 1 :]}")


@planter("ningbo/firm-qualification")
def other_grade(copy: Copy, rule: Rule) -> None:
    """The firm has another grade than its certificate, or a grade that does not exist."""
    field = str(rule.params["grade"])
    record = copy.record(_filled(copy.selected_records(rule.select), field), "资质等级", "the grade of a firm")
    grades = [str(g) for g in rule.params["grades"]] if isinstance(rule.params["grades"], tuple) else []
    _put(copy, rule, record, field, copy.random.choice([g for g in grades if g != value(record, field)] + ["一级"]))


@planter("ningbo/location-names-another")
def other_address(copy: Copy, rule: Rule) -> None:
    """The location of a unit names another unit."""
    units = [u for u in copy.records("H") if value(u, "ZL").endswith(f"{value(u, 'HH')}室")]
    unit = copy.record(units, "写有室号的坐落", "a location with the number of the unit")
    text = value(unit, "ZL").removesuffix(f"{value(unit, 'HH')}室")
    _put(copy, rule, unit, "ZL", f"{text}{value(unit, 'HH')[:-1]}{(int(value(unit, 'HH')[-1]) + 5) % 10}室")


@planter("ningbo/building-above-height-limit")
def lower_limit(copy: Copy, rule: Rule) -> None:
    """The parcel allows a metre less than the highest building has."""
    levels = {(value(r, "ID_ZRZ"), value(r, "wz")): r for r in copy.selected_records(rule.others["levels"])}
    tops = [str(t) for t in rule.params["tops"]] if isinstance(rule.params["tops"], tuple) else []
    found = []
    for (building, place), record in levels.items():
        zero = levels.get((building, "±0"))
        if place == tops[0] and zero is not None:
            found.append((((number(record, "scgc") or Decimal(0)) - (number(zero, "scgc") or Decimal(0))), record))
    found.sort(key=lambda pair: -pair[0])
    parcel = copy.record(_filled(copy.selected_records(rule.others["parcels"]), "JZXG"), "限高", "a height limit")
    above = [record for height, record in found if height > found[0][0] - 1]
    put(parcel, "JZXG", str((found[0][0] - 1).quantize(Decimal("0.01"))))
    for record in above:
        copy.at_record(rule, record, ("限高低于楼高", "height limit below the height of the building"), *rule.also)
