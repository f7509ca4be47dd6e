"""Nominal floors (MYC) and actual floors (SJC), and what units say of the floor that they lie on."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from decimal import Decimal

from surveycheck.rule import Defect, Fact, Inputs, Record, Value, check
from surveycheck.rule.number import EMPTY, decimal_of
from surveycheck.rule.words import unspaced

FEW = 4
"""So many units of a floor are shown as witnesses."""

Inside = tuple[Record, list[Record]]
"""A floor and its units."""

Floor = tuple[Decimal, Decimal, Record]
"""Level, nominal floor as a number, and the record."""


@check
def floor_names_contradict(inputs: Inputs, *, below: str, position: str) -> Iterator[Defect]:
    """Subjects: floors (C), in each building by SJC. Yields (case ``side``) floors whose MYC says below ground (regular
    expression ``below``) while SJC is above 0, or the reverse; (case ``order``) floors whose MYC is a number that is
    not above that of a floor below (case ``above``: not below that of one above); (case ``gap``) a floor whose MYC is
    a level that no floor of the building has as SJC; (case ``name``) a floor that its own units call by its
    level; (case ``crossed``) two floors of a building whose units each call themselves by the names of the other one;
    (case ``unit``) other units (further selection ``units``: H) whose SZC is neither MYC nor SJC of their floor; (case
    ``position``) units whose KJWZ is ``position`` on a floor above ground, or something else on one below; of a floor
    whose two names contradict each other either may be right. Empty values, and floors that nobody knows, are other
    rules'."""
    under = re.compile(below)
    buildings: dict[str, list[tuple[Decimal, Record]]] = {}
    for floor in inputs.records:
        if (level := decimal_of(floor.get("SJC"))) is not None and floor.get("MYC") not in EMPTY:
            buildings.setdefault(floor.get("ZRZBSM"), []).append((level, floor))
    for floors in buildings.values():
        yield from _sides([floor for _, floor in floors], under)
    told = [defect for floors in buildings.values() for defect in _numbers(_above(floors, under))]
    yield from told
    named = {_told(defect) for defect in told}
    inside = [*_inside(inputs)]
    crossed = _crossed(inside)
    for (one, _), (two, units) in crossed:
        facts = {**_facts(one), "expected": two.get("CH")}
        yield Defect(one, facts=facts, others=(Value(two, "CH"), *units[:FEW]), field="CH", case="crossed")
    away = {id(floor) for pair in crossed for floor, _ in pair}
    for floor, units in inside:
        for unit in units if id(floor) not in away else ():
            yield from _unit(unit, floor, position, under)
        if (floor.file, floor.xpath) not in named:
            yield from _name(floor, units)


def _sides(floors: list[Record], under: re.Pattern[str]) -> Iterator[Defect]:
    """Floors whose names lie on both sides of the ground. Where just two of a building do, one on each, they were
    exchanged: that is one defect, and the other one stands beside it."""
    wrong = [f for f in floors if (f.get("SJC").startswith("-")) != _lower(f, under)]
    pair = len(wrong) == 2 and _lower(wrong[0], under) != _lower(wrong[1], under)
    for floor in wrong[:1] if pair else wrong:
        mate = (Value(wrong[1], "MYC"), Value(wrong[1], "SJC")) if pair else ()
        yield Defect(floor, facts=_facts(floor), others=(Value(floor, "SJC"), *mate), field="MYC", case="side")


def _lower(floor: Record, under: re.Pattern[str]) -> bool:
    return under.search(unspaced(floor.get("MYC"))) is not None


def _crossed(inside: list[Inside]) -> list[tuple[Inside, Inside]]:
    """Two floors of a building: all units of each say the nominal or actual floor of the other one, and none its own.
    Only where no third floor fits."""
    away: dict[str, list[Inside]] = {}
    for floor, units in inside:
        said = {_bare(unit.get("SZC")) for unit in units}
        if len(said) == 1 and not said & {"", *_names(floor)}:
            away.setdefault(floor.get("ZRZBSM"), []).append((floor, units))
    found = []
    for own in away.values():
        if len(own) == 2 and all(_bare(a[1][0].get("SZC")) in _names(b[0]) for a, b in (own, own[::-1])):
            found.append((own[0], own[1]))
    return found


def _names(floor: Record) -> set[str]:
    return {_bare(floor.get("MYC")), _bare(floor.get("SJC"))}


def _above(floors: list[tuple[Decimal, Record]], under: re.Pattern[str]) -> list[tuple[Decimal, Record]]:
    """Floors above ground, by both of their names."""
    return [f for f in floors if f[0] > 0 and not under.search(unspaced(f[1].get("MYC")))]


def _told(defect: Defect) -> tuple[str, str]:
    """File and path of the floor that is told."""
    return (defect.where.file, defect.where.xpath) if isinstance(defect.where, Record) else ("", "")


def _numbers(floors: list[tuple[Decimal, Record]]) -> Iterator[Defect]:
    """What is wrong with the numbers of a building's floors: of one that misses a level nothing else is told."""
    gaps = [*_gap(floors)]
    odd = {_told(defect) for defect in gaps}
    yield from gaps
    yield from _order([one for one in floors if (one[1].file, one[1].xpath) not in odd])


def _inside(inputs: Inputs) -> Iterator[Inside]:
    """Each floor, of those that are the only one of their number, with its units."""
    known: dict[tuple[str, str], list[Record]] = {}
    for floor in inputs.records:
        known.setdefault((floor.get("ZRZBSM"), floor.get("CH")), []).append(floor)
    units: dict[tuple[str, str], list[Record]] = {}
    for unit in inputs.other("units").records:
        units.setdefault((unit.get("ZRZBSM"), unit.get("CH")), []).append(unit)
    yield from ((found[0], units[place]) for place, found in known.items() if len(found) == 1 and place in units)


