"""Storey heights that stand in one of two tables only, or differently in both."""

from __future__ import annotations

import re
from collections.abc import Iterator

from surveycheck.rule import Defect, Fact, Inputs, Limit, Record, Written, check
from surveycheck.rule.keyed import records_by_key
from surveycheck.rule.number import EMPTY, beyond, decimal_of
from surveycheck.rule.words import unspaced

HEIGHTS = "JG_立面图标注"


@check
def storey_height_missing(inputs: Inputs, *, name: str, tolerance: Limit) -> Iterator[Defect]:
    """Subjects: floors (C). Yields those that the elevation (further selection ``heights``: JG_立面图标注) of their
    building (``buildings``: ZRZ) does not tell the height of, where it tells that of any floor; and (case ``differs``)
    those whose CG and scgd differ by more than ``tolerance`` (m). ``name``: what bzmc looks like, group 1 is the
    nominal floor (MYC) or the actual one (SJC). Floors of one name tell of none: a height may stand for several. Floors
    whose building is not the only one of its key are another rule's. A height of that floor under a building that has
    no such floor is the second witness: it may be this one's."""
    pattern = re.compile(name)
    known = records_by_key(inputs.other("buildings"), "ZRZ", ("BSM",))
    numbers = {key: found[0].get("ZRZH") for (key,), found in known.items() if len(found) == 1}
    told: dict[tuple[str, str], list[Record]] = {}
    heights = inputs.other("heights").records
    for record in heights:
        if found := pattern.fullmatch(unspaced(record.get("bzmc"))):
            told.setdefault((record.get("ID_ZRZ"), found[1]), []).append(record)
    levelled = [(f, numbers.get(f.get("ZRZBSM"), "")) for f in inputs.records]
    named = {number for f, number in levelled if _heights(told, number, f)}
    used = {id(record) for f, number in levelled for record in _heights(told, number, f)}
    for floor, number in levelled:
        found = _heights(told, number, floor)
        if number in named and not found:
            where = {"key": floor.get("CH"), "name": number, "text": floor.get("MYC"), "expected": HEIGHTS}
            where |= {"link": "ID_ZRZ", "value": number}
            others = _astray(told, used, (number, floor)) or _misread(heights, pattern, number, floor)
            yield Defect(floor, facts=where, others=others, field="MYC")
        said = decimal_of(floor.get("CG"))
        for record in found if len(found) == 1 and said is not None else ():
            other = decimal_of(record.get("scgd"))
            if other is not None and said is not None and beyond(said - other, tolerance.value):
                facts: dict[str, Fact] = {"key": floor.get("CH"), "name": number, "said": Written(said)}
                facts |= {"actual": Written(other), "difference": float(said - other), "limit": tolerance.value}
                yield Defect(floor, facts=facts, others=(record,), field="CG", case="differs")


def _astray(
    told: dict[tuple[str, str], list[Record]], used: set[int], missing: tuple[str, Record]
) -> tuple[Record, ...]:
    """The heights of a floor of this name that are no floor's; else those of its building that are of no floor, or told
    twice."""
    number, floor = missing
    names = {unspaced(floor.get("MYC")), unspaced(floor.get("SJC"))}
    free = [r for (_, name), records in told.items() if name in names for r in records if id(r) not in used]
    twice = [r for (of, _), records in told.items() if of == number and len(records) > 1 for r in records]
    strange = [r for (of, _), records in told.items() if of == number for r in records if id(r) not in used]
    return tuple(free or strange or twice)


def _misread(heights: tuple[Record, ...], pattern: re.Pattern[str], number: str, floor: Record) -> tuple[Record, ...]:
    """The heights of the building whose names begin with that of the floor, and go on otherwise than all others; else
    the one that has no name."""
    names = tuple(unspaced(floor.get(field)) for field in ("MYC", "SJC") if floor.get(field))
    own = [r for r in heights if r.get("ID_ZRZ") == number and not pattern.fullmatch(unspaced(r.get("bzmc")))]
    begun = [r for r in own if any(re.match(rf"第?{re.escape(n)}(?!\d)", unspaced(r.get("bzmc"))) for n in names)]
    unnamed = [r for r in own if r.get("bzmc") in EMPTY]
    return tuple(begun) or tuple(unnamed if len(unnamed) == 1 else ())


def _heights(told: dict[tuple[str, str], list[Record]], number: str, floor: Record) -> list[Record]:
    return told.get((number, unspaced(floor.get("MYC")))) or told.get((number, unspaced(floor.get("SJC")))) or []