def _name(floor: Record, units: list[Record]) -> Iterator[Defect]:
    """A floor whose name is another number than its level, while all of its units say the level, both in SZC and in
    their number (HH: level and two digits)."""
    level, name = decimal_of(floor.get("SJC")), decimal_of(unspaced(floor.get("MYC")))
    if level is None or name is None or level <= 0 or level == name:
        return
    if all(_bare(u.get("SZC")) == str(level) and re.fullmatch(rf"0*{level}[0-9]{{2}}", u.get("HH")) for u in units):
        facts = {**_facts(floor), "key": units[0].get("BSM"), "value": units[0].get("HH")}
        others = (Value(floor, "SJC"), *(Value(u, "HH") for u in units[:FEW]))
        yield Defect(floor, facts=facts, others=others, field="MYC", case="name")


def _gap(floors: list[tuple[Decimal, Record]]) -> Iterator[Defect]:
    """A floor that is called as a level which no floor has. Where two floors have one level, that is another rule's."""
    there = {level for level, _ in floors}
    missing = {Decimal(n) for n in range(1, int(max(there, default=Decimal(0)))) if Decimal(n) not in there}
    for level, floor in floors if missing and len(there) == len(floors) else ():
        name = decimal_of(unspaced(floor.get("MYC")))
        if name in missing:
            others = (Value(floor, "MYC"),)
            yield Defect(floor, facts={**_facts(floor), "actual": str(level)}, others=others, field="SJC", case="gap")


def _order(floors: list[tuple[Decimal, Record]]) -> Iterator[Defect]:
    """Only nominal floors that are plain numbers have an order; a repeated SJC is another rule's. Of floors that are
    out of order those are wrong without which most of the others are in order."""
    numbered = [(level, name, f) for level, f in floors if (name := decimal_of(unspaced(f.get("MYC")))) is not None]
    numbered.sort(key=lambda floor: floor[0])
    kept = _longest(numbered)
    right = {id(floor) for *_, floor in kept}
    for level, name, floor in (one for one in numbered if id(one[2]) not in right):
        below = next((f for f in reversed(kept) if f[0] < level and f[1] >= name), None)
        above = next((f for f in kept if f[0] > level and f[1] <= name), None)
        if (other := below or above) is not None:
            yield _between((level, name, floor), other)


def _between(one: Floor, other: Floor) -> Defect:
    """Of two floors that are out of order the one whose name is not its level is wrong, where the other's is."""
    if one[0] == one[1] and other[0] != other[1]:
        one, other = other, one
    floor, near = one[2], other[2]
    facts = {**_facts(floor), "expected": near.get("MYC"), "actual": near.get("SJC")}
    others = (Value(floor, "SJC"), Value(near, "MYC"))
    case = "order" if other[0] < one[0] else "above"
    return Defect(floor, facts=facts, others=others, field="MYC", case=case)


def _longest(floors: list[Floor]) -> list[Floor]:
    """The most floors whose names rise with their levels; of several such the one whose lower floors are kept. From the
    top down, so that of chains of one length that with the highest name at its end, thus the lower floor, is kept."""
    order = sorted(range(len(floors)), key=lambda n: (-floors[n][0], floors[n][1]))
    names: list[Decimal] = []
    ends: list[int] = []
    above: dict[int, int | None] = {}
    for number in order:
        name = -floors[number][1]
        place = bisect_left(names, name)
        above[number] = ends[place - 1] if place else None
        names[place : place + 1] = [name]
        ends[place : place + 1] = [number]
    chain, last = [], ends[-1] if ends else None
    while last is not None:
        chain.append(floors[last])
        last = above[last]
    return chain


def _unit(unit: Record, floor: Record, position: str, under: re.Pattern[str]) -> Iterator[Defect]:
    names = _names(floor)
    facts = {**_facts(floor), "key": unit.get("BSM")}
    lower, place = _below(floor, under), unit.get("KJWZ")
    if lower is None and floor.get("SJC") not in EMPTY:
        return
    if unit.get("SZC") not in EMPTY and floor.get("MYC") not in EMPTY and _bare(unit.get("SZC")) not in names:
        facts["value"] = unit.get("SZC")
        yield Defect(unit, facts=facts, others=(Value(floor, "MYC"), Value(unit, "CH")), field="SZC", case="unit")
    if lower is not None and place not in EMPTY and lower != (place == position):
        facts = {**facts, "value": place}
        yield Defect(unit, facts=facts, others=(Value(floor, "SJC"), Value(unit, "")), field="KJWZ", case="position")


def _below(floor: Record, under: re.Pattern[str]) -> bool | None:
    """Does a floor lie below ground? None where its two names contradict each other, or there is no actual one."""
    level, name = decimal_of(floor.get("SJC")), floor.get("MYC")
    if level is None or (name not in EMPTY and (under.search(unspaced(name)) is not None) != (level < 0)):
        return None
    return level < 0


def _facts(floor: Record) -> dict[str, Fact]:
    return {"name": floor.get("CH"), "said": floor.get("SJC"), "text": floor.get("MYC")}


def _bare(text: str) -> str:
    """Without 第, 层, F and zeros at the beginning."""
    return re.sub(r"^第|[层F]$", "", unspaced(text)).lstrip("0")
